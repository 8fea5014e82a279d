"""The stack that every application of an environment signs in with."""

import aws_cdk as cdk
from cognito_sso import EnvironmentSettings, Platform, Sources, Sso
from constructs import Construct


class SsoStack(cdk.Stack):
    """One Sso."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        environment: EnvironmentSettings,
        platform: Platform,
        sources: Sources,
    ) -> None:
        super().__init__(
            scope,
            construct_id,
            env=cdk.Environment(account=environment.account, region=environment.region),
            synthesizer=platform.synthesizer(),
            description=f"Single Sign-On ({environment.name})",
        )
        self.sso = Sso(self, "Sso", environment=environment, platform=platform, sources=sources)
        cdk.CfnOutput(self, "SsoUrl", value=self.sso.site.origin)
        cdk.CfnOutput(self, "UserPoolId", value=self.sso.directory.user_pool.user_pool_id)
        cdk.CfnOutput(self, "TableName", value=self.sso.table.name)
