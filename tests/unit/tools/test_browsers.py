"""`make test` needs Chromium; Firefox it takes where it is, or where it can be had."""

import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[3] / "tools" / "browsers.sh"
NO_FIREFOX = "There is no Firefox here, so the tests in it are left out"


class Machine:
    """One with only the programs that a test gives it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.has("sh", 'exec /bin/sh "$@"')

    def has(self, program: str, script: str = "exit 0") -> None:
        path = self._folder / program
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)

    def is_debian(self, *packages: str, user: int) -> None:
        """apt-get puts a program of the package's name beside itself."""
        self.has("id", f"echo {user}")
        self.has("apt-cache", f'case " {" ".join(packages)} " in *" $2 "*) ;; *) exit 100 ;; esac')
        put = f'for last; do :; done; : > "{self._folder}/$last"; /bin/chmod +x "{self._folder}/$last"'
        self.has("apt-get", f'[ "$1" = update ] || {{ {put}; }}')

    def look(self, *browsers: str) -> "subprocess.CompletedProcess[str]":
        command = ["/bin/sh", str(SCRIPT), *(browsers or ("headless", "firefox"))]
        path = {"PATH": str(self._folder)}
        return subprocess.run(command, env=path, capture_output=True, text=True, check=False)

    def programs(self) -> set[str]:
        return {path.name for path in self._folder.iterdir()}


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.mark.parametrize(
    "chromium", ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]
)
@pytest.mark.parametrize("firefox", ["firefox-esr", "firefox"])
def test_what_is_there_is_taken(machine: Machine, chromium: str, firefox: str) -> None:
    machine.has(chromium)
    machine.has(firefox)
    machine.is_debian(user=1000)
    done = machine.look()
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("chromium", ["chromium-headless-shell", "chromium"])
def test_root_gets_both_from_the_distribution(machine: Machine, chromium: str) -> None:
    machine.is_debian(chromium, "firefox-esr", user=0)
    assert machine.look().returncode == 0
    assert {chromium, "firefox-esr"} <= machine.programs()


def test_root_gets_the_faster_one_beside_a_chromium(machine: Machine) -> None:
    machine.has("chromium")
    machine.is_debian("chromium", "chromium-headless-shell", user=0)
    assert machine.look("headless").returncode == 0
    assert "chromium-headless-shell" in machine.programs()


@pytest.mark.parametrize("user", [0, 1000])
def test_without_firefox_the_tests_go_on_with_a_note(machine: Machine, user: int) -> None:
    machine.has("chromium")
    machine.is_debian(*([] if user == 0 else ["firefox-esr"]), user=user)
    done = machine.look()
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(NO_FIREFOX)


def test_an_install_of_firefox_that_fails_is_a_note_too(machine: Machine) -> None:
    machine.has("chromium")
    machine.is_debian("firefox-esr", user=0)
    machine.has("apt-get", "exit 100")
    done = machine.look()
    assert done.returncode == 0
    assert NO_FIREFOX in done.stdout


@pytest.mark.parametrize("user", [0, 1000])
def test_without_chromium_the_tests_stop(machine: Machine, user: int) -> None:
    machine.has("firefox")
    machine.is_debian(*([] if user == 0 else ["chromium"]), user=user)
    done = machine.look()
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("The end-to-end tests need chromium; install it")


def test_chromium_alone_asks_for_no_firefox(machine: Machine) -> None:
    machine.has("chromium")
    assert machine.look("chromium").stdout == ""
