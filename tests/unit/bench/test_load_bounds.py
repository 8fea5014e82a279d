"""A run that would do nothing, or whose figures are not the page's, is refused in a sentence."""

import argparse

import pytest
from bounds import USUAL, Bounds, add_bounds, bounds_of, nothing_done, why_not_written

FLOWS = ("sign-in", "order")


def parsed(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_bounds(parser, FLOWS)
    return parser.parse_args(words)


def test_a_run_takes_what_it_is_told() -> None:
    arguments = parsed(
        "--step-seconds", "0.5", "--step-count", "7", "--total-seconds", "9", "--flows", "order"
    )
    assert bounds_of(arguments) == Bounds(0.5, 7, 9)
    assert arguments.flows == ["order"]


def test_without_a_word_it_is_the_page_s() -> None:
    arguments = parsed()
    assert bounds_of(arguments) == USUAL
    assert arguments.flows == list(FLOWS)
    assert USUAL.total_seconds < 600


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--step-count", "0"), "'0' is no whole number above 0."),
        (("--step-count", "-3"), "'-3' is no whole number above 0."),
        (("--step-count", "2.5"), "'2.5' is no whole number above 0."),
        (("--step-seconds", "-1"), "'-1' is no number of seconds above 0."),
        (("--step-seconds", "nan"), "'nan' is no number of seconds above 0."),
        (("--total-seconds", "inf"), "'inf' is no number of seconds above 0."),
        (("--total-seconds", "soon"), "'soon' is no number of seconds above 0."),
        (("--flows",), "expected at least one argument"),
        (("--flows", "sing-in"), "invalid choice: 'sing-in'"),
    ],
)
def test_a_run_of_nothing_is_refused(
    words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parsed(*words)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_the_page_is_of_all_flows_on_a_stack_of_its_own() -> None:
    assert why_not_written(address=None, flows=FLOWS, all_flows=FLOWS) is None
    some = why_not_written(address=None, flows=["order"], all_flows=FLOWS)
    assert some == "The page has all flows, and sign-in is missing: --write goes without --flows."
    foreign = why_not_written(address="http://127.0.0.1:4566", flows=FLOWS, all_flows=FLOWS)
    assert foreign == "The page is of a stack of its own: --write goes without --address."


def test_a_flow_of_which_nothing_came_is_told() -> None:
    assert nothing_done([("sign-in", 3), ("order", 0), ("order", 1)], FLOWS) == []
    assert nothing_done([("sign-in", 0)], FLOWS) == ["sign-in: not one was done", "order: not one was done"]
