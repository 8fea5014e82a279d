"""An alarm from OK to ALARM to a message that somebody reads, and back.

The emulator makes no metrics of the functions' logs, so the drill puts the metric in itself.
"""

import json
import secrets
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from local_stack import LocalStack

PATIENCE_SECONDS = 30


class Reader:
    """Somebody who gets what the topic says: a queue that is subscribed to it."""

    def __init__(self, stack: LocalStack, topic_arn: str) -> None:
        self._queues = stack.client("sqs")
        self._topics = stack.client("sns")
        self._url = self._queues.create_queue(QueueName=f"drill-{secrets.token_hex(4)}")["QueueUrl"]
        arn = self._queues.get_queue_attributes(QueueUrl=self._url, AttributeNames=["QueueArn"])[
            "Attributes"
        ]["QueueArn"]
        self._queues.set_queue_attributes(
            QueueUrl=self._url, Attributes={"Policy": json.dumps(lets_in(topic_arn, queue_arn=arn))}
        )
        self._subscription = self._topics.subscribe(TopicArn=topic_arn, Protocol="sqs", Endpoint=arn)[
            "SubscriptionArn"
        ]

    def next_message(self) -> dict[str, Any]:
        """The alarm's own account of what happened; waits for it."""
        answer = self._queues.receive_message(QueueUrl=self._url, WaitTimeSeconds=20)
        (received,) = answer["Messages"]
        self._queues.delete_message(QueueUrl=self._url, ReceiptHandle=received["ReceiptHandle"])
        message: dict[str, Any] = json.loads(json.loads(received["Body"])["Message"])
        return message

    def leave(self) -> None:
        self._topics.unsubscribe(SubscriptionArn=self._subscription)
        self._queues.delete_queue(QueueUrl=self._url)


def lets_in(topic_arn: str, *, queue_arn: str) -> dict[str, Any]:
    return {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"Service": "sns.amazonaws.com"},
                "Action": "sqs:SendMessage",
                "Resource": queue_arn,
                "Condition": {"ArnEquals": {"aws:SourceArn": topic_arn}},
            }
        ],
    }


@pytest.fixture
def operations(stack: LocalStack) -> dict[str, Any]:
    described: dict[str, Any] = json.loads(stack.output("SsoOperations"))
    return described


@pytest.fixture
def reader(stack: LocalStack, operations: dict[str, Any]) -> Iterator[Reader]:
    reader = Reader(stack, operations["alarm_topic_arn"])
    yield reader
    reader.leave()


def alarm_named(stack: LocalStack, part: str) -> dict[str, Any]:
    pages = stack.client("cloudwatch").get_paginator("describe_alarms").paginate()
    (alarm,) = [
        each
        for page in pages
        for each in page["MetricAlarms"]
        if f"SsoMonitoringAlarms{part}" in each["AlarmName"]
    ]
    found: dict[str, Any] = alarm
    return found


def until(holds: Callable[[], bool]) -> None:
    """Wait for something that the emulator does at a time of its own."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        assert time.monotonic() < deadline, "it did not come true in time"
        time.sleep(0.2)


def test_an_alarm_reaches_its_reader(stack: LocalStack, operations: dict[str, Any], reader: Reader) -> None:
    metrics = stack.client("cloudwatch")
    alarm = alarm_named(stack, "KeyFetchFailures")
    metrics.set_alarm_state(AlarmName=alarm["AlarmName"], StateValue="OK", StateReason="the drill begins")
    until(lambda: alarm_named(stack, "KeyFetchFailures")["StateValue"] == "OK")

    metrics.put_metric_data(
        Namespace=operations["metrics_namespace"],
        MetricData=[
            {
                "MetricName": "JwksFetches",
                "Dimensions": [{"Name": "Outcome", "Value": "failed"}],
                "Timestamp": datetime.now(UTC),
                "Value": 3,
                "Unit": "Count",
            }
        ],
    )

    until(lambda: alarm_named(stack, "KeyFetchFailures")["StateValue"] == "ALARM")
    message = reader.next_message()
    while message["NewStateValue"] != "ALARM":
        message = reader.next_message()
    assert message["AlarmName"] == alarm["AlarmName"]
    assert "docs/runbooks/key-fetch-failures.md" in message["AlarmDescription"]
