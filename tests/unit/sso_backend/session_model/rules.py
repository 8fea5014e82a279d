"""What must hold in every state and at every write and answer; docs/session-model.md says it in words."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from chalicelib.services.handles import Handle
from session_model.acts import EVERYTHING, OTHERS, Act, act_of
from session_model.calls import Answer, session_of
from session_model.items import Address, Snapshot
from session_model.lifecycle import Transition, kind_of, transition
from session_model.oracle import Oracle
from session_model.scene import MEMBERSHIP, USER, Scene, login_address, session_address
from session_model.state import Actor, State, Step
from session_model.table import Asked

GRACE_SECONDS = 60
ERASED = frozenset({"token_set", "next_secret", "refresh_lease", "refresh_lease_until"})
_OK = 200
REFUSED = (400, 401)
GOING_ON = (_OK, 429, 503)


class Violation(AssertionError):  # noqa: N818 - what the search looks for, no error of its own
    """A rule is broken; `steps` lead there."""

    def __init__(self, rule: str, steps: Iterable[Step] = ()) -> None:
        self.rule, self.steps = rule, tuple(steps)
        super().__init__("\n".join([rule, *(f"  {step}" for step in self.steps)]))

    def after(self, steps: Iterable[Step]) -> "Violation":
        return Violation(self.rule, (*steps, *self.steps))


class Rules:
    """Of one scene; `transitions` are all that were seen."""

    def __init__(self, scene: Scene, acts: Mapping[str, Act], oracle: Oracle) -> None:
        self._scene, self._acts, self._oracle = scene, acts, oracle
        self._good = set[tuple[Snapshot, float, frozenset[str]]]()
        self.transitions = set[Transition]()

    def check(self, state: State) -> None:
        """The table, and the handles that anybody has."""
        key = state.snapshot, state.now, state.issued
        if key not in self._good:
            check_ended_sessions(state.snapshot)
            for session_id in {session_of(handle) for handle in state.issued}:
                self._check_handles(state, session_id)
            self._good.add(key)

    def check_write(self, state: State, who: str, asked: Asked, after: Snapshot) -> None:
        """A write that changes something."""
        seen = transition(state.snapshot, asked, after)
        if seen is None:
            return
        self.transitions.add(seen)
        expect(seen.is_allowed, f"a {seen.kind} goes from {seen.before} to {seen.after} by {seen.event}")
        item = state.snapshot.attributes(asked.address)
        if seen.event == "redeem":
            expect(asked.now < item["expires_at"], "a hand-off is redeemed after its time")
        if seen.kind == "session" and seen.event == "end" and self._ends_a_login(who):
            is_cut_off = not rests_on_something(state.snapshot, state.now, item)
            expect(is_cut_off, "a session ends before the login that it began from")

    def leased(self, state: State, who: str, asked: Asked) -> State:
        """A lease was written; who may exchange which handle from now on."""
        session = state.snapshot.attributes(asked.address)
        handle_hash, until = session["handle_hash"], session["refresh_lease_until"]
        others = [end for name, one, end in state.leases if one == handle_hash and name != who]
        expect(all(end <= state.now for end in others), "two have the lease at a time")
        return state._replace(leases=state.leases | {(who, handle_hash, until)})

    def check_call(self, state: State, who: str) -> None:
        """Only who was given the lease asks Cognito."""
        expect(who in {name for name, _, _ in state.leases}, "Cognito is asked without the lease")

    def answered(self, state: State, actor: Actor, answer: Answer) -> State:
        """What an answer changes: who has which handle, and what is known to be over."""
        state = state._replace(leases=frozenset(one for one in state.leases if one[0] != actor.node.name))
        act, is_good = self._acts[act_of(actor.node.name)], answer.status == _OK
        if answer.has_tokens and answer.handle is not None:
            is_over = self._is_over(state.snapshot, actor.over, answer.handle)
            expect(not is_over, "there are tokens after the end was answered")
            state = state._replace(issued=state.issued | {answer.handle})
        if answer.cookie is not None:
            state = state._replace(cookies=state.cookies | {answer.cookie})
        if answer.call == "redeem" and is_good and answer.presented is not None:
            expect(answer.presented not in state.redeemed, "a hand-off is redeemed twice")
            state = state._replace(redeemed=state.redeemed | {answer.presented})
        if self._are_all_harmless(state):
            expect(answer.status in GOING_ON, f"a user is signed out by his own tabs: {answer.status}")
        has_ended = answer.status in REFUSED if act.is_refused else is_good
        if has_ended and state.now < act.ends_before:
            state = state._replace(over=state.over | act.ends)
        return state

    def check_end(self, state: State) -> None:
        """Nothing more happens by itself: the user must have a way on."""
        for actor in state.actors:
            if actor.asked is not None and actor.session is not None:
                expect(is_at_work(state, actor.session), "a refresh waits for nobody")
        if self._are_all_harmless(state):
            held = state.issued - self._scene.issued
            worth = {handle: self._oracle.worth(state.snapshot, state.now, handle) for handle in held}
            expect(all(one.head for one in worth.values()), "a user's own tabs put each other out")
        login = state.snapshot.attributes(login_address(self._scene.login_id))
        cookie = next((one for one in state.cookies if opens(one, login)), None)
        if cookie and is_live(state.snapshot, state.now, login) and MEMBERSHIP in state.snapshot.items:
            statuses = self._oracle.way_on(state.snapshot, state.now, cookie)
            expect(set(statuses) == {_OK}, f"a live login signs nobody in: {statuses}")

    def _check_handles(self, state: State, session_id: str) -> None:
        """One leads on at most; its predecessor leads to it within the grace; all others end the session."""
        session = state.snapshot.attributes(session_address(session_id))
        if session.get("status") == "pending":
            return
        handles = [handle for handle in state.issued if session_of(handle) == session_id]
        worth = {handle: self._oracle.worth(state.snapshot, state.now, handle) for handle in handles}
        heads = {one.head for one in worth.values() if one.head is not None}
        expect(len(heads) <= 1, "there are two live handles")
        if heads:
            is_alive = session.get("status") == "active" and state.now < session["expires_at"]
            expect(is_alive, "an ended session gives tokens")
            expect(rests_on_something(state.snapshot, state.now, session), "tokens without a live login")
        for handle, one in worth.items():
            expect(one.head is not None or one.ends_the_session, "a refused handle leaves the session alive")
            if one.head not in (None, handle):
                superseded_at = epoch_seconds(session["last_seen_at"])
                expect(state.now < superseded_at + GRACE_SECONDS, "a handle lives longer than its grace")

    def _is_over(self, snapshot: Snapshot, over: frozenset[str], handle: str) -> bool:
        session_id = session_of(handle)
        session = snapshot.attributes(session_address(session_id))
        login_id = session.get("sso_session_id", self._scene.login_id)
        others = set() if login_id == self._scene.login_id else {OTHERS}
        return not over.isdisjoint({EVERYTHING, session_id, login_id} | others)

    def _are_all_harmless(self, state: State) -> bool:
        acts = (self._acts[act_of(actor.node.name)] for actor in state.actors)
        return state.now < self._scene.grace_until and all(act.is_harmless for act in acts)

    def _ends_a_login(self, who: str) -> bool:
        act = self._acts.get(act_of(who))
        return act is not None and not act.ends.isdisjoint({EVERYTHING, self._scene.login_id})


def check_ended_sessions(snapshot: Snapshot) -> None:
    """Nothing of their tokens is left, and whoever asks hears of them."""
    news = {
        snapshot.attributes(address)["origin_jti"]
        for address in snapshot.items
        if address[1].startswith("ended-")
    }
    for address in snapshot.items:
        session = snapshot.attributes(address)
        if kind_of(address) == "session" and session["status"] == "ended":
            expect(ERASED.isdisjoint(session), "an ended session keeps its tokens")
            was_redeemed = "code_challenge" not in session
            expect(not was_redeemed or session["origin_jti"] in news, "a session ends unheard of")


def rests_on_something(snapshot: Snapshot, now: float, session: Mapping[str, Any]) -> bool:
    """Whether the login is live and the user a member: read from the items, not by the backend's code."""
    login = snapshot.attributes(login_address(session["sso_session_id"]))
    return MEMBERSHIP in snapshot.items and is_live(snapshot, now, login)


def is_live(snapshot: Snapshot, now: float, login: Mapping[str, Any]) -> bool:
    """A login, by what stands in the table."""
    user = snapshot.attributes(USER)
    is_spared = login.get("sso_session_id") == user.get("spared_login", "nobody's")
    is_barred = login.get("auth_time", 0) < user.get("logins_not_before", 0) and not is_spared
    ends = min(login.get("expires_at", 0), login.get("idle_expires_at", 0))
    return login.get("status") == "active" and now < ends and not is_barred


def is_at_work(state: State, address: Address) -> bool:
    """Whether somebody has the lease who was not answered yet; one who was killed never is."""
    handle_hash = state.snapshot.attributes(address).get("handle_hash")
    return any(one == handle_hash and state.now < until for _, one, until in state.leases)


def opens(cookie: str, login: Mapping[str, Any]) -> bool:
    """Whether the cookie is this login's and the newest."""
    handle = Handle.parse(cookie)
    return handle is not None and handle.opens(login.get("handle_hash"))


def epoch_seconds(iso: str) -> float:
    return datetime.fromisoformat(iso).timestamp()


def expect(holds: bool, rule: str) -> None:
    if not holds:
        raise Violation(rule)
