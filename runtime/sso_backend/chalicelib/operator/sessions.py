"""Where a user is signed in, as an operator sees and ends it."""

from dataclasses import asdict

from chalicelib.operator.arguments import Action, Arguments, Result, action
from chalicelib.operator.user_pool import UserPool
from chalicelib.services.user_sessions import UserSession, UserSessions


class Sessions:
    """The sessions of one user at a time."""

    def __init__(self, sessions: UserSessions, *, pool: UserPool) -> None:
        self._sessions = sessions
        self._pool = pool

    def actions(self) -> dict[str, Action]:
        """By name."""
        return {
            "sessions.list": action(self.listed, "user"),
            "sessions.end": action(self.end, "user", "session_id"),
        }

    def listed(self, arguments: Arguments) -> Result:
        """What is live, the latest used first."""
        user = self._pool.find(arguments.user())
        return {"sessions": [session_json(one) for one in self._sessions.of_user(user.user_id)]}

    def end(self, arguments: Arguments) -> Result:
        """Ends one, a login with all that began from it; raises `UnknownSession`."""
        user = self._pool.find(arguments.user())
        session_id = arguments.text("session_id")
        self._sessions.end(user.user_id, session_id)
        return {"user_id": user.user_id, "session_id": session_id}


def session_json(session: UserSession) -> Result:
    """As the command shows a session."""
    shown = asdict(session)
    del shown["current"]  # of the browser that asks, and none does
    return shown
