"""The stack that every application of an environment signs in with."""

import aws_cdk as cdk
from aws_cdk import aws_dynamodb as dynamodb
from cognito_sso import EnvironmentSettings, Platform, Sso, UserPoolFirewall
from cognito_sso.sso_table import INVERTED_INDEX
from constructs import Construct

from stacks.edge_stack import EdgeStack, site_domain


class SsoStack(cdk.Stack):
    """One Sso."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        environment: EnvironmentSettings,
        edge: EdgeStack | None,
    ) -> None:
        platform = Platform.of(scope)
        super().__init__(
            scope,
            construct_id,
            env=cdk.Environment(account=environment.account, region=environment.region),
            synthesizer=platform.synthesizer(),
            termination_protection=environment.termination_protection and platform.protects_data,
            cross_region_references=edge is not None and edge.region != environment.region,
            description=f"Single Sign-On ({environment.name})",
        )
        self.sso = Sso(
            self,
            "Sso",
            settings=environment,
            domain=site_domain(self, environment.domain, edge),
            web_acl_arn=edge.web_acl_arn if edge else None,
            table=self._restored_table(environment.restored_table_name),
        )
        if environment.firewall is not None:
            UserPoolFirewall(
                self,
                "UserPoolFirewall",
                user_pool=self.sso.directory.user_pool,
                settings=environment.firewall,
                log_retention_days=environment.log_retention_days,
            )
        cdk.CfnOutput(self, "SsoUrl", value=self.sso.site.origin)
        cdk.CfnOutput(self, "UserPoolId", value=self.sso.directory.user_pool.user_pool_id)
        cdk.CfnOutput(self, "TableName", value=self.sso.table.name)

    def _restored_table(self, name: str | None) -> dynamodb.ITable | None:
        if name is None:
            return None
        return dynamodb.Table.from_table_attributes(
            self, "RestoredTable", table_name=name, global_indexes=[INVERTED_INDEX]
        )
