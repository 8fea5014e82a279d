"""The single table: applications, their users, users, sessions."""

from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from constructs import Construct

from cognito_sso.platforms.platform import Platform

INVERTED_INDEX = "by-sort-key"


def make_table(
    scope: Construct, construct_id: str, *, platform: Platform, encryption_key: kms.IKey | None = None
) -> dynamodb.Table:
    """A table keyed PK and SK with all that every table here has: on-demand, PITR, TTL, encryption."""
    return dynamodb.Table(
        scope,
        construct_id,
        partition_key=dynamodb.Attribute(name="PK", type=dynamodb.AttributeType.STRING),
        sort_key=dynamodb.Attribute(name="SK", type=dynamodb.AttributeType.STRING),
        billing_mode=dynamodb.BillingMode.PAY_PER_REQUEST,
        point_in_time_recovery_specification=dynamodb.PointInTimeRecoverySpecification(
            point_in_time_recovery_enabled=True
        ),
        time_to_live_attribute="expires_at",
        encryption=dynamodb.TableEncryption.CUSTOMER_MANAGED
        if encryption_key
        else dynamodb.TableEncryption.AWS_MANAGED,
        encryption_key=encryption_key,
        deletion_protection=platform.protects_data,
        removal_policy=platform.removal_policy,
    )


class SsoTable(Construct):
    """The table, its inverted index (SK, PK), and statements that allow single actions on them.

    The index answers "applications of a user" and "all applications"; it carries the keys and the
    channels only, so that no session or profile is copied into it.

    `existing` takes the table's place: it has the same keys, the same index, and `expires_at` for its TTL.
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        platform: Platform,
        existing: dynamodb.ITable | None = None,
        encryption_key: kms.IKey | None = None,
    ) -> None:
        super().__init__(scope, construct_id)
        self.table = existing or self._make(platform, encryption_key)

    def _make(self, platform: Platform, encryption_key: kms.IKey | None) -> dynamodb.ITable:
        table = make_table(self, "Table", platform=platform, encryption_key=encryption_key)
        table.add_global_secondary_index(
            index_name=INVERTED_INDEX,
            partition_key=dynamodb.Attribute(name="SK", type=dynamodb.AttributeType.STRING),
            sort_key=dynamodb.Attribute(name="PK", type=dynamodb.AttributeType.STRING),
            projection_type=dynamodb.ProjectionType.INCLUDE,
            non_key_attributes=["channels"],
        )
        return table

    @property
    def name(self) -> str:
        """The table's name."""
        return self.table.table_name

    def environment(self) -> dict[str, str]:
        """What a function must know to find the table."""
        return {"TABLE_NAME": self.name}

    def allow(self, *actions: str) -> list[iam.PolicyStatement]:
        """Actions such as `GetItem` on the table, and the use of its key where it has one of its own."""
        return allow_actions(self.table, *actions)

    def allow_index_query(self) -> iam.PolicyStatement:
        """Query on the inverted index, not on the table."""
        return iam.PolicyStatement(
            actions=["dynamodb:Query"], resources=[f"{self.table.table_arn}/index/{INVERTED_INDEX}"]
        )


def allow_actions(table: dynamodb.ITable, *actions: str) -> list[iam.PolicyStatement]:
    """DynamoDB actions on one table.

    DynamoDB uses a customer's key in the caller's name.
    https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
    """
    statements = [
        iam.PolicyStatement(actions=[f"dynamodb:{action}" for action in actions], resources=[table.table_arn])
    ]
    if table.encryption_key is not None:
        statements.append(
            iam.PolicyStatement(
                actions=["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"],
                resources=[table.encryption_key.key_arn],
            )
        )
    return statements
