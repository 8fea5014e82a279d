"""The application's side of the Single Sign-On: what a team adds for each of its applications."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import aws_cdk as cdk
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_lambda_destinations as destinations
from aws_cdk import aws_sns_subscriptions as subscriptions
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from cognito_sso.api.chalice_service import ChaliceService, SiteApi
from cognito_sso.edge.site_domain import SiteDomain
from cognito_sso.edge.website import Website
from cognito_sso.monitoring.monitors import ApplicationMonitoring
from cognito_sso.packaging.sources import built_site
from cognito_sso.registration import register
from cognito_sso.rule_exceptions import excuse
from cognito_sso.settings.application import ApplicationSettings
from cognito_sso.settings.checks import SettingsError, is_list, require_origin
from cognito_sso.sso_table import allow_actions, make_table
from cognito_sso.stack_outputs import add_json_output, capitalised

if TYPE_CHECKING:
    from cognito_sso.sso import Sso

_ALL_BUT_SCAN = ("GetItem", "BatchGetItem", "PutItem", "UpdateItem", "DeleteItem", "Query")


class SsoApplication(Construct):
    """An app client and a record at the SSO; with a `backend` an API and a table; with a `site` a website.

    The backend is a Chalice app. Its functions find the table in TABLE_NAME, and what `sso_auth` needs in
    TOKEN_ISSUER, JWKS_URI and CLIENT_ID (and ENDED_SESSIONS_URI, ENDED_SESSIONS_MAX_AGE_SECONDS where the
    application's settings ask for it). `table_actions` is what its API may do with the table. A `table` that
    exists already, keyed PK and SK, takes the place of its own.

    The site's pages may call the site itself, the SSO and the origins in `connect_to`, nothing else.
    `trusted_types` says by which Trusted Types policies they may make HTML or code of strings: those named,
    True (any), or False for a site that cannot do without plain strings.

    Without a `site` the API is called through a CDN of one's own, which adds `api.origin_key.headers`.
    `seed_handler` names an entry point of the backend that writes demo data for a user, for the operator's
    command. The construct may be in another stack than its `sso`, in the same region.
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        sso: "Sso",
        application: ApplicationSettings,
        backend: str | Path | None = None,
        requirements: str | Path | None = None,
        table_actions: Sequence[str] = _ALL_BUT_SCAN,
        table: dynamodb.ITable | None = None,
        seed_handler: str | None = None,
        site: str | Path | None = None,
        connect_to: Sequence[str] = (),
        trusted_types: Sequence[str] | bool = True,
        domain: SiteDomain | None = None,
        web_acl_arn: str | None = None,
    ) -> None:
        super().__init__(scope, construct_id)
        if application.id == sso.label:
            raise SettingsError("id", f"{application.id!r} is taken by the SSO's own site.")
        self.sso = sso
        self.application = application
        self.app_client = sso.directory.add_application_client(self, "AppClient")
        self.table: dynamodb.ITable | None = None
        self.backend: ChaliceService | None = None
        self.api: SiteApi | None = None
        self.site: Website | None = None
        self._seed: lambda_.Function | None = None
        if backend is not None:
            self.table = table or make_table(self, "Table", platform=sso.platform)
            self.backend = self._add_backend(Path(backend), Path(requirements) if requirements else None)
            self.api = self._add_api(self.backend, allow_actions(self.table, *table_actions))
            if seed_handler is not None:
                self._seed = self._add_seed(seed_handler)
        if site is not None:
            self.site = self._add_site(
                Path(site),
                connect_to=connect_to,
                trusted_types=trusted_types,
                domain=domain,
                web_acl_arn=web_acl_arn or sso.web_acl_arn,
            )
        self.origin = self.site.origin if self.site else None
        register(
            self,
            application,
            registrar_arn=sso.registrar_arn,
            app_client=self.app_client,
            site_origin=self.origin,
        )
        self._monitoring = self._add_monitoring()
        self._describe()

    def add_entry_point(
        self,
        name: str,
        *,
        handler: str,
        description: str,
        table_actions: Sequence[str],
        environment: Mapping[str, str] | None = None,
        timeout: cdk.Duration | None = None,
    ) -> lambda_.Function:
        """Another function of the backend, which may do `table_actions` with the application's table."""
        if self.backend is None or self.table is None:
            raise SettingsError("backend", f"is missing; {handler!r} is an entry point of it.")
        return self.backend.add_entry_point(
            name,
            handler=handler,
            environment={"TABLE_NAME": self.table.table_name, **(environment or {})},
            statements=allow_actions(self.table, *table_actions),
            timeout=timeout,
            description=description,
        )

    def on_deleted_account(self, function: lambda_.IFunction) -> sqs.Queue:
        """Have `function` called with `{"user_id": "..."}` when a user has deleted his account.

        What SNS cannot hand over, and what the function fails at three times, waits in the queue returned.
        """
        queue = sqs.Queue(
            self,
            "UnhandledDeletions",
            encryption=sqs.QueueEncryption.SQS_MANAGED,
            enforce_ssl=self.sso.platform.uses_tls,
            retention_period=cdk.Duration.days(14),
            removal_policy=self.sso.platform.removal_policy,
        )
        excuse(queue, "AwsSolutions-SQS3", reason="It is itself where undeliverable messages wait.")
        self.sso.deleted_accounts_topic.add_subscription(
            subscriptions.LambdaSubscription(function, dead_letter_queue=queue)
        )
        function.configure_async_invoke(on_failure=destinations.SqsDestination(queue))
        if self._monitoring is not None:
            self._monitoring.watch_queue(queue)
        return queue

    def _add_backend(self, app_dir: Path, requirements: Path | None) -> ChaliceService:
        platform = self.sso.platform
        return ChaliceService(
            self,
            "Backend",
            package=self.sso.sources.package(app_dir, platform, requirements=requirements),
            platform=platform,
            settings=self.sso.settings,
            metrics_namespace=f"{self.sso.metrics_namespace}/{self.application.id}",
            log_account=self.sso.log_account,
        )

    def _add_api(self, backend: ChaliceService, statements: Sequence[iam.PolicyStatement]) -> SiteApi:
        assert self.table is not None  # noqa: S101 - made with the backend
        return backend.add_rest_api(
            environment={
                **self.sso.verifier_environment(),
                **self.sso.ended_sessions_environment(self.application),
                "TABLE_NAME": self.table.table_name,
                "CLIENT_ID": self.app_client.user_pool_client_id,
            },
            statements=statements,
            description=f"{self.application.name}: API",
        )

    def _add_seed(self, handler: str) -> lambda_.Function:
        return self.add_entry_point(
            "Seed",
            handler=handler,
            table_actions=["PutItem"],
            timeout=cdk.Duration.seconds(60),
            description=f"{self.application.name}: demo data, asked for by an operator",
        )

    def _add_site(
        self,
        dist: Path,
        *,
        connect_to: Sequence[str],
        trusted_types: Sequence[str] | bool,
        domain: SiteDomain | None,
        web_acl_arn: str | None,
    ) -> Website:
        if not is_list(connect_to):
            raise SettingsError("connect_to", f"{connect_to!r} must be a list of origins.")
        for index, origin in enumerate(connect_to):
            if not cdk.Token.is_unresolved(origin):
                require_origin(f"connect_to[{index}]", origin, plain_http=not self.sso.platform.uses_tls)
        site = Website(
            self,
            "Site",
            label=self.application.id,
            platform=self.sso.platform,
            api=self.api,
            connect_to=[self.sso.site.origin, *connect_to],
            trusted_types=trusted_types,
            access_log_days=self.sso.settings.access_log_days,
            logs_visits=False,
            domain=domain,
            web_acl_arn=web_acl_arn,
        )
        site.publish(
            built_site(dist),
            {
                **self.sso.site_config(),
                "client_id": self.app_client.user_pool_client_id,
                "application_id": self.application.id,
                "application_name": self.application.name,
                "channel_id": self.application.channels[0].id,
            },
        )
        return site

    def _add_monitoring(self) -> ApplicationMonitoring | None:
        if self.backend is None or self.api is None or self.table is None:
            return None
        return ApplicationMonitoring(
            self,
            "Monitoring",
            platform=self.sso.platform,
            settings=self.sso.settings.monitoring,
            topic=self.sso.alarm_topic,
            namespace=self.backend.metrics_namespace,
            api=self.api,
            table=self.table,
        )

    def _describe(self) -> None:
        """What the operator's command must know of this application."""
        add_json_output(
            self,
            f"Application{capitalised(self.application.id)}",
            {
                "application_id": self.application.id,
                "sso_label": self.sso.label,
                "client_id": self.app_client.user_pool_client_id,
                "site_origin": self.origin,
                "api_endpoint": self.sso.platform.api_endpoint(self.api.rest_api) if self.api else None,
                "table_name": self.table.table_name if self.table else None,
                "seed_function": self._seed.function_name if self._seed else None,
            },
        )
