"""The search finds what is wrong: each mutant of the backend breaks the rule that is named with it."""

import ast
import inspect
import re

import pytest
from session_model import rules
from session_model.backend import Backend
from session_model.distortions import without_condition
from session_model.items import Snapshot
from session_model.model import Model
from session_model.mutants import MUTANTS, Mutant
from session_model.rules import Violation
from session_model.runs import Alone


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_changed_request_is_noticed(mutant: Mutant, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or changed code."""
    if mutant.patch is not None:
        mutant.patch(monkeypatch)
    model = Model(Backend(Alone(Snapshot(), 0), mutant.distort))
    with pytest.raises(Violation) as found:
        model.explore(mutant.acts, faults=mutant.faults, ticks=mutant.ticks)
    assert found.value.rule == mutant.rule


def test_every_rule_is_seen_broken() -> None:
    """Each by a mutant at least."""
    unseen = [
        rule for rule in expected_rules() if not any(re.fullmatch(rule, mutant.rule) for mutant in MUTANTS)
    ]
    assert unseen == []


def expected_rules() -> list[str]:
    """What the rules expect, as patterns: some of their texts name what was seen instead."""
    calls = [node for node in ast.walk(ast.parse(inspect.getsource(rules))) if isinstance(node, ast.Call)]
    texts = [call.args[1] for call in calls if ast.unparse(call.func) == "expect"]
    assert texts
    return [pattern(text) for text in texts]


def pattern(text: ast.expr) -> str:
    parts = text.values if isinstance(text, ast.JoinedStr) else [text]
    return "".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in parts)


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
