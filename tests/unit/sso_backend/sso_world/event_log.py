"""The event lines of a test, in place of CloudWatch Logs."""

import json
from collections.abc import Callable
from typing import Any

from chalicelib.services.audit import AuditTrail
from sso_auth.event_lines import EventLines

NAMESPACE = "sso-test"


class EventLog:
    """Keeps every line as it was written."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.written: list[str] = []
        self.lines = EventLines(self.written.append, metrics_namespace=NAMESPACE, now=clock)
        self.audit = AuditTrail(self.lines)

    def read(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.written]

    def events(self) -> list[tuple[str, str]]:
        """Event and outcome of the audit lines, in order."""
        return [(line["event"], line["outcome"]) for line in self.read() if line["kind"] == "audit"]
