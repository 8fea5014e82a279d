"""Where the SSO says that a user has deleted his account, for applications that keep data about him."""

from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_sns as sns
from constructs import Construct

from cognito_sso.platforms.platform import Platform


class DeletedAccounts(Construct):
    """A topic; each message's body is `{"user_id": "..."}`. It may come twice, and after some time.

    Without a key of one's own it is encrypted by the one that AWS keeps for SNS, whose policy lets in whoever
    in this account may use the topic, so neither publisher nor subscribers need grants on a key.
    https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
    """

    def __init__(
        self, scope: Construct, construct_id: str, *, platform: Platform, encryption_key: kms.IKey | None
    ) -> None:
        super().__init__(scope, construct_id)
        self._key = encryption_key
        self.topic = sns.Topic(
            self,
            "Topic",
            display_name="Deleted accounts",
            master_key=encryption_key or kms.Alias.from_alias_name(self, "Key", "alias/aws/sns"),
            enforce_ssl=platform.uses_tls,
        )

    def allow_publish(self) -> list[iam.PolicyStatement]:
        """Publish to this topic, with its key where it has one of its own."""
        statements = [iam.PolicyStatement(actions=["sns:Publish"], resources=[self.topic.topic_arn])]
        if self._key is not None:
            statements.append(
                iam.PolicyStatement(
                    actions=["kms:Decrypt", "kms:GenerateDataKey"], resources=[self._key.key_arn]
                )
            )
        return statements
