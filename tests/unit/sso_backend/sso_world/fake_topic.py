"""The topic that tells applications of deleted accounts."""

# ruff: noqa: N803 - arguments are named as boto3 names them

from botocore.exceptions import ClientError

TOPIC_ARN = "arn:aws:sns:eu-west-1:123456789012:deleted-accounts"


class FakeTopic:
    """Keeps what was published, or refuses it with an AWS error code."""

    def __init__(self) -> None:
        self.messages: list[str] = []
        self.fail_with: str | None = None

    def publish(self, *, TopicArn: str, Message: str) -> object:
        assert TopicArn == TOPIC_ARN
        if self.fail_with is not None:
            raise ClientError({"Error": {"Code": self.fail_with, "Message": "injected"}}, "Publish")
        self.messages.append(Message)
        return {}
