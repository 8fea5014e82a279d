"""The single table: applications, their users, users, sessions."""

from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_iam as iam
from constructs import Construct

from cognito_sso.platforms import Platform

INVERTED_INDEX = "by-sort-key"


def make_table(scope: Construct, construct_id: str, *, platform: Platform) -> dynamodb.Table:
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
        encryption=dynamodb.TableEncryption.AWS_MANAGED,
        deletion_protection=platform.protects_data,
        removal_policy=platform.removal_policy,
    )


class SsoTable(Construct):
    """The table, its inverted index (SK, PK), and statements that allow single actions on them.

    The index answers "applications of a user" and "all applications"; it carries the keys and the
    channels only, so that no session or profile is copied into it.
    """

    def __init__(self, scope: Construct, construct_id: str, *, platform: Platform) -> None:
        super().__init__(scope, construct_id)
        self.table = make_table(self, "Table", platform=platform)
        self.table.add_global_secondary_index(
            index_name=INVERTED_INDEX,
            partition_key=dynamodb.Attribute(name="SK", type=dynamodb.AttributeType.STRING),
            sort_key=dynamodb.Attribute(name="PK", type=dynamodb.AttributeType.STRING),
            projection_type=dynamodb.ProjectionType.INCLUDE,
            non_key_attributes=["channels"],
        )

    @property
    def name(self) -> str:
        """The table's name."""
        return self.table.table_name

    def environment(self) -> dict[str, str]:
        """What a function must know to find the table."""
        return {"TABLE_NAME": self.name}

    def allow(self, *actions: str) -> iam.PolicyStatement:
        """Actions such as `GetItem` on the table."""
        return allow_actions(self.table.table_arn, *actions)

    def allow_index_query(self) -> iam.PolicyStatement:
        """Query on the inverted index, not on the table."""
        return allow_actions(f"{self.table.table_arn}/index/{INVERTED_INDEX}", "Query")


def allow_actions(resource_arn: str, *actions: str) -> iam.PolicyStatement:
    """DynamoDB actions on one resource."""
    return iam.PolicyStatement(actions=[f"dynamodb:{action}" for action in actions], resources=[resource_arn])
