"""Alarms and a dashboard, for an Sso and for each of its applications."""

from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from cognito_sso.api.chalice_service import ChaliceService, SiteApi
from cognito_sso.monitoring.alarms import Alarms
from cognito_sso.monitoring.dashboard import Dashboard
from cognito_sso.platforms.platform import Platform
from cognito_sso.settings.operation import MonitoringSettings
from cognito_sso.sso_table import SsoTable
from cognito_sso.users.user_directory import UserDirectory

# The others raise to refuse a user, which is no failure.
_RAISE_ONLY_ON_FAILURE = ("PostConfirmation", "AuthChallenge", "PreTokenGeneration")
_OF_ITS_OWN_MAILS = "CustomMessage"


class SsoMonitoring(Construct):
    """Of an Sso."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        platform: Platform,
        settings: MonitoringSettings,
        topic: sns.ITopic,
        namespace: str,
        backend: ChaliceService,
        api: SiteApi,
        table: SsoTable,
        directory: UserDirectory,
    ) -> None:
        super().__init__(scope, construct_id)
        alarms = Alarms(self, "Alarms", platform=platform, topic=topic, namespace=namespace)
        alarms.watch_api(api.rest_api, api.function, latency_p99_ms=settings.latency_p99_ms)
        alarms.watch_throttles(list(backend.functions.values()))
        triggers = [backend.functions[name] for name in _RAISE_ONLY_ON_FAILURE]
        if _OF_ITS_OWN_MAILS in backend.functions:
            triggers.append(backend.functions[_OF_ITS_OWN_MAILS])
        alarms.watch_triggers(triggers)
        alarms.watch_sign_ins(failure_percent=settings.sign_in_failure_percent)
        alarms.watch_keys()
        alarms.watch_table(table.table)
        alarms.watch_user_pool(
            user_pool_id=directory.user_pool.user_pool_id,
            client_id=directory.sso_client.user_pool_client_id,
        )
        dashboard = Dashboard(self, "Dashboard", alarms=alarms.all)
        dashboard.show_sign_ins(namespace)
        dashboard.show_api(api.rest_api)
        dashboard.show_functions(backend.functions)
        dashboard.show_table(table.table)


class ApplicationMonitoring(Construct):
    """Of an application with a backend."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        platform: Platform,
        settings: MonitoringSettings,
        topic: sns.ITopic,
        namespace: str,
        api: SiteApi,
        table: dynamodb.ITable,
    ) -> None:
        super().__init__(scope, construct_id)
        self._alarms = Alarms(self, "Alarms", platform=platform, topic=topic, namespace=namespace)
        self._alarms.watch_api(api.rest_api, api.function, latency_p99_ms=settings.latency_p99_ms)
        self._alarms.watch_throttles([api.function])
        self._alarms.watch_keys()
        self._alarms.watch_table(table)
        dashboard = Dashboard(self, "Dashboard", alarms=self._alarms.all)
        dashboard.show_api(api.rest_api)
        dashboard.show_functions({"API": api.function})
        dashboard.show_table(table)

    def watch_queue(self, queue: sqs.IQueue) -> None:
        """Tell when anything waits in the queue of unhandled deletions."""
        self._alarms.watch_queue(queue)
