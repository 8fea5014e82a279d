"""An example application: orders that only their owner sees."""

from pathlib import Path

import aws_cdk as cdk
from aws_cdk import aws_dynamodb as dynamodb
from cognito_sso import ApplicationSettings, EnvironmentSettings, Sso, SsoApplication
from constructs import Construct

from stacks.edge_stack import EdgeStack, site_domain

ROOT = Path(__file__).parents[1]


class ClientStack(cdk.Stack):
    """One application with orders table, API and site."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        sso: Sso,
        environment: EnvironmentSettings,
        application: ApplicationSettings,
        edge: EdgeStack | None,
    ) -> None:
        super().__init__(
            scope,
            construct_id,
            env=cdk.Environment(account=environment.account, region=environment.region),
            synthesizer=sso.platform.synthesizer(),
            termination_protection=environment.termination_protection and sso.platform.protects_data,
            cross_region_references=edge is not None and edge.region != environment.region,
            description=f"{application.name}, an application of the Single Sign-On ({environment.name})",
        )
        self.application = SsoApplication(
            self,
            "Application",
            sso=sso,
            application=application,
            backend=ROOT / "runtime" / "client_backend",
            table_actions=["GetItem", "PutItem", "Query"],
            table=self._restored_table(application.restored_table_name),
            seed_handler="app.seed_orders",
            site=ROOT / "frontend" / "client_fe" / "dist",
            trusted_types=["vue"],
            domain=site_domain(self, application.domain, edge),
        )
        self.application.on_deleted_account(
            self.application.add_entry_point(
                "AccountDeleted",
                handler="app.account_deleted",
                environment={"ORDERS_OF_DELETED_USERS": environment.orders_of_deleted_users},
                table_actions=["Query", "PutItem", "DeleteItem"],
                timeout=cdk.Duration.seconds(60),
                description=f"{application.name}: what becomes of a deleted user's orders",
            )
        )
        cdk.CfnOutput(self, "Url", value=self.application.origin or "")
        assert self.application.table is not None  # noqa: S101 - it has a backend
        cdk.CfnOutput(self, "OrdersTableName", value=self.application.table.table_name)

    def _restored_table(self, name: str | None) -> dynamodb.ITable | None:
        return None if name is None else dynamodb.Table.from_table_name(self, "RestoredTable", name)
