"""aws-jwt-verify, measured by a Node process that takes turns with this one."""

import json
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from signed_token import CLIENT_ID, USER_POOL_ID, SignedToken

SCRIPT = Path(__file__).with_name("verify.mjs")


class NodeContender:
    """Runs ``verify.mjs``; ``name`` has its versions. Raises SystemExit where it cannot take part."""

    def __init__(self, token: SignedToken) -> None:
        self._process = _start()
        hello = self._ask(
            {
                "token": token.text,
                "jwks": token.jwks,
                "userPoolId": USER_POOL_ID,
                "clientId": CLIENT_ID,
            }
        )
        if "error" in hello:
            raise SystemExit(f"aws-jwt-verify cannot take part: {hello['error']}; `make bench` installs it.")
        self.name = f"aws-jwt-verify {hello['version']} verifySync (Node {hello['node']})"

    def seconds(self, count: int) -> float:
        """Return the CPU seconds of one verification, averaged over ``count``."""
        return float(self._ask({"count": count})["seconds"])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate(timeout=10)  # its input ends, and so does it

    def _ask(self, question: dict[str, Any]) -> dict[str, Any]:
        assert self._process.stdin  # noqa: S101 - it is a pipe
        assert self._process.stdout  # noqa: S101 - it is a pipe
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline() or '{"error": "Node.js failed"}')
        return answer


def _start() -> "subprocess.Popen[str]":
    node = Path(sys.executable).with_name("node")
    if not node.is_file():
        raise SystemExit("Node.js is not beside this Python; `make bench` installs it and uses it.")
    return subprocess.Popen(  # noqa: S603 - our own script
        [node, str(SCRIPT)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
