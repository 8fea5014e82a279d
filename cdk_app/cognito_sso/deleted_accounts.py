"""Where the SSO says that a user has deleted his account, for applications that keep data about him."""

from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_sns as sns
from constructs import Construct

from cognito_sso.platforms import Platform


class DeletedAccounts(Construct):
    """A topic; each message's body is `{"user_id": "..."}`. It may come twice, and after some time.

    Encrypted by the key that AWS keeps for SNS: its policy lets in whoever in this account may use the topic,
    so neither publisher nor subscribers need grants on a key.
    https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
    """

    def __init__(self, scope: Construct, construct_id: str, *, platform: Platform) -> None:
        super().__init__(scope, construct_id)
        self.topic = sns.Topic(
            self,
            "Topic",
            display_name="Deleted accounts",
            master_key=kms.Alias.from_alias_name(self, "Key", "alias/aws/sns"),
            enforce_ssl=platform.uses_tls,
        )

    def allow_publish(self) -> iam.PolicyStatement:
        """Publish to this topic."""
        return iam.PolicyStatement(actions=["sns:Publish"], resources=[self.topic.topic_arn])
