"""The services behind application sessions, from their hand-off to their end."""

from typing import TYPE_CHECKING

from chalicelib.models.application import ApplicationRepository
from chalicelib.models.ended_session import EndedSessionRepository
from chalicelib.models.session import SessionRepository
from chalicelib.models.session_grounds import SessionGroundsRepository
from chalicelib.models.sso_session import SsoSessionRepository
from chalicelib.models.table import Table
from chalicelib.models.user import UserRepository
from chalicelib.ports import Clock, RandomBytes, Wait
from chalicelib.routes.session_services import SessionServices
from chalicelib.services.application_sessions import ApplicationSessions
from chalicelib.services.audit import AuditTrail
from chalicelib.services.catalogue import Catalogue
from chalicelib.services.ended_sessions import EndedSessions
from chalicelib.services.handles import HandleMint
from chalicelib.services.logout import Logout
from chalicelib.services.presented_handles import PresentedHandles
from chalicelib.services.refresh_lease import RefreshLease
from chalicelib.services.session_ending import SessionEnding
from chalicelib.services.session_refresh import SessionRefresh
from chalicelib.services.sso_sessions import SsoSessions
from chalicelib.services.token_refresher import CognitoTokenRefresher
from chalicelib.services.token_vault import TokenVault
from chalicelib.services.user_sessions import UserSessions
from chalicelib.settings import ApiSettings

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient


def session_services(
    settings: ApiSettings,
    *,
    table: Table,
    applications: ApplicationRepository,
    handles: HandleMint,
    sso_sessions: SsoSessions,
    ending: SessionEnding,
    cognito: "CognitoIdentityProviderClient",
    audit: AuditTrail,
    clock: Clock,
    random_bytes: RandomBytes,
    wait: Wait,
) -> SessionServices:
    """The services over the given table and clients."""
    sessions, logins = SessionRepository(table), SsoSessionRepository(table)
    presented_handles = PresentedHandles(sessions, clock=clock)
    grounds = SessionGroundsRepository(table)
    vault = TokenVault(random_bytes=random_bytes)
    return SessionServices(
        of_applications=ApplicationSessions(
            sessions,
            grounds=grounds,
            presented_handles=presented_handles,
            ending=ending,
            vault=vault,
            handles=handles,
            audit=audit,
            clock=clock,
        ),
        refresh=SessionRefresh(
            sessions,
            grounds=grounds,
            presented_handles=presented_handles,
            lease=RefreshLease(sessions, clock=clock, random_bytes=random_bytes),
            sso_sessions=sso_sessions,
            ending=ending,
            refresher=CognitoTokenRefresher(cognito, user_pool_id=settings.user_pool_id, clock=clock),
            vault=vault,
            handles=handles,
            audit=audit,
            clock=clock,
            wait=wait,
        ),
        logout=Logout(
            presented_handles=presented_handles, sso_sessions=sso_sessions, ending=ending, audit=audit
        ),
        of_user=UserSessions(
            sessions=sessions,
            sso_sessions=logins,
            applications=applications,
            users=UserRepository(table),
            ending=ending,
            clock=clock,
        ),
        ended=EndedSessions(EndedSessionRepository(table), catalogue=Catalogue(applications), clock=clock),
    )
