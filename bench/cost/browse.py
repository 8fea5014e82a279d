"""Writes down what each flow asks for in a browser, and what runs for it; ``python bench/cost/browse.py``.

It brings up a local stack of its own, unless `--port` names one that runs, and signs a new user in and out
in Chromium. The result, `recorded.json`, is what `calls.py` counts from, so that a bench needs no browser.
Record it anew when the pages load or call something else: `calls.py` notices other calls of the APIs, and
sites that weigh more or less.
"""

import argparse
import json
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "e2e"))

from built_sites import site_weights
from chromium import launched
from local_stack import PASSWORD, LocalStack, Person, local_command
from recorder import Recorder
from recording import RECORD

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / "build" / "cost"
FIRST, SECOND = "shop", "outlet"
PATIENCE_MS = 30_000
# Longer than the emulator takes to write a function's lines.
SETTLING_SECONDS = 2.0
LOG_GROUP = re.compile(r"/SsoBackend(\w+?)Log[0-9A-F]{8}$|-(\w+)/ApplicationBackend(\w+?)Log[0-9A-F]{8}$")
PLATFORM_LINES = ("START ", "END ", "REPORT ", "INIT_START ")


class FunctionLogs:
    """The lines that the emulator's functions have written."""

    def __init__(self, stack: LocalStack) -> None:
        self._logs = stack.client("logs")
        self._before = self._totals()

    def since_last_time(self) -> dict[str, dict[str, int]]:
        """Invocations and bytes of own lines, by function: "sso Rest", "sso AuthChallenge", "shop Rest"."""
        time.sleep(SETTLING_SECONDS)
        before, self._before = self._before, self._totals()
        grown = {
            name: {key: now[key] - before[name][key] for key in now} for name, now in self._before.items()
        }
        return {name: counts for name, counts in sorted(grown.items()) if counts["invocations"]}

    def _totals(self) -> dict[str, dict[str, int]]:
        totals = {}
        for page in self._logs.get_paginator("describe_log_groups").paginate():
            for group in page["logGroups"]:
                if named := LOG_GROUP.search(group["logGroupName"]):
                    own, site, of_site = named.groups()
                    totals[f"sso {own}" if own else f"{site} {of_site}"] = self._total(group["logGroupName"])
        return totals

    def _total(self, group: str) -> dict[str, int]:
        pages = self._logs.get_paginator("filter_log_events").paginate(logGroupName=group)
        lines = [event["message"] for page in pages for event in page["events"]]
        own = [line for line in lines if not line.startswith(PLATFORM_LINES)]
        return {
            "invocations": sum(line.startswith("START ") for line in lines),
            "line_bytes": sum(len(line.encode()) for line in own),
        }


def _sign_in(page: "Page", stack: LocalStack, person: Person) -> None:
    page.goto(stack.url(FIRST, "/orders"))
    page.get_by_label("Email address").fill(person.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_text("No orders yet").wait_for()


def _sign_in_silently(page: "Page", stack: LocalStack) -> None:
    page.goto(stack.url(SECOND, "/orders"))
    page.get_by_text("No orders yet").wait_for()


def _order(page: "Page") -> None:
    page.get_by_role("link", name="Place an order").click()
    page.get_by_role("button", name="One more: Enamel mug").click()
    page.get_by_role("button", name="Place the order", exact=True).click()
    page.get_by_text("Thank you.").wait_for()


def _choose(page: "Page", status: str) -> None:
    """Orders of one status, which is a call to the application's API."""
    with page.expect_response(lambda answer: "/api/orders" in answer.url):
        page.get_by_role("link", name=status, exact=True).click()


def _sign_out(page: "Page") -> None:
    page.get_by_role("button", name="Sign out").click()
    page.get_by_text("You are signed out").wait_for()


def record(stack: LocalStack) -> dict[str, Any]:
    """Each flow by its name, and when and of what it was recorded.

    Who signs in is a member of both applications.
    """
    person = Person.registered(stack)
    person.join(SECOND)
    with launched() as browser:
        context = browser.new_context()
        context.set_default_timeout(PATIENCE_MS)
        first, second = context.new_page(), context.new_page()
        second.clock.install()
        at_first, at_second = (Recorder(context.new_cdp_session(page)) for page in (first, second))
        logs = FunctionLogs(stack)

        def took(recorder: Recorder, last: str) -> dict[str, Any]:
            return recorder.take(last=last) | {"functions": logs.since_last_time()}

        flows = {}
        _sign_in(first, stack, person)
        flows["sign_in"] = took(at_first, "sso POST /get-session")
        at_first.forget()
        _order(first)
        flows["order"] = took(at_first, f"{FIRST} POST /orders")
        _sign_in_silently(second, stack)
        flows["silent_sign_in"] = took(at_second, "sso POST /get-session")
        _choose(second, "Paid")
        at_second.forget()
        logs.since_last_time()
        second.clock.fast_forward("59:30")
        _choose(second, "All")
        flows["refresh"] = took(at_second, "sso POST /refresh-session")
        at_first.forget()
        _sign_out(first)
        flows["logout"] = took(at_first, "sso POST /logout")
        return {
            "recorded_on": f"{datetime.now(UTC):%Y-%m-%d}",
            "browser": f"Chromium {browser.version}",
            "site_weights": site_weights(),
            "flows": flows,
        }


@contextmanager
def _stack(port: int | None, home: Path) -> Iterator[LocalStack]:
    """The one that runs there, or one of its own."""
    if port is not None:
        outputs = json.loads((home / "outputs.json").read_text(encoding="utf-8"))
        yield LocalStack(port, outputs)
        return
    print("Bringing up a local stack", file=sys.stderr, flush=True)
    try:
        yield LocalStack.up(home)
    finally:
        local_command("down", home=home)


def main() -> int:
    parser = argparse.ArgumentParser(description="What a browser asks for in each flow, and what runs for it")
    parser.add_argument("--port", type=int, help="of a local stack that runs; default: one of its own")
    parser.add_argument("--home", type=Path, default=HOME, help="the folder of that stack")
    arguments = parser.parse_args()
    with _stack(arguments.port, arguments.home) as stack:
        recorded = record(stack)
    RECORD.write_text(json.dumps(recorded, indent=2) + "\n", encoding="utf-8")
    print(RECORD.read_text(encoding="utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
