"""A Single Sign-On, and the applications that use it."""

from collections.abc import Sequence
from pathlib import Path

import aws_cdk as cdk
from aws_cdk import aws_cognito as cognito
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_kms as kms
from aws_cdk import aws_sns as sns
from constructs import Construct

from cognito_sso.api.access_logs import ApiGatewayAccount
from cognito_sso.api.chalice_service import ChaliceService
from cognito_sso.deleted_accounts import DeletedAccounts
from cognito_sso.edge.site_domain import SiteDomain
from cognito_sso.edge.website import Website
from cognito_sso.monitoring.alarm_topic import AlarmTopic
from cognito_sso.monitoring.monitors import SsoMonitoring
from cognito_sso.packaging.sources import Sources, built_site
from cognito_sso.platforms.platform import Platform
from cognito_sso.settings.application import ApplicationSettings, ChannelSettings, Enrolment
from cognito_sso.settings.branding import Branding
from cognito_sso.settings.checks import SettingsError, require_identifier
from cognito_sso.settings.environment import SsoSettings
from cognito_sso.sign_in_config import sign_in_config
from cognito_sso.sso_application import SsoApplication
from cognito_sso.sso_functions import SsoFunctions
from cognito_sso.sso_table import SsoTable
from cognito_sso.stack_outputs import add_json_output, capitalised
from cognito_sso.users.triggers import add_user_pool_triggers
from cognito_sso.users.user_directory import UserDirectory


