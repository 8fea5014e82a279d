"""The services behind the REST API."""

import os
import secrets
import time
from typing import TYPE_CHECKING

from sso_auth import TokenVerifier

from chalicelib.composition.aws_clients import cognito_client, dynamodb_for_api
from chalicelib.models.application import ApplicationRepository
from chalicelib.models.membership import MembershipRepository
from chalicelib.models.session import SessionRepository
from chalicelib.models.sso_session import SsoSessionRepository
from chalicelib.models.table import Table
from chalicelib.models.ticket import TicketRepository
from chalicelib.models.user import UserRepository
from chalicelib.ports import Clock, RandomBytes
from chalicelib.routes.sso_services import SsoServices
from chalicelib.services.application_sessions import ApplicationSessions
from chalicelib.services.authentication import CLOCK_SKEW_SECONDS, Authenticator, Verifier
from chalicelib.services.catalogue import Catalogue
from chalicelib.services.handles import HandleMint
from chalicelib.services.memberships import Memberships
from chalicelib.services.origins import RegisteredOrigins
from chalicelib.services.sign_in import SignIn
from chalicelib.services.sso_sessions import SsoSessions
from chalicelib.services.tickets import TicketOffice
from chalicelib.services.token_minter import CognitoTokenMinter
from chalicelib.services.token_vault import TokenVault
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
    )
    return build_services(settings, dynamodb=dynamodb_for_api(), cognito=cognito_client(), verifier=verifier)


def build_services(
    settings: ApiSettings,
    *,
    dynamodb: "DynamoDBClient",
    cognito: "CognitoIdentityProviderClient",
    verifier: Verifier,
    clock: Clock = time.time,
    random_bytes: RandomBytes = secrets.token_bytes,
) -> SsoServices:
    """The services over the given clients; `verifier` must accept nothing but ID tokens of the SSO client."""
    table = Table(dynamodb, name=settings.table_name)
    applications = ApplicationRepository(table, index_name=settings.sort_key_index_name)
    handles = HandleMint(clock=clock, random_bytes=random_bytes)
    vault = TokenVault(random_bytes=random_bytes)
    tickets = TicketOffice(TicketRepository(table), clock=clock, random_bytes=random_bytes)
    catalogue = Catalogue(applications)
    memberships = Memberships(MembershipRepository(table), clock=clock)
    sessions = ApplicationSessions(SessionRepository(table), vault=vault, handles=handles, clock=clock)
    sso_sessions = SsoSessions(
        SsoSessionRepository(table),
        handles=handles,
        clock=clock,
        absolute_seconds=settings.session_absolute_seconds,
        idle_seconds=settings.session_idle_seconds,
    )
    return SsoServices(
        sso_origin=settings.sso_origin,
        authenticator=Authenticator(verifier=verifier, sso_sessions=sso_sessions, clock=clock),
        catalogue=catalogue,
        memberships=memberships,
        application_sessions=sessions,
        registered_origins=RegisteredOrigins(applications, clock=clock),
        sign_in=SignIn(
            catalogue=catalogue,
            memberships=memberships,
            users=UserRepository(table),
            sso_sessions=sso_sessions,
            application_sessions=sessions,
            minter=CognitoTokenMinter(
                cognito, user_pool_id=settings.user_pool_id, tickets=tickets, clock=clock
            ),
            clock=clock,
        ),
    )
