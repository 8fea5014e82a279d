"""The machine's own Firefox, driven by `firefox.mjs`: Playwright drives only a build of its own."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from local_stack import ROOT

_NAMES = ("firefox-esr", "firefox")
_SCRIPT = Path(__file__).with_suffix(".mjs")
_END_SECONDS = 30


class Firefox:
    """One window of a fresh profile. What it is asked for must come within 40 seconds."""

    def __init__(self, commands: IO[str], answers: IO[str]) -> None:
        self._commands = commands
        self._answers = answers
        self.complaints: list[str] = []
        """Errors in the console, breaches of the Content-Security-Policy among them, of all tabs so far."""

    def open(self, url: str) -> None:
        self._ask("open", url=url)

    @contextmanager
    def another_tab(self) -> Iterator[None]:
        """All that is asked for meanwhile happens in a new tab."""
        self._ask("openTab")
        yield
        self._ask("closeTab")

    def press(self, name: str) -> None:
        self._ask("press", name=name)

    def fill(self, label: str, text: str) -> None:
        self._ask("fill", label=label, text=text)

    def should_show(self, text: str) -> None:
        self.should_become(f"document.body?.innerText.includes({json.dumps(text)})")

    def should_have(self, role: str, name: str) -> None:
        """An element with this role and name in the accessibility tree."""
        self._ask("waitForRole", role=role, name=name)

    def should_be_at(self, url: str) -> None:
        self.should_become(f"location.href === {json.dumps(url)}")

    def should_become(self, condition: str) -> None:
        """True: an expression on the page, tried until it is."""
        self._ask("waitUntil", condition=condition)

    def run(self, script: str) -> Any:
        """The value of an expression on the page, which JSON must be able to carry."""
        return self._ask("run", script=script)

    def _ask(self, command: str, **details: str) -> Any:
        print(json.dumps({"command": command, **details}), file=self._commands, flush=True)
        line = self._answers.readline()
        assert line, "Firefox has ended; its last words are on stderr"
        answer = json.loads(line)
        self.complaints = answer["complaints"]
        assert "failed" not in answer, f"{command} {details}: {answer['failed']}"
        return answer["result"]


@contextmanager
def firefox(languages: str = "en-GB, en") -> Iterator[Firefox]:
    """A headless one, of a user with these languages. Raises RuntimeError where there is none to launch."""
    path = next((found for name in _NAMES if (found := shutil.which(name))), None)
    if path is None:
        raise RuntimeError("Firefox is needed for this test; on Debian: apt-get install firefox-esr")
    node = shutil.which("node")
    assert node is not None
    pipe = subprocess.PIPE
    command = [node, str(_SCRIPT), path, languages]
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield Firefox(process.stdin, process.stdout)
        finally:
            process.stdin.close()
            try:
                process.wait(_END_SECONDS)
            except subprocess.TimeoutExpired:
                process.terminate()
