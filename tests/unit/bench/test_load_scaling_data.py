"""Whoever changes a number of the model is told in a sentence what is wrong with it."""

import copy
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from scaling_data import DATA, Scaling, ScalingError

Damage = Callable[[dict[str, Any]], object]


@pytest.fixture
def written() -> dict[str, Any]:
    return tomllib.loads(DATA.read_text(encoding="utf-8"))


def sign_in(**changed: object) -> Damage:
    return lambda data: data["flows"]["sign_in"].update(changed)


def first_limit(**changed: object) -> Damage:
    return lambda data: data["limits"][0].update(changed)


FIRST = "limits, no. 1 (mails by Cognito's own sender)"


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (lambda data: data.pop("mix"), "There is no [mix]."),
        (lambda data: data.update(rates=[10, 0]), "rates must be a list of whole numbers above 0, such as"),
        (lambda data: data["mix"].pop("order"), "mix: order is missing; it must be a number from 0 on."),
        (lambda data: data["mix"].update(ordre=1), "mix has 'ordre', which is none of sign_in, "),
        (lambda data: data["mix"].update(order="1"), "mix: order must be a number from 0 on, not '1'."),
        (lambda data: data["one_application"].update(order=-1), "one_application: order must be a number"),
        (lambda data: data["times"].pop("invocation"), "times: invocation is missing;"),
        (lambda data: data["memory"].update(whole_processor=0), "memory: whole_processor must be above 0."),
        (sign_in(table_wirtes=13), "flows.sign_in has 'table_wirtes', which is none of sso_requests, "),
        (sign_in(table_writes=True), "flows.sign_in: table_writes must be a number from 0 on, not True."),
        (sign_in(functions=3), "There is no [flows.sign_in.functions]."),
        (sign_in(functions={"rest": {}}), "flows.sign_in.functions has 'rest', which is none of sso_rest, "),
        (
            sign_in(functions={"sso_rest": {"invocations": 1, "dynamodb": 1, "cognito": 1}}),
            "flows.sign_in.functions.sso_rest: cpu is missing; it must be a number from 0 on.",
        ),
        (
            sign_in(functions={"sso_rest": {"invocation": 1}}),
            "flows.sign_in.functions.sso_rest has 'invocation', which is none of invocations, ",
        ),
        (first_limit(of="mail"), f"{FIRST}: of is 'mail', which is none of sso_requests, "),
        (first_limit(quota=0), f"{FIRST}: quota must be above 0."),
        (first_limit(qouta=50), f"{FIRST} has 'qouta', which is none of name, "),
        (first_limit(one_application=1), f"{FIRST}: one_application must be true or false, not 1."),
        (first_limit(seen=""), f"{FIRST}: seen is missing; it must be a text."),
        (lambda data: data.update(limits={}), "limits must be a list of tables, [[limits]]."),
        (
            lambda data: data["address"]["rules"][0].update(sign_in=0),
            "address.rules, no. 1: sign_in must be above 0.",
        ),
    ],
)
def test_what_is_wrong_is_said(written: dict[str, Any], damage: Damage, sentence: str) -> None:
    broken = copy.deepcopy(written)
    damage(broken)
    with pytest.raises(ScalingError) as raised:
        Scaling.of(broken)
    assert str(raised.value).startswith(sentence)


def test_a_file_that_is_no_toml_is_said_to_be_none(tmp_path: Path) -> None:
    file = tmp_path / "scaling.toml"
    file.write_text("rates = [10", encoding="utf-8")
    with pytest.raises(ScalingError, match=r"^scaling\.toml is no TOML: "):
        Scaling.read(file)
