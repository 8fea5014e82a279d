"""What boto3 itself costs in every call to AWS, below our code: one GetItem whose answer is at hand."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import boto3
from botocore.awsrequest import AWSRequest, AWSResponse
from botocore.compat import HTTPHeaders
from watched_calls import Flow, Watch

_KEY = {"PK": {"S": "application-shop"}, "SK": {"S": "application"}}
_ANSWER = json.dumps({"Item": {**_KEY, "name": {"S": "Shop"}}}).encode()


class _Body:
    """What urllib3 hands over, as far as botocore reads it."""

    def stream(self) -> Iterator[bytes]:
        """All at once."""
        yield _ANSWER


@contextmanager
def boto3_flows(watch: Watch) -> Iterator[Mapping[str, Callable[[], Flow]]]:
    """One flow, which asks DynamoDB once and hears at once."""
    client = boto3.client("dynamodb")
    client.meta.events.register("before-send.dynamodb", _answered)  # type: ignore[arg-type]  # may return

    def ask() -> None:
        with watch.request():
            client.get_item(TableName="sso", Key=_KEY, ConsistentRead=True)

    yield {"one GetItem by boto3": lambda: ask}


def _answered(request: AWSRequest, **_: object) -> AWSResponse:
    """What a handler of `before-send` returns is sent back in place of an answer from the network."""
    headers = HTTPHeaders.from_dict({"Content-Type": "application/x-amz-json-1.0"})
    return AWSResponse(str(request.url), 200, headers, _Body())
