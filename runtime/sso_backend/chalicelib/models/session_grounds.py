"""What a session rests on, read together."""

from dataclasses import dataclass

from chalicelib.models.application import Application, application_from
from chalicelib.models.keys import application_key, membership_key, sso_session_key, user_key
from chalicelib.models.login_barrier import LoginBarrier, login_barrier_from
from chalicelib.models.session import Session
from chalicelib.models.sso_session import SsoSession, sso_session_from
from chalicelib.models.table import Table


@dataclass(frozen=True)
class SessionGrounds:
    """Each as of the last write; None for what is not there, past its time or not."""

    application: Application | None
    is_member: bool
    sso_session: SsoSession | None
    barrier: LoginBarrier


class SessionGroundsRepository:
    """Four items in one request."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def of(self, session: Session) -> SessionGrounds:
        """The grounds of this session."""
        application = application_key(session.application_id)
        membership = membership_key(session.application_id, session.user_id)
        sso_session = sso_session_key(session.user_id, session.sso_session_id)
        user = user_key(session.user_id)
        items = self._table.get_many((application, membership, sso_session, user))
        return SessionGrounds(
            application=application_from(items[application]) if application in items else None,
            is_member=membership in items,
            sso_session=sso_session_from(session.user_id, items[sso_session])
            if sso_session in items
            else None,
            barrier=login_barrier_from(items.get(user)),
        )
