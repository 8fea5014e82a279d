"""Tells the applications that an account is gone, so that they may forget the user as well."""

import json
from collections.abc import Callable
from typing import Protocol


class Topic(Protocol):
    """What is needed of boto3's SNS client."""

    def publish(self, *, TopicArn: str, Message: str) -> object:  # noqa: N803 - boto3's names
        """Accepts a message for all subscribers."""
        ...


class DeletedAccounts:
    """Announces deleted users; `connect` makes the client, which hardly any process ever needs."""

    def __init__(self, connect: Callable[[], Topic], *, topic_arn: str) -> None:
        self._connect = connect
        self._topic_arn = topic_arn

    def announce(self, user_id: str) -> None:
        """Publishes `{"user_id"}` and nothing else of the user; errors of the client pass through."""
        self._connect().publish(TopicArn=self._topic_arn, Message=json.dumps({"user_id": user_id}))
