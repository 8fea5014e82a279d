"""URLs as browsers read them: by the WHATWG standard in Node.js, which is asked one URL after another."""

import json
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

_SCRIPT = """
import { createInterface } from 'node:readline';
for await (const line of createInterface({ input: process.stdin })) {
  const url = URL.parse(JSON.parse(line));
  console.log(JSON.stringify(url && [url.origin, url.username + url.password, url.search + url.hash]));
}
"""


class Browser:
    """A process that reads URLs."""

    def __init__(self) -> None:
        node = Path(sys.executable).with_name("node")
        command = str(node) if node.is_file() else shutil.which("node")
        if command is None:
            raise RuntimeError("Node.js is not there; `make setup` installs it.")
        self._process = subprocess.Popen(
            [command, "--input-type=module", "--eval", _SCRIPT],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def read(self, url: str) -> list[str] | None:
        """Origin, user with password, query with fragment; None for what is no absolute URL."""
        if self._process.stdin is None or self._process.stdout is None:
            raise RuntimeError("the process has no pipes")
        self._process.stdin.write(json.dumps(url) + "\n")
        self._process.stdin.flush()
        answer: list[str] | None = json.loads(self._process.stdout.readline())
        return answer


@cache
def browser() -> Browser:
    """One for the whole run; it ends with our end of its input."""
    return Browser()
