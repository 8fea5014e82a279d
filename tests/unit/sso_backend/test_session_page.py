"""docs/session-model.md says what is: its tables against the code's writes and answers."""

from functools import partial
from pathlib import Path

import pytest
from session_model import calls
from session_model.backend import Backend, Script
from session_model.calls import Answer
from session_model.items import Snapshot
from session_model.lifecycle import LOGIN, SESSION
from session_model.model import Model
from session_model.runs import Alone
from session_model.scene import Scene, login_address, session_address

PAGE = (Path(__file__).parents[3] / "docs" / "session-model.md").read_text(encoding="utf-8")
EXISTS = "attribute_exists(PK)"
EVERY_WRITE = [
    (("redeem", "log out by the hand-off"), 0),
    (("log in anew", "log out at the SSO"), 0),
    (("log in elsewhere",), 0),
    (("end the login", "log out at the SSO"), 0),
    (("refresh",), 1),
]
"""Acts, and faults, in which all writes are seen."""


def tables() -> list[list[list[str]]]:
    """The rows of each table, without its head."""
    blocks = [block.strip().splitlines() for block in PAGE.split("\n\n")]
    rows = [[row.strip("|").split("|") for row in block] for block in blocks if block[0].startswith("|")]
    return [[[cell.strip() for cell in row] for row in block[2:]] for block in rows]


@pytest.mark.parametrize(("number", "kind", "allowed"), [(0, "session", SESSION), (1, "login", LOGIN)])
def test_the_tables_show_every_write_there_is(
    number: int, kind: str, allowed: frozenset[tuple[str, str, str]]
) -> None:
    shown = {(*row[:3], row[4].strip("`")) for row in tables()[number]}
    assert {row[:3] for row in shown} == allowed
    model = Model()
    for acts, faults in EVERY_WRITE:
        model.explore(acts, faults=faults)
    seen = {
        (one.before, one.event, one.after, one.condition.removeprefix(EXISTS).removeprefix(" AND "))
        for one in model.rules.transitions
        if one.kind == kind
    }
    assert seen == shown


class Meeting:
    """A backend at one moment, and what a call makes of it."""

    def __init__(self) -> None:
        self.backend = Backend(Alone(Snapshot(), 0))
        self.scene: Scene = Model(self.backend).scene

    def handles(self) -> dict[str, tuple[str, Snapshot]]:
        """Each with the table that it is presented to."""
        scene = self.scene
        log_out = partial(calls.log_out, handle=scene.current, everywhere=False)
        _, ended = self.after(log_out, scene.snapshot)
        return {
            "pending": (scene.pending, scene.snapshot),
            "current": (scene.current, scene.snapshot),
            "previous, within 60 s": (scene.previous, scene.snapshot),
            "superseded": (scene.older, scene.snapshot),
            "current, of an ended session": (scene.current, ended),
            "superseded, of an ended session": (scene.older, ended),
        }

    def after(self, script: Script, snapshot: Snapshot) -> tuple[Answer, Snapshot]:
        run = Alone(snapshot, self.scene.now)
        self.backend.perform("meeting", script, run)
        return run.said[-1]["answer"], run.snapshot

    def gets(self, script: Script, handle: str, snapshot: Snapshot) -> str:
        """In the page's words."""
        address = session_address(calls.session_of(handle))
        answer, after = self.after(script, snapshot)
        if answer.has_tokens:
            return "the same tokens" if after == snapshot else "tokens"
        return "refused" if after.items[address] == snapshot.items[address] else "refused, session ends"

    def ends(self, script: Script, handle: str, snapshot: Snapshot) -> str:
        _, after = self.after(script, snapshot)
        assert after.attributes(session_address(calls.session_of(handle)))["status"] == "ended"
        login = after.attributes(login_address(self.scene.login_id))
        return "its login" if login["status"] == "ended" else "its session"


def test_each_handle_gets_what_the_page_says() -> None:
    meeting, found = Meeting(), []
    for name, (handle, snapshot) in meeting.handles().items():
        redeemed = meeting.gets(partial(calls.redeem, handle=handle), handle, snapshot)
        refreshed = meeting.gets(partial(calls.refresh, handle=handle), handle, snapshot)
        log_out = partial(calls.log_out, handle=handle, everywhere=True)
        found.append([name, redeemed, refreshed, meeting.ends(log_out, handle, snapshot)])
    assert found == tables()[2]
