"""From when on a user's logins count: what one write says about all of them, however many there are."""

from dataclasses import dataclass

from chalicelib.models.attributes import Item


@dataclass(frozen=True)
class LoginBarrier:
    """Logins by a password given before `not_before` (epoch seconds) are over, but for the spared one."""

    not_before: int = 0
    spared_login: str | None = None

    def admits(self, auth_time: int, sso_session_id: str | None = None) -> bool:
        """Whether a login of that time counts; it has no id until it is stored."""
        is_spared = sso_session_id is not None and sso_session_id == self.spared_login
        return auth_time >= self.not_before or is_spared


def login_barrier_from(item: Item | None) -> LoginBarrier:
    """The barrier in a User item; none in most of them."""
    stored = item or {}
    return LoginBarrier(stored.get("logins_not_before", 0), stored.get("spared_login"))
