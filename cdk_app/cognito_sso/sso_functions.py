"""The SSO backend's functions other than Cognito's triggers: its API, the registrar, the operator's."""

import json
from collections.abc import Mapping

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_

from cognito_sso.api.chalice_service import ChaliceService, SiteApi
from cognito_sso.deleted_accounts import DeletedAccounts
from cognito_sso.settings.environment import SsoSettings
from cognito_sso.sso_table import INVERTED_INDEX, SsoTable
from cognito_sso.users.user_directory import UserDirectory


class SsoFunctions:
    """Adds each with the environment it reads and the one role it needs."""

    def __init__(
        self,
        backend: ChaliceService,
        *,
        settings: SsoSettings,
        table: SsoTable,
        directory: UserDirectory,
        deleted_accounts: DeletedAccounts,
    ) -> None:
        self._backend = backend
        self._settings = settings
        self._table = table
        self._directory = directory
        self._deleted_accounts = deleted_accounts

    def add_api(self, *, verifier: Mapping[str, str], sso_origin: str) -> SiteApi:
        """The REST API. `sso_origin` is empty where only CloudFront will know it."""
        session = self._settings.session
        return self._backend.add_rest_api(
            environment={
                **self._shared_environment(),
                **verifier,
                "SSO_ORIGIN": sso_origin,
                "SESSION_ABSOLUTE_SECONDS": str(session.absolute_minutes * 60),
                "SESSION_IDLE_SECONDS": str(session.idle_minutes * 60),
            },
            statements=[
                *self._table.allow("GetItem", "BatchGetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"),
                self._table.allow_index_query(),
                self._directory.allow(
                    "AdminInitiateAuth",
                    "AdminRespondToAuthChallenge",
                    "AdminGetUser",
                    "AdminUpdateUserAttributes",
                    "AdminDeleteUser",
                ),
                *self._deleted_accounts.allow_publish(),
            ],
            description="SSO backend: authorize, membership, sessions, accounts",
        )

    def add_registrar(self) -> lambda_.Function:
        """Writes the records of the applications whose stacks ask for it."""
        return self._backend.add_entry_point(
            "RegisterApplication",
            handler="app.register_application",
            environment=self._table.environment(),
            statements=self._table.allow("UpdateItem", "DeleteItem"),
            timeout=cdk.Duration.seconds(30),
            description="CloudFormation custom resource: an application's record",
        )

    def add_operator(self, *, jwks_uri: str) -> lambda_.Function:
        """Does what the operator's command asks for; whoever may invoke it administers the SSO."""
        tokens = self._settings.tokens
        return self._backend.add_entry_point(
            "Operator",
            handler="app.operator",
            environment={
                **self._shared_environment(),
                "JWKS_URI": jwks_uri,
                "APPLICATION_CLIENT": json.dumps(
                    {
                        "id_token_minutes": tokens.id_token_minutes,
                        "access_token_minutes": tokens.access_token_minutes,
                        "refresh_token_days": tokens.refresh_token_days,
                    }
                ),
            },
            statements=[
                *self._table.allow("GetItem", "BatchGetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"),
                self._table.allow_index_query(),
                self._directory.allow(
                    "AdminCreateUser",
                    "AdminDeleteUser",
                    "AdminDisableUser",
                    "AdminEnableUser",
                    "AdminGetUser",
                    "AdminSetUserMFAPreference",
                    "AdminUserGlobalSignOut",
                    "CreateUserPoolClient",
                    "DeleteUserPoolClient",
                    "DescribeUserPoolClient",
                    "ListUserPoolClients",
                    "ListUsers",
                    "UpdateUserPoolClient",
                ),
                *self._deleted_accounts.allow_publish(),
            ],
            memory_mib=1024,
            timeout=cdk.Duration.minutes(5),
            description="The operator's command: applications, members, users, sessions, export and import",
        )

    def _shared_environment(self) -> dict[str, str]:
        return {
            **self._table.environment(),
            "SORT_KEY_INDEX_NAME": INVERTED_INDEX,
            "USER_POOL_ID": self._directory.user_pool.user_pool_id,
            "SSO_CLIENT_ID": self._directory.sso_client.user_pool_client_id,
            "DELETED_ACCOUNTS_TOPIC_ARN": self._deleted_accounts.topic.topic_arn,
        }
