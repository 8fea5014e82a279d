"""aws-jwt-verify, measured by a Node process that takes turns with this one."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from signed_token import CLIENT_ID, USER_POOL_ID, SignedToken

SCRIPT = Path(__file__).with_name("verify.mjs")


class NodeContender:
    """Runs ``verify.mjs``. ``name`` has its versions; ``absent`` says why it cannot take part, or is None."""

    def __init__(self, token: SignedToken) -> None:
        self._process = self._start()
        self.absent: str | None = None
        self.name = "aws-jwt-verify"
        hello = self._ask(
            {
                "token": token.text,
                "jwks": token.jwks,
                "userPoolId": USER_POOL_ID,
                "clientId": CLIENT_ID,
            }
        )
        if "error" in hello:
            self.absent = hello["error"]
        else:
            self.name = f"aws-jwt-verify {hello['version']} verifySync (Node {hello['node']})"

    def seconds(self, count: int) -> float:
        """Return the CPU seconds of one verification, averaged over ``count``."""
        return float(self._ask({"count": count})["seconds"])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None:
            self._process.communicate(timeout=10)  # its input ends, and so does it

    def _start(self) -> "subprocess.Popen[str] | None":
        beside_python = Path(sys.executable).with_name("node")
        node = str(beside_python) if beside_python.exists() else shutil.which("node")
        if node is None:
            return None
        return subprocess.Popen(  # noqa: S603 - our own script
            [node, str(SCRIPT)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def _ask(self, question: dict[str, Any]) -> dict[str, Any]:
        if self._process is None or self._process.stdin is None or self._process.stdout is None:
            return {"error": "not installed (no Node.js)"}
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline() or '{"error": "Node failed"}')
        return answer
