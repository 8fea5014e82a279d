"""A search that saw nothing is not taken for one that found nothing, and the page says what is searched."""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from plan import ROOT, ApiSearch, FrontEndSearch, LiveApiSearch, Process, PythonSearch, Search, searches

PAGE = (ROOT / "docs" / "fuzzing.md").read_text("utf-8")
ANSWERS = "38 answers were held against docs/openapi/sso_backend.json\n"


def ends(code: int, printed: str) -> Process:
    return lambda _command, _environment: (code, printed)


def test_made_up_requests_are_the_cases_of_an_api(tmp_path: Path) -> None:
    process = ends(0, f"....\n{ANSWERS}24 requests were made up\n4 passed in 1.0s\n")
    for search in (
        ApiSearch("apis/sso_backend", tmp_path, process),
        LiveApiSearch("live", tmp_path, process),
    ):
        outcome = search.run(1, seed=1)
        assert (outcome.cases, outcome.crashes) == (24, {})


@pytest.mark.parametrize(
    ("kind", "printed"),
    [
        (ApiSearch, ANSWERS),
        (ApiSearch, "0 requests were made up"),
        (LiveApiSearch, ""),
        (FrontEndSearch, '{"cases": 0, "crashes": []}'),
    ],
)
def test_to_see_no_case_is_a_failure(kind: type[Search], printed: str, tmp_path: Path) -> None:
    outcome = kind("a/target", tmp_path, ends(0, printed)).run(1, seed=1)
    assert [what.partition(";")[0] for what in outcome.crashes] == ["saw no case"]


class Stopped:
    """A search in Python that is stopped, and leaves these inputs."""

    def __init__(self, crashes: Path, *names: str) -> None:
        self._crashes, self._names = crashes, names

    def __call__(self, _command: Sequence[str | Path], _environment: Mapping[str, str]) -> tuple[int, str]:
        for name in self._names:
            (self._crashes / name).write_bytes(b"input")
        return 77, "libFuzzer: deadly signal"


@pytest.mark.parametrize("kept", ["timeout-0a", "oom-0b", "crash-0c"])
def test_what_stopped_a_search_is_run_again_and_nothing_of_an_earlier_one(kept: str, tmp_path: Path) -> None:
    crashes = tmp_path / "crashes" / "sso_auth-test_tokens-any_token"
    crashes.mkdir(parents=True)
    (crashes / "timeout-ff").write_bytes(b"of an earlier run")
    search = PythonSearch("sso_auth/test_tokens::any_token", tmp_path, Stopped(crashes, kept))
    (again,) = search.run(1, seed=1).crashes.values()
    assert again.endswith(f" sso_auth/test_tokens::any_token --again {crashes / kept}")
    (again,) = PythonSearch(search.target, tmp_path, Stopped(crashes)).run(1, seed=5).crashes.values()
    assert again.endswith(f"--seconds 1 --seed 5 --kept {tmp_path}")


def test_a_part_is_not_written_over_the_whole_table() -> None:
    command = [sys.executable, "tests/fuzz/run.py", "--only", "no such target", "--write"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "--write is for the whole table" in done.stderr


def test_the_pages_targets_are_those_that_are_searched(tmp_path: Path) -> None:
    rows = {
        place: int(number) for place, number in re.findall(r"^\| `([^`]+)` \| (\d+) \|", PAGE, re.MULTILINE)
    }
    planned = [one.target.partition("::")[0] for one in searches(tmp_path, is_long=True)]
    usual = [place for place in planned if place in rows or not place.endswith((" in full", "/live"))]
    assert rows == Counter(usual)
    assert f"| **all** | {len(usual)} |" in PAGE


def test_the_page_says_how_many_addresses_lead_elsewhere() -> None:
    addresses = json.loads((ROOT / "tests" / "vectors" / "redirects.json").read_text("utf-8"))
    assert f"has {len(addresses)} addresses" in PAGE
