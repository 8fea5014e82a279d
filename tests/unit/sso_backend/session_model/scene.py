"""Where every search begins: a user with a login, a session that was refreshed twice, and a hand-off."""

from dataclasses import dataclass

from chalicelib.models.keys import application_key, membership_key, session_key, sso_session_key, user_key
from chalicelib.models.membership import MembershipRepository
from chalicelib.models.timestamps import iso_time
from chalicelib.models.user import User, UserRepository
from session_model.backend import Backend
from session_model.calls import (
    APPLICATION,
    handle_in,
    log_in,
    redeem,
    refresh,
    session_of,
    sign_in_silently,
)
from session_model.items import Address, Snapshot
from session_model.runs import Alone
from sso_world.time_and_chance import NOW
from sso_world.world import MARIA, SETTINGS, SHOP_ORIGIN, USERS

BEFORE_THE_REFRESHES, SINCE_THE_REFRESHES, GRACE_LEFT = 30, 40, 20
"""Less than a minute each, so that a part of the grace is left, and together more: the login's use is to be
recorded next time."""

UNTIL_ALL_EXPIRE = SETTINGS.session_absolute_seconds
"""Once so many seconds more have passed, every login and session of the scene is past its time."""


@dataclass(frozen=True)
class Scene:
    """Handles by what they are: `first` was redeemed from the URL, `pending` waits for that."""

    snapshot: Snapshot
    now: float
    cookie: str
    first: str
    older: str
    previous: str
    current: str
    pending: str

    @property
    def issued(self) -> frozenset[str]:
        """All that applications were given for sessions that have begun."""
        return frozenset({self.first, self.older, self.previous, self.current})

    @property
    def grace_until(self) -> float:
        """The end of the hand-off's time as well, which began with it."""
        return self.now + GRACE_LEFT

    @property
    def sessions_end(self) -> float:
        """The end of every session's and of every login's time."""
        return NOW + SETTINGS.session_absolute_seconds

    @property
    def session_id(self) -> str:
        return session_of(self.current)

    @property
    def pending_id(self) -> str:
        return session_of(self.pending)

    @property
    def login_id(self) -> str:
        return session_of(self.cookie)


def session_address(session_id: str) -> Address:
    return session_key(MARIA, session_id)


def login_address(login_id: str) -> Address:
    return sso_session_key(MARIA, login_id)


USER: Address = user_key(MARIA)
MEMBERSHIP: Address = membership_key(APPLICATION, MARIA)


def set_scene(backend: Backend) -> Scene:
    """Made by the backend itself."""
    run, made = Alone(Snapshot(), NOW), list[Scene]()

    def script(backend: Backend) -> None:
        _settle(backend)
        login = log_in(backend, str(NOW))
        first, cookie = handle_in(login), login.cookie
        assert cookie is not None
        older = handle_in(redeem(backend, first))
        run.now += BEFORE_THE_REFRESHES
        previous = handle_in(refresh(backend, older))
        current = handle_in(refresh(backend, previous))
        pending = handle_in(sign_in_silently(backend, cookie))
        run.now += SINCE_THE_REFRESHES
        made.append(Scene(run.snapshot, run.now, cookie, first, older, previous, current, pending))

    backend.perform("scene", script, run)
    return made[0]


def _settle(backend: Backend) -> None:
    channels = [{"channel_id": "web", "return_url": f"{SHOP_ORIGIN}/success"}]
    application = {
        "application_id": APPLICATION,
        "name": "Shop",
        "enrolment": "open",
        "user_pool_client_id": "client-shop",
        "channels": channels,
        "created_at": iso_time(NOW),
    }
    backend.table.put_new(application_key(APPLICATION), application)
    MembershipRepository(backend.table).add(APPLICATION, MARIA, created_at=iso_time(NOW))
    UserRepository(backend.table).add(User.from_cognito(MARIA, USERS[MARIA], created_at=iso_time(NOW)))
