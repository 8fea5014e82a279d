"""The Single Sign-On of one environment, and the applications that use it."""

from collections.abc import Mapping

import aws_cdk as cdk
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_cognito as cognito
from aws_cdk import aws_sns as sns
from constructs import Construct

from cognito_sso.chalice_service import ChaliceService
from cognito_sso.deleted_accounts import DeletedAccounts
from cognito_sso.platforms import Platform
from cognito_sso.settings import ApplicationSettings, EnvironmentSettings
from cognito_sso.sources import Sources
from cognito_sso.sso_table import INVERTED_INDEX, SsoTable
from cognito_sso.user_directory import UserDirectory
from cognito_sso.user_pool_triggers import add_user_pool_triggers
from cognito_sso.website import Website

_SITE_LABEL = "sso"


class Sso(Construct):
    """User pool, table, SSO backend and SSO site.

    Applications register themselves, also from other stacks, by `register`; nothing here ever
    refers to one of them, so they come and go without a change to this construct's stack.
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        environment: EnvironmentSettings,
        platform: Platform,
        sources: Sources,
    ) -> None:
        super().__init__(scope, construct_id)
        self.environment = environment
        self.platform = platform
        self.table = SsoTable(self, "SsoTable", platform=platform)
        self._backend = ChaliceService(
            self,
            "Backend",
            package=sources.package("sso_backend", platform),
            platform=platform,
            log_retention_days=environment.log_retention_days,
        )
        self.directory = self._add_directory()
        self._deleted_accounts = DeletedAccounts(self, "DeletedAccounts", platform=platform)
        self._registrar = self._add_registrar()
        self._api = self._add_api()
        self.site = Website(
            self,
            "Site",
            label=_SITE_LABEL,
            platform=platform,
            api=self._api,
            connect_to=[platform.cognito_endpoint(environment.region)],
        )
        own_config = {"mfa": environment.mfa}
        self.site.publish(sources.site("sso_fe"), self.site_config() | own_config | platform.extra_config())

    @property
    def deleted_accounts_topic(self) -> sns.Topic:
        """Says `{"user_id": "..."}` of every deleted account; an application's stack may subscribe to it."""
        return self._deleted_accounts.topic

    def site_config(self) -> dict[str, str]:
        """What every site's `/config.json` says about the SSO; the client id is the SSO site's own."""
        return {
            "environment": self.environment.name,
            "region": self.environment.region,
            "user_pool_id": self.directory.user_pool.user_pool_id,
            "client_id": self.directory.sso_client.user_pool_client_id,
            "cognito_endpoint": self.platform.cognito_endpoint(self.environment.region),
            "sso_origin": self.site.origin,
        }

    def verifier_environment(self) -> dict[str, str]:
        """What a backend's validator must know about the pool."""
        user_pool_id = self.directory.user_pool.user_pool_id
        return {
            "TOKEN_ISSUER": self.directory.issuer,
            "JWKS_URI": self.platform.jwks_uri(self.environment.region, user_pool_id),
        }

    def ended_sessions_environment(self, application: ApplicationSettings) -> dict[str, str]:
        """What the application's backend must know to refuse tokens of ended sessions; empty: it need not."""
        if application.ended_sessions_max_age_seconds == 0:
            return {}
        api_url = self.platform.api_url(self._api, site_origin=self.site.origin)
        return {
            "ENDED_SESSIONS_URI": f"{api_url}/ended-sessions?application_id={application.id}",
            "ENDED_SESSIONS_MAX_AGE_SECONDS": str(application.ended_sessions_max_age_seconds),
        }

    def register(
        self,
        scope: Construct,
        application: ApplicationSettings,
        *,
        app_client: cognito.UserPoolClient,
        site_origin: str,
    ) -> cdk.CustomResource:
        """Keep the application's record in the table, as a custom resource in `scope`.

        `scope` may be in another stack than this construct. `site_origin` gives the `web` channel's URLs
        where the settings leave them out.
        """
        return cdk.CustomResource(
            scope,
            "Registration",
            service_token=self._registrar.function_arn,
            resource_type="Custom::SsoApplication",
            # A registrar that never answers would otherwise hold the deployment for an hour.
            service_timeout=cdk.Duration.seconds(60),
            properties={
                "ApplicationId": application.id,
                "Name": application.name,
                "Enrolment": application.enrolment,
                "UserPoolClientId": app_client.user_pool_client_id,
                "Channels": [
                    {
                        "channel_id": channel.id,
                        "return_url": channel.return_url or f"{site_origin}/success",
                        "logout_url": channel.logout_url or f"{site_origin}/",
                    }
                    for channel in application.channels
                ],
            },
        )

    def _add_directory(self) -> UserDirectory:
        return UserDirectory(
            self,
            "Directory",
            platform=self.platform,
            mfa=self.environment.mfa,
            tokens=self.environment.tokens,
            triggers=add_user_pool_triggers(
                self._backend, table=self.table, sign_up=self.environment.sign_up
            ),
        )

    def _add_api(self) -> apigateway.SpecRestApi:
        return self._backend.add_rest_api(
            environment=self._backend_environment(),
            statements=[
                self.table.allow("GetItem", "BatchGetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"),
                self.table.allow_index_query(),
                self.directory.allow(
                    "AdminInitiateAuth",
                    "AdminRespondToAuthChallenge",
                    "AdminGetUser",
                    "AdminUpdateUserAttributes",
                    "AdminDeleteUser",
                ),
                self._deleted_accounts.allow_publish(),
            ],
            description="SSO backend: authorize, membership, sessions, accounts",
        )

    def _add_registrar(self) -> cdk.aws_lambda.Function:
        return self._backend.add_entry_point(
            "RegisterApplication",
            handler="app.register_application",
            environment=self.table.environment(),
            statements=[self.table.allow("UpdateItem", "DeleteItem")],
            timeout=cdk.Duration.seconds(30),
            description="CloudFormation custom resource: an application's record",
        )

    def _backend_environment(self) -> Mapping[str, str]:
        session = self.environment.session
        return {
            **self.table.environment(),
            **self.verifier_environment(),
            "SORT_KEY_INDEX_NAME": INVERTED_INDEX,
            "USER_POOL_ID": self.directory.user_pool.user_pool_id,
            "SSO_CLIENT_ID": self.directory.sso_client.user_pool_client_id,
            "SSO_ORIGIN": self.platform.known_site_origin(_SITE_LABEL),
            "DELETED_ACCOUNTS_TOPIC_ARN": self.deleted_accounts_topic.topic_arn,
            "SESSION_ABSOLUTE_SECONDS": str(session.absolute_minutes * 60),
            "SESSION_IDLE_SECONDS": str(session.idle_minutes * 60),
        }
