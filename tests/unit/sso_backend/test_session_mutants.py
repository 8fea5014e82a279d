"""The search finds what is wrong: each change to the backend here breaks the rule that is named with it."""

from dataclasses import dataclass

import pytest
from chalicelib.models.session import Session
from chalicelib.services.application_sessions import ApplicationSessions
from chalicelib.services.opened_session import OpenedSession
from chalicelib.services.presented_handles import Presented
from chalicelib.services.session_ending import SessionEnding
from chalicelib.services.session_refresh import SessionRefresh
from session_model.backend import Backend
from session_model.distortions import Distortion, showing, skipping, stale, without_condition, writing
from session_model.items import Snapshot
from session_model.model import Model
from session_model.rules import Violation
from session_model.runs import Alone

FAR_AHEAD = {"N": "9999999999"}


@dataclass(frozen=True)
class Mutant:
    """The acts that happen at once, and the rule that they break."""

    name: str
    acts: tuple[str, ...]
    rule: str
    distort: Distortion
    faults: int = 0
    ticks: tuple[float, ...] = ()


MUTANTS = [
    Mutant(
        "a redemption that checks nothing",
        ("redeem", "redeem"),
        "goes from active to active by redeem",
        without_condition("redeem"),
    ),
    Mutant(
        "a redemption of what has ended",
        ("redeem", "log out by the hand-off"),
        "goes from ended to active by redeem",
        without_condition("redeem", "status"),
    ),
    Mutant(
        "a redemption without an end of its time",
        ("redeem",),
        "a hand-off is redeemed after its time",
        without_condition("redeem", "expires_at"),
        ticks=(60,),
    ),
    Mutant(
        "a rotation of whatever handle",
        ("refresh", "refresh"),
        "a user's own tabs put each other out",
        without_condition("rotate", "handle_hash"),
        ticks=(10,),
    ),
    Mutant(
        "a rotation of what has ended",
        ("refresh", "log out here"),
        "goes from ended to ended by rotate",
        without_condition("rotate", "status"),
    ),
    Mutant(
        "a lease for everybody",
        ("refresh", "refresh"),
        "two have the lease at a time",
        without_condition("lease", "refresh_lease_until"),
    ),
    Mutant(
        "no lease",
        ("refresh",),
        "Cognito is asked without the lease",
        skipping("lease"),
    ),
    Mutant(
        "a lease that never runs out",
        ("refresh",),
        "a refused handle leaves the session alive",
        writing("lease", refresh_lease_until=FAR_AHEAD),
        faults=1,
        ticks=(10,),
    ),
    Mutant(
        "superseded handles that nobody knows",
        ("replay",),
        "a refused handle leaves the session alive",
        showing("lineage_key", None),
    ),
    Mutant(
        "a grace without end",
        ("repeat",),
        "a handle lives longer than its grace",
        showing("grace_until", FAR_AHEAD),
        ticks=(60,),
    ),
    Mutant(
        "a lost answer that is lost for good",
        ("repeat",),
        "a refused handle leaves the session alive",
        showing("next_secret", None),
    ),
    Mutant(
        "tokens that outlive their session",
        ("log out",),
        "an ended session keeps its tokens",
        writing("end", token_set=None),
    ),
    Mutant(
        "an ending that overlooks a redemption",
        ("redeem", "log out by the hand-off"),
        "a session ends unheard of",
        without_condition("end", "status"),
    ),
    Mutant(
        "sessions read without asking for the last write",
        ("repeat", "log out here"),
        "there are tokens after the end was answered",
        stale("get_item"),
    ),
    Mutant(
        "logins read without asking for the last write",
        ("sign in", "log out at the SSO"),
        "there are tokens after the end was answered",
        stale("batch_get_item"),
    ),
    Mutant(
        "a renewal of what has ended",
        ("log in anew", "log out at the SSO"),
        "goes from ended to ended by renew",
        without_condition("renew", "status"),
    ),
    Mutant(
        "a sign-out that does not know the former cookie",
        ("log in anew", "log out at the SSO"),
        "there are tokens after the end was answered",
        showing("former_hash", None),
    ),
    Mutant(
        "a recovered password that bars nothing",
        ("log in elsewhere", "recover the password"),
        "a session ends before the login that it began from",
        skipping("bar"),
    ),
]


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_changed_request_is_noticed(mutant: Mutant) -> None:
    model = Model(Backend(Alone(Snapshot(), 0), mutant.distort))
    with pytest.raises(Violation) as found:
        model.explore(mutant.acts, faults=mutant.faults, ticks=mutant.ticks)
    assert mutant.rule in found.value.rule


def test_sessions_that_end_before_their_login_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def end_login(self: SessionEnding, user_id: str, sso_session_id: str) -> None:
        for session in self._sessions.of_user(user_id):
            self.end_application_session(session)
        self._end_login_itself(user_id, sso_session_id)

    monkeypatch.setattr(SessionEnding, "end_login", end_login)
    with pytest.raises(Violation, match="a session ends before the login"):
        Model().explore(("log out at the SSO",))


def test_news_that_come_late_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    end = SessionEnding.end_application_session

    def end_first(self: SessionEnding, session: Session) -> None:
        self._sessions.end(session)
        end(self, session)

    monkeypatch.setattr(SessionEnding, "end_application_session", end_first)
    with pytest.raises(Violation, match="a session ends unheard of"):
        Model().explore(("log out here",))


def test_a_redemption_that_rests_on_nothing_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ApplicationSessions, "_is_still_allowed", lambda *_: True)
    with pytest.raises(Violation, match="there are tokens after the end was answered"):
        Model().explore(("sign in", "log out at the SSO"))


def test_a_lost_answer_that_rests_on_nothing_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    in_turn = SessionRefresh._in_turn

    def repeat_at_once(self: SessionRefresh, presented: Presented) -> OpenedSession | None:
        return self._repeat(presented) if presented.standing == "previous" else in_turn(self, presented)

    monkeypatch.setattr(SessionRefresh, "_in_turn", repeat_at_once)
    with pytest.raises(Violation, match="tokens without a live login"):
        Model().explore(("log out at the SSO",))


def test_a_violation_tells_the_way_there() -> None:
    """Step by step, as short as it can be; what breaks the rule comes last."""
    model = Model(Backend(Alone(Snapshot(), 0), without_condition("rotate", "status")))
    with pytest.raises(Violation) as found:
        model.explore(("refresh", "log out here"))
    session = f"session-{model.scene.session_id}"
    lines = str(found.value).splitlines()
    assert lines[:2] == ["a session goes from ended to ended by rotate", f"  refresh: does lease {session}"]
    assert f"  log out here: does end {session}" in lines
    assert lines[-1] == f"  refresh: goes on with rotate {session}"
