"""The services behind the REST API."""

import os
import secrets
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from sso_auth import TokenVerifier

from chalicelib.composition.account import account_services
from chalicelib.composition.aws_clients import cognito_client, dynamodb_for_api, topic_client
from chalicelib.composition.enrolment import enrolment_over, pending_imports_over
from chalicelib.composition.events import audit_trail, event_lines
from chalicelib.composition.sessions import session_services
from chalicelib.models.application import ApplicationRepository
from chalicelib.models.ended_session import EndedSessionRepository
from chalicelib.models.membership import MembershipRepository
from chalicelib.models.session import SessionRepository
from chalicelib.models.sso_session import SsoSessionRepository
from chalicelib.models.table import Table
from chalicelib.models.ticket import TicketRepository
from chalicelib.models.user import UserRepository
from chalicelib.ports import Clock, RandomBytes, Wait
from chalicelib.routes.sso_services import SsoServices
from chalicelib.services.audit import AuditTrail
from chalicelib.services.authentication import CLOCK_SKEW_SECONDS, Authenticator, Verifier
from chalicelib.services.catalogue import Catalogue
from chalicelib.services.deleted_accounts import Topic
from chalicelib.services.handles import HandleMint
from chalicelib.services.logins import Logins
from chalicelib.services.memberships import Memberships
from chalicelib.services.origins import RegisteredOrigins
from chalicelib.services.session_ending import SessionEnding
from chalicelib.services.sign_in import SignIn
from chalicelib.services.sso_sessions import SsoSessions
from chalicelib.services.tickets import TicketOffice
from chalicelib.services.token_minter import CognitoTokenMinter
from chalicelib.services.user_directory import CognitoUserDirectory
from chalicelib.settings import ApiSettings

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient
    from mypy_boto3_dynamodb import DynamoDBClient


def services_from_environment() -> SsoServices:
    """What the API function runs on; raises `SettingsError`."""
    settings = ApiSettings.from_environment(os.environ)
    verifier = TokenVerifier(
        issuer=settings.token_issuer,
        jwks_uri=settings.jwks_uri,
        client_ids=[settings.sso_client_id],
        token_use="id",  # noqa: S106 - no password
        leeway=CLOCK_SKEW_SECONDS,
        on_key_fetch=event_lines().key_fetch,
    )
    return build_services(
        settings,
        dynamodb=dynamodb_for_api(),
        cognito=cognito_client(),
        connect_topic=topic_client,
        verifier=verifier,
        audit=audit_trail(),
    )


def build_services(
    settings: ApiSettings,
    *,
    dynamodb: "DynamoDBClient",
    cognito: "CognitoIdentityProviderClient",
    connect_topic: Callable[[], Topic],
    verifier: Verifier,
    audit: AuditTrail,
    clock: Clock = time.time,
    random_bytes: RandomBytes = secrets.token_bytes,
    wait: Wait = time.sleep,
) -> SsoServices:
    """The services over the given clients; `verifier` must accept nothing but ID tokens of the SSO client."""
    table = Table(dynamodb, name=settings.table_name, wait=wait)
    applications = ApplicationRepository(table, index_name=settings.sort_key_index_name)
    handles = HandleMint(clock=clock, random_bytes=random_bytes)
    tickets = TicketOffice(TicketRepository(table), clock=clock, random_bytes=random_bytes)
    catalogue = Catalogue(applications)
    enrolment = enrolment_over(table, audit=audit, clock=clock)
    memberships = Memberships(
        MembershipRepository(table),
        imports=pending_imports_over(table, audit=audit, clock=clock),
        directory=CognitoUserDirectory(cognito, user_pool_id=settings.user_pool_id),
        audit=audit,
        clock=clock,
    )
    users = UserRepository(table)
    ending = SessionEnding(
        sessions=SessionRepository(table),
        sso_sessions=SsoSessionRepository(table),
        ended_sessions=EndedSessionRepository(table),
        users=users,
        audit=audit,
        clock=clock,
        random_bytes=random_bytes,
    )
    sso_sessions = SsoSessions(
        SsoSessionRepository(table),
        handles=handles,
        clock=clock,
        absolute_seconds=settings.session_absolute_seconds,
        idle_seconds=settings.session_idle_seconds,
    )
    sessions = session_services(
        settings,
        table=table,
        applications=applications,
        handles=handles,
        sso_sessions=sso_sessions,
        ending=ending,
        cognito=cognito,
        audit=audit,
        clock=clock,
        random_bytes=random_bytes,
        wait=wait,
    )
    authenticator = Authenticator(verifier=verifier, sso_sessions=sso_sessions, clock=clock)
    logins = Logins(sso_sessions=sso_sessions, ending=ending, users=users, enrolment=enrolment, clock=clock)
    return SsoServices(
        sso_origin=settings.sso_origin,
        authenticator=authenticator,
        catalogue=catalogue,
        memberships=memberships,
        logins=logins,
        account=account_services(
            settings,
            table=table,
            ending=ending,
            enrolment=enrolment,
            cognito=cognito,
            connect_topic=connect_topic,
            audit=audit,
            clock=clock,
            random_bytes=random_bytes,
        ),
        sessions=sessions,
        registered_origins=RegisteredOrigins(applications, clock=clock),
        sign_in=SignIn(
            authenticator=authenticator,
            catalogue=catalogue,
            memberships=memberships,
            users=users,
            logins=logins,
            application_sessions=sessions.of_applications,
            minter=CognitoTokenMinter(
                cognito, user_pool_id=settings.user_pool_id, tickets=tickets, clock=clock
            ),
            audit=audit,
        ),
    )
