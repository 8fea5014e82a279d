"""The operator's function."""

import os
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sso_auth.fetch import fetch_bytes

from chalicelib.composition.aws_clients import cognito_client, dynamodb_for_api, topic_client
from chalicelib.composition.enrolment import pending_imports_over
from chalicelib.composition.events import audit_trail
from chalicelib.models.application import ApplicationRepository
from chalicelib.models.code_wait import CodeWaitRepository
from chalicelib.models.ended_session import EndedSessionRepository
from chalicelib.models.membership import MembershipRepository
from chalicelib.models.pending_import import PendingImportRepository
from chalicelib.models.session import SessionRepository
from chalicelib.models.sso_session import SsoSessionRepository
from chalicelib.models.table import Table
from chalicelib.models.user import UserRepository
from chalicelib.operator.app_client import AppClients, TokenLifetimes
from chalicelib.operator.applications import Applications
from chalicelib.operator.channels import Channels
from chalicelib.operator.dispatch import Operator
from chalicelib.operator.exporting import Exporting
from chalicelib.operator.health import Health
from chalicelib.operator.held_data import HeldData
from chalicelib.operator.importing import Importing
from chalicelib.operator.members import Members
from chalicelib.operator.sessions import Sessions
from chalicelib.operator.user_pool import UserPool
from chalicelib.operator.users import Users
from chalicelib.operator.waiting import WaitingUsers
from chalicelib.ports import Clock, RandomBytes
from chalicelib.services.account_deletion import AccountDeletion
from chalicelib.services.audit import AuditTrail
from chalicelib.services.catalogue import Catalogue
from chalicelib.services.deleted_accounts import DeletedAccounts, Topic
from chalicelib.services.session_ending import SessionEnding
from chalicelib.services.user_applications import UserApplications
from chalicelib.services.user_directory import CognitoUserDirectory
from chalicelib.services.user_sessions import UserSessions
from chalicelib.settings import OperatorSettings

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient


@cache
def operator() -> Operator:
    """Built from the environment at the first event; raises `SettingsError`."""
    settings = OperatorSettings.from_environment(os.environ)
    return build_operator(
        settings,
        table=Table(dynamodb_for_api(), name=settings.table_name),
        cognito=cognito_client(),
        connect_topic=topic_client,
        fetch=fetch_bytes,
        audit=audit_trail(),
    )


def build_operator(
    settings: OperatorSettings,
    *,
    table: Table,
    cognito: "CognitoIdentityProviderClient",
    connect_topic: Callable[[], Topic],
    fetch: Callable[[str], bytes],
    audit: AuditTrail,
    clock: Clock = time.time,
    random_bytes: RandomBytes = secrets.token_bytes,
) -> Operator:
    """All actions over the given table and clients."""
    kept = _Kept.over(table, index_name=settings.sort_key_index_name)
    ending = SessionEnding(
        sessions=kept.sessions,
        sso_sessions=kept.logins,
        ended_sessions=EndedSessionRepository(table),
        users=kept.users,
        audit=audit,
        clock=clock,
        random_bytes=random_bytes,
    )
    pool = UserPool(cognito, user_pool_id=settings.user_pool_id)
    waiting = WaitingUsers(kept.imports, random_bytes=random_bytes)
    registry = Applications(
        kept.applications,
        memberships=kept.memberships,
        waiting=waiting,
        app_clients=_app_clients(settings, cognito),
        ending=ending,
        clock=clock,
    )
    sessions = UserSessions(
        sessions=kept.sessions,
        sso_sessions=kept.logins,
        applications=kept.applications,
        users=kept.users,
        ending=ending,
        clock=clock,
    )
    joined = UserApplications(kept.memberships, kept.applications)
    deletion = AccountDeletion(
        ending=ending,
        applications=joined,
        announcements=DeletedAccounts(connect_topic, topic_arn=settings.deleted_accounts_topic_arn),
        users=kept.users,
        directory=CognitoUserDirectory(cognito, user_pool_id=settings.user_pool_id),
        audit=audit,
    )
    actions = {
        **registry.actions(),
        **Channels(registry).actions(),
        **Members(
            kept.memberships,
            catalogue=Catalogue(kept.applications),
            users=kept.users,
            pool=pool,
            waiting=waiting,
            deletion=deletion,
            ending=ending,
            clock=clock,
        ).actions(),
        **Users(
            pool,
            users=kept.users,
            waiting=waiting,
            applications=joined,
            held_data=HeldData(
                kept.users, applications=joined, sessions=sessions, code_waits=kept.code_waits
            ),
            ending=ending,
            deletion=deletion,
        ).actions(),
        **Sessions(sessions, pool=pool).actions(),
        **Exporting(
            applications=kept.applications, memberships=kept.memberships, users=kept.users, pool=pool
        ).actions(),
        **Importing(
            registry=registry,
            applications=kept.applications,
            users=kept.users,
            memberships=kept.memberships,
            imports=kept.imports,
            claims=pending_imports_over(table, audit=audit, clock=clock),
            waiting=waiting,
            pool=pool,
            random_bytes=random_bytes,
        ).actions(),
        **Health(
            applications=kept.applications,
            cognito=cognito,
            user_pool_id=settings.user_pool_id,
            sso_client_id=settings.sso_client_id,
            jwks_uri=settings.jwks_uri,
            fetch=fetch,
        ).actions(),
    }
    return Operator(actions, audit=audit)


@dataclass(frozen=True)
class _Kept:
    """What is in the table."""

    applications: ApplicationRepository
    memberships: MembershipRepository
    users: UserRepository
    sessions: SessionRepository
    logins: SsoSessionRepository
    imports: PendingImportRepository
    code_waits: CodeWaitRepository

    @classmethod
    def over(cls, table: Table, *, index_name: str) -> "_Kept":
        return cls(
            applications=ApplicationRepository(table, index_name=index_name),
            memberships=MembershipRepository(table, index_name=index_name),
            users=UserRepository(table),
            sessions=SessionRepository(table),
            logins=SsoSessionRepository(table),
            imports=PendingImportRepository(table, index_name=index_name),
            code_waits=CodeWaitRepository(table),
        )


def _app_clients(settings: OperatorSettings, cognito: "CognitoIdentityProviderClient") -> AppClients:
    lifetimes = TokenLifetimes(
        settings.id_token_minutes, settings.access_token_minutes, settings.refresh_token_days
    )
    return AppClients(cognito, user_pool_id=settings.user_pool_id, lifetimes=lifetimes)