class Sso(Construct):
    """User pool, table, SSO backend and SSO site.

    Applications register themselves, also from other stacks (`SsoApplication`); nothing here ever refers to
    one of them, so they come and go without a change to this construct's stack.

    What exists already may be brought along: `domain` for the site, `web_acl_arn` of an AWS WAF with
    CLOUDFRONT scope, a `user_pool` of the same CDK app with email as user name, a `table` keyed PK and SK
    with the index `by-sort-key` (SK, PK; projecting `channels`) and TTL on `expires_at`, and an
    `encryption_key` for what this construct makes: table and topic. `label` tells several Sso apart: it is
    the site's host name on the emulator, and how the operator's command names it.
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        settings: SsoSettings | None = None,
        label: str = "sso",
        domain: SiteDomain | None = None,
        web_acl_arn: str | None = None,
        user_pool: cognito.UserPool | None = None,
        table: dynamodb.ITable | None = None,
        encryption_key: kms.IKey | None = None,
    ) -> None:
        super().__init__(scope, construct_id)
        require_identifier("label", label)
        self.settings = settings or SsoSettings()
        self.label = label
        self.platform = Platform.of(self)
        self.platform.require_synthesizer(cdk.Stack.of(self))
        self.sources = Sources.installed()
        self.metrics_namespace = f"CognitoSso/{self.node.path}"
        self.web_acl_arn = web_acl_arn
        self.table = SsoTable(
            self, "SsoTable", platform=self.platform, existing=table, encryption_key=encryption_key
        )
        self.log_account = (
            ApiGatewayAccount.of_stack(self, platform=self.platform)
            if self.settings.api_gateway_account
            else None
        )
        self._backend = ChaliceService(
            self,
            "Backend",
            package=self.sources.sso_backend(self.platform),
            platform=self.platform,
            settings=self.settings,
            metrics_namespace=self.metrics_namespace,
            log_account=self.log_account,
        )
        known_origin = self.platform.known_site_origin(label, domain)
        self._triggers = add_user_pool_triggers(
            self._backend,
            platform=self.platform,
            table=self.table,
            settings=self.settings,
            sso_origin=known_origin,
        )
        self.directory = UserDirectory(
            self,
            "Directory",
            platform=self.platform,
            settings=self.settings,
            triggers=self._triggers,
            sso_origin=known_origin,
            existing=user_pool,
        )
        self._deleted_accounts = DeletedAccounts(
            self, "DeletedAccounts", platform=self.platform, encryption_key=encryption_key
        )
        functions = SsoFunctions(
            self._backend,
            settings=self.settings,
            table=self.table,
            directory=self.directory,
            deleted_accounts=self._deleted_accounts,
        )
        self.registrar_arn = functions.add_registrar().function_arn
        self._operator = functions.add_operator(jwks_uri=self.verifier_environment()["JWKS_URI"])
        self._api = functions.add_api(
            verifier=self.verifier_environment(),
            sso_origin=known_origin,
        )
        self.site = self._add_site(domain)
        self.alarm_topic = self._add_monitoring()
        self._describe()

    def add_application(
        self,
        application_id: str,
        *,
        name: str,
        enrolment: Enrolment = "open",
        channels: Sequence[ChannelSettings] = (ChannelSettings(id="web"),),
        backend: str | Path | None = None,
        site: str | Path | None = None,
        ended_sessions_max_age_seconds: int = 0,
        branding: Branding | None = None,
        scope: Construct | None = None,
    ) -> SsoApplication:
        """An application in the same stack, or in that of `scope`; `SsoApplication` takes more.

        `site` is the folder of its built front end, `backend` that of its Chalice app. Without a site every
        channel says where sign-ins return to. `ended_sessions_max_age_seconds`, 1 to 300, lets the
        backend know where to ask for ended sessions. `branding` is how the SSO's pages and mails show the
        application. Raises `SettingsError`.
        """
        construct_id = f"Application{capitalised(application_id)}"
        if (scope or self).node.try_find_child(construct_id) is not None:
            raise SettingsError("id", f"{application_id!r} is used twice; ids must be unique.")
        return SsoApplication(
            scope or self,
            construct_id,
            sso=self,
            application=ApplicationSettings(
                id=application_id,
                name=name,
                enrolment=enrolment,
                channels=tuple(channels),
                ended_sessions_max_age_seconds=ended_sessions_max_age_seconds,
                branding=branding,
            ),
            backend=backend,
            site=site,
        )

    @property
    def deleted_accounts_topic(self) -> sns.Topic:
        """Says `{"user_id": "..."}` of every deleted account; an application's stack may subscribe to it."""
        return self._deleted_accounts.topic

    @property
    def _region(self) -> str:
        return cdk.Stack.of(self).region

    def site_config(self) -> dict[str, str]:
        """What every site's `/config.json` says about the SSO; the client id is the SSO site's own."""
        return self._shared_config(self.site.origin)

    def _shared_config(self, sso_origin: str) -> dict[str, str]:
        return {
            "environment": self.settings.name,
            "region": self._region,
            "user_pool_id": self.directory.user_pool.user_pool_id,
            "client_id": self.directory.sso_client.user_pool_client_id,
            "cognito_endpoint": self.platform.cognito_endpoint(self._region),
            "sso_origin": sso_origin,
        }

    def verifier_environment(self) -> dict[str, str]:
        """What a backend's validator must know about the pool."""
        user_pool_id = self.directory.user_pool.user_pool_id
        return {
            "TOKEN_ISSUER": self.directory.issuer,
            "JWKS_URI": self.platform.jwks_uri(self._region, user_pool_id),
        }

    def ended_sessions_environment(self, application: ApplicationSettings) -> dict[str, str]:
        """What the application's backend must know to refuse tokens of ended sessions; empty: it need not."""
        if application.ended_sessions_max_age_seconds == 0:
            return {}
        api_url = self.platform.api_url(self.label, site_origin=self.site.origin)
        return {
            "ENDED_SESSIONS_URI": f"{api_url}/ended-sessions?application_id={application.id}",
            "ENDED_SESSIONS_MAX_AGE_SECONDS": str(application.ended_sessions_max_age_seconds),
        }

    def _add_site(self, domain: SiteDomain | None) -> Website:
        site = Website(
            self,
            "Site",
            label=self.label,
            platform=self.platform,
            api=self._api,
            connect_to=[self.platform.cognito_endpoint(self._region)],
            trusted_types=["vue"],
            access_log_days=self.settings.access_log_days,
            logs_visits=True,
            domain=domain,
            web_acl_arn=self.web_acl_arn,
        )
        site.publish(
            built_site(self.sources.sso_site),
            {
                **self._shared_config(site.origin),
                **sign_in_config(self.settings),
                **self.platform.extra_config(),
            },
        )
        return site

    def _add_monitoring(self) -> sns.Topic:
        topic = AlarmTopic(
            self, "AlarmTopic", platform=self.platform, emails=self.settings.monitoring.alarm_emails
        ).topic
        SsoMonitoring(
            self,
            "Monitoring",
            platform=self.platform,
            settings=self.settings.monitoring,
            topic=topic,
            namespace=self.metrics_namespace,
            backend=self._backend,
            api=self._api,
            table=self.table,
            directory=self.directory,
        )
        return topic

    def _describe(self) -> None:
        """What the operator's command must know of this Sso."""
        add_json_output(
            self,
            f"{capitalised(self.label)}Operations",
            {
                "label": self.label,
                "sso_origin": self.site.origin,
                "region": self._region,
                "user_pool_id": self.directory.user_pool.user_pool_id,
                "sso_client_id": self.directory.sso_client.user_pool_client_id,
                "table_name": self.table.name,
                "operator_function": self._operator.function_name,
                "metrics_namespace": self.metrics_namespace,
                "alarm_topic_arn": self.alarm_topic.topic_arn,
                "api_endpoint": self.platform.api_endpoint(self._api.rest_api),
                "triggers": self._triggers.names(),
            },
        )
