"""How `make bench` reckons, and what it says of a part that cannot be measured."""

import contextlib
import itertools
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from imports import Start, ratio
from sizes import naive_weight
from synth import in_turns
from tape import Tape, TapedClient
from verify import speed

ROOT = Path(__file__).parents[3]


class Table:
    """A client that answers a number, then another, and then fails."""

    def __init__(self) -> None:
        self.asked = 0

    def get_item(self, *, key: str) -> str:
        self.asked += 1
        if self.asked == 3:
            raise KeyError(key)
        return f"{key} {self.asked}"


def test_a_speed_is_the_median_of_the_rounds_and_not_of_the_times() -> None:
    """In the second round the machine was busy for both, in the third for one of them only."""
    samples = {"raw": [1.0, 10.0, 5.0], "ours": [2.0, 20.0, 2.0]}
    assert speed(samples, "ours", "raw") == 0.5
    assert speed(samples, "raw", "ours") == 2.0


def test_a_cold_start_counts_the_import_and_what_the_first_event_loads() -> None:
    starts = {"ours": [Start(30, 70), Start(50, 50), Start(50, 90)], "peer": [Start(200, 0)] * 3}
    assert ratio(starts, "ours", "peer") == 0.5


def test_every_app_is_synthesized_in_every_round_and_the_first_does_not_count() -> None:
    seconds = itertools.count(1)
    asked = []

    def synth(*options: str) -> float:
        asked.append(options)
        return next(seconds)

    apps = {"small": ("--app", "x"), "prod": ("-c", "y")}
    assert in_turns(apps, synth, rounds=2) == {"small": [3, 5], "prod": [4, 6]}
    assert asked == [("--app", "x"), ("-c", "y")] * 3


def test_a_tape_answers_and_fails_as_the_client_did_and_asks_it_no_more() -> None:
    table, tape = Table(), Tape()
    client = TapedClient(table, tape)
    client.get_item(key="unheard")
    with tape.recording(), contextlib.suppress(KeyError):
        client.get_item(key="a")
        client.get_item(key="b")
    for _ in range(2):
        tape.position = 0
        with tape.playing():
            assert client.get_item(key="whatever") == "a 2"
            with pytest.raises(KeyError, match="b"):
                client.get_item(key="whatever")
    assert table.asked == 3


@pytest.mark.parametrize("part", ["bundles", "verify"])
def test_without_node_js_nothing_is_said_to_be_measured_beside_it(tmp_path: Path, part: str) -> None:
    python = tmp_path / "python"
    python.symlink_to(sys.executable)
    command = [str(python), str(ROOT / "bench" / "run.py"), part]
    packages = {"PYTHONPATH": sysconfig.get_path("platlib")}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=packages)
    assert done.returncode == 1
    assert "Node.js is not beside this Python; `make bench` installs it and uses it.\n" in done.stderr
    assert f"NOT MEASURED: {part}" in done.stdout


def test_without_a_package_of_the_peer_no_size_is_compared() -> None:
    with pytest.raises(
        SystemExit, match=r"^no-such-package is not installed here; `make bench` installs it\.$"
    ):
        naive_weight(("no-such-package",))


def test_the_peers_package_leaves_boto3_to_the_runtime_as_ours_does() -> None:
    assert naive_weight(("boto3", "python-jose")) == naive_weight(("python-jose",))


def test_an_unknown_part_is_named_beside_those_that_there_are() -> None:
    command = [sys.executable, str(ROOT / "bench" / "run.py"), "sizes", "nosuch"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "no part is called 'nosuch'; there are verify, handlers, imports, srp," in done.stderr


def test_some_parts_alone_are_not_written_to_the_page() -> None:
    command = [sys.executable, str(ROOT / "bench" / "run.py"), "--write", "bundles"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "--write takes all parts" in done.stderr
