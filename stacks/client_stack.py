"""An example application: orders that only their owner sees."""

import aws_cdk as cdk
from aws_cdk import aws_sns_subscriptions as subscriptions
from cognito_sso import ApplicationSettings, ChaliceService, Sources, Sso, Website
from cognito_sso.sso_table import allow_actions, make_table
from constructs import Construct


class ClientStack(cdk.Stack):
    """Orders table, API, site, and the registration at the SSO."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        sso: Sso,
        application: ApplicationSettings,
        sources: Sources,
    ) -> None:
        environment, platform = sso.environment, sso.platform
        super().__init__(
            scope,
            construct_id,
            env=cdk.Environment(account=environment.account, region=environment.region),
            synthesizer=platform.synthesizer(),
            description=f"{application.name}, an application of the Single Sign-On ({environment.name})",
        )
        app_client = sso.directory.add_application_client(self, "AppClient")
        orders = make_table(self, "Orders", platform=platform)
        backend = ChaliceService(
            self,
            "Backend",
            package=sources.package("client_backend", platform),
            platform=platform,
            log_retention_days=environment.log_retention_days,
        )
        api = backend.add_rest_api(
            environment={
                **sso.verifier_environment(),
                **sso.ended_sessions_environment(application),
                "ORDERS_TABLE_NAME": orders.table_name,
                "CLIENT_ID": app_client.user_pool_client_id,
            },
            statements=[allow_actions(orders.table_arn, "GetItem", "PutItem", "Query")],
            description=f"{application.name}: orders",
        )
        account_deleted = backend.add_entry_point(
            "AccountDeleted",
            handler="app.account_deleted",
            environment={
                "ORDERS_TABLE_NAME": orders.table_name,
                "ORDERS_OF_DELETED_USERS": environment.orders_of_deleted_users,
            },
            statements=[allow_actions(orders.table_arn, "Query", "PutItem", "DeleteItem")],
            timeout=cdk.Duration.seconds(60),
            description=f"{application.name}: what becomes of a deleted user's orders",
        )
        sso.deleted_accounts_topic.add_subscription(subscriptions.LambdaSubscription(account_deleted))
        site = Website(
            self,
            "Site",
            label=application.id,
            platform=platform,
            api=api,
            connect_to=[sso.site.origin],
        )
        sso.register(self, application, app_client=app_client, site_origin=site.origin)
        site.publish(
            sources.site("client_fe"),
            {
                **sso.site_config(),
                "client_id": app_client.user_pool_client_id,
                "application_id": application.id,
                "application_name": application.name,
                "channel_id": application.channels[0].id,
            },
        )
        cdk.CfnOutput(self, "Url", value=site.origin)
        cdk.CfnOutput(self, "OrdersTableName", value=orders.table_name)
