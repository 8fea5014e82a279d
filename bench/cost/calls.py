"""What each flow asks of AWS: requests, functions, Cognito's API, DynamoDB.

Three sources are put together:

- `recorded.json`: what a real browser asked for at a local stack, and how much came back (`browse.py`).
- `sso_flows.py` and `order_flow.py`: the backends in memory, run anew each time, which tell requests to
  DynamoDB, their units, and the calls of Cognito's API.
- Amazon's guide: Cognito calls PreTokenGeneration once whenever it issues tokens, a refresh included, since
  an event of version 2 has what is in both. (The emulator calls it for each token.)
  https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from built_sites import site_weights
from figure import Figure
from recording import ANEW, Recording, StaleRecordError

HERE = Path(__file__).resolve().parent
TITLES = {
    "sign_in": "sign-in with a password",
    "silent_sign_in": "silent sign-in at a second application",
    "first_refresh": "first refresh of a session",
    "further_refresh": "every further refresh",
    "logout": "signing out of two applications",
    "order": "an order placed",
}
COMPARED = ("silent_sign_in", "first_refresh", "further_refresh")
COGNITO = "cognito "
# A browser does the same for every refresh.
_RECORDED_AS = {"first_refresh": "refresh", "further_refresh": "refresh"}
# Answered with tokens, when it is the last of a login.
_LAST_OF_A_LOGIN = "RespondToAuthChallenge"


@dataclass(frozen=True, kw_only=True)
class Flow:
    """What one run of a flow takes. `site_bytes` is all that the CDN sends, headers included.

    `cognito` counts calls of Cognito's API, those of the browser and those of the backend; `triggers` the
    functions that Cognito calls. `log_bytes` is what the API's function writes itself.
    """

    name: str
    site_files: int
    site_bytes: int
    api_requests: int
    preflights: int
    browser_cognito: Mapping[str, int]
    backend_cognito: Mapping[str, int]
    triggers: Mapping[str, int]
    dynamodb_requests: int
    write_units: int
    read_units: int
    log_bytes: float

    @property
    def title(self) -> str:
        return TITLES[self.name]

    @property
    def api_calls(self) -> int:
        """Requests that reach API Gateway and the function behind it."""
        return self.api_requests + self.preflights

    @property
    def cdn_requests(self) -> int:
        return self.site_files + self.api_calls

    @property
    def lambda_calls(self) -> int:
        return self.api_calls + sum(self.triggers.values())


def merged(name: str, recorded: Mapping[str, Any], metered: Mapping[str, Any]) -> Flow:
    """A flow of its recording and its measurement.

    Raises `StaleRecordError` when they are not of the same calls.
    """
    api = [call for call in recorded["calls"] if not call.startswith(COGNITO)]
    if api != metered["calls"]:
        raise StaleRecordError(
            f"{TITLES[name]}: the browser called {', '.join(api)};"
            f" measured are {', '.join(metered['calls'])}. {ANEW}"
        )
    browser = [call.removeprefix(COGNITO) for call in recorded["calls"] if call.startswith(COGNITO)]
    preflights = [call for call in recorded["preflights"] if not call.startswith(COGNITO)]
    issues = metered["token_issues"] + browser.count(_LAST_OF_A_LOGIN)
    triggers = {"auth_challenge": sum(metered["auth_challenge"].values()), "pre_token_generation": issues}
    api_calls = len(api) + len(preflights)
    return Flow(
        name=name,
        site_files=recorded["files"],
        site_bytes=recorded["bytes"],
        api_requests=len(api),
        preflights=len(preflights),
        browser_cognito={call: browser.count(call) for call in dict.fromkeys(browser)},
        backend_cognito=metered["cognito"],
        triggers={trigger: count for trigger, count in triggers.items() if count},
        dynamodb_requests=metered["dynamodb_requests"],
        write_units=metered["write_units"],
        read_units=metered["read_units"],
        log_bytes=_bytes_of_a_line(recorded["functions"], site=api[0].partition(" ")[0]) * api_calls,
    )


def _bytes_of_a_line(functions: Mapping[str, Mapping[str, int]], *, site: str) -> float:
    """What a call of the site's API writes on the average: in the recording there may be others beside it."""
    counted = functions[f"{site} Rest"]
    return counted["line_bytes"] / counted["invocations"]


@dataclass(frozen=True)
class Measured:
    """All flows, and the write units of a session from storing to redeeming: ours, and in a plain item."""

    recording: Recording
    flows: tuple[Flow, ...]
    session_write_units: int
    plain_session_write_units: int


@cache
def measured() -> Measured:
    """Measures once in a process. Raises SystemExit for a stale recording."""
    recording = Recording.read()
    recorded = recording.flows
    sso = _run("sso_flows.py")
    metered = sso["flows"] | {"order": _run("order_flow.py")}
    try:
        recording.check_sites(site_weights())
        flows = tuple(merged(name, recorded[_RECORDED_AS.get(name, name)], metered[name]) for name in TITLES)
    except StaleRecordError as stale:
        raise SystemExit(str(stale)) from None
    ours, plain = metered["sign_in"]["session_write_units"], sso["plain_item_write_units"]
    return Measured(recording, flows, ours, plain)


def _run(script: str) -> dict[str, Any]:
    """The backends' modules have the same names, so each flow has a process of its own."""
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, str(HERE / script)], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise SystemExit(f"{done.stderr}\n{script} failed; its messages are above.")
    # Before it stand the backend's own lines.
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def figures() -> list[Figure]:
    """What a sign-in, a silent one and a refresh take, and the writes of a session beside a plain item's."""
    print("counting what the flows ask of AWS", file=sys.stderr, flush=True)
    found = measured()
    sign_in, *others = found.flows
    ours, plain = found.session_write_units, found.plain_session_write_units
    return [
        *(_beside(flow, sign_in) for flow in others if flow.name in COMPARED),
        Figure(
            subject="a session stored and redeemed, write units of DynamoDB",
            ours=f"{ours}",
            peer=f"its tokens in a plain item: {plain}",
            ratio=ours / plain,
        ),
    ]


def _beside(flow: Flow, sign_in: Flow) -> Figure:
    return Figure(
        subject=f"{flow.title}: Lambda calls",
        ours=_summary(flow),
        peer=f"{sign_in.title}: {_summary(sign_in)}",
        ratio=flow.lambda_calls / sign_in.lambda_calls,
    )


def _summary(flow: Flow) -> str:
    return f"{flow.lambda_calls}; units: {flow.write_units} write + {flow.read_units} read"
