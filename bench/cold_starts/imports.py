"""The CPU time of a cold Lambda function until it can answer, next to boto3's client and a naive stack.

Each function starts in a fresh process from its package as it is deployed, compiled modules included, but for
this machine's processor. It sees that, the standard library and boto3, which Lambda's runtime brings; the
naive stacks see their own packages instead. Counted are the import and what the first event loads: its time
less that of the same event again. In every round each takes its turn; figures are medians over the rounds.
"""

import json
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from statistics import median

from distributions import closure, link
from figure import Figure
from fixed_aws import fixed_aws
from functions import Function, all_functions, environment
from gateway_event import Event
from signed_token import REGION, USER_POOL_ID, make_signed_token
from sso_auth import cognito_urls

HERE = Path(__file__).resolve().parent
CHILD = HERE / "lambda_process.py"
PEERS = HERE / "peers"
INPUTS = HERE.parent / "inputs"
BOTO3, NAIVE, UNTRACED = 'boto3.client("dynamodb")', "naive stack", "naive stack without Tracer"
PEER_HANDLERS = {
    BOTO3: "boto3_client.handler",
    NAIVE: "traced_stack.handler",
    UNTRACED: "naive_stack.handler",
}
NAIVE_PACKAGES = ("aws-lambda-powertools[parser,tracer]", "python-jose[cryptography]")
MOST_OF = {BOTO3: 1.2, NAIVE: 0.45}
ROUNDS = 11


@dataclass(frozen=True)
class Start:
    """CPU milliseconds of one cold start."""

    imported: float
    loaded_at_first: float

    @property
    def both(self) -> float:
        """Until the function is as fast as it will be."""
        return self.imported + self.loaded_at_first


Starts = Mapping[str, list[Start]]


class StartFailed(Exception):  # noqa: N818 - it says what it is
    """A function did not answer as it should, so its time says nothing."""


def figures() -> list[Figure]:
    """Each function next to its peers; those that a sign-in starts have targets, and one peer more."""
    starts, functions = measured()
    return [
        _figure(starts, one, peer)
        for one in functions
        for peer in PEER_HANDLERS
        if one.has_target or peer in MOST_OF
    ]


def details() -> str:
    """The same, with the import and the first event apart."""
    starts, functions = measured()
    rows = [_row(starts, one.name) for one in functions]
    rows += [_row(starts, name) for name in PEER_HANDLERS]
    head = (
        f"| function | import, ms | loaded at its first event, ms | both |"
        f" of {BOTO3} | of the {NAIVE} | of the {UNTRACED} |\n"
        "|---|--:|--:|--:|--:|--:|--:|"
    )
    return "\n".join([head, *rows, "", f"CPU time, medians of {ROUNDS} fresh processes each."])


@cache
def measured() -> tuple[Starts, list[Function]]:
    """All cold starts, once."""
    issuer = cognito_urls(REGION, USER_POOL_ID).issuer
    token = make_signed_token(issuer)
    with tempfile.TemporaryDirectory() as name, fixed_aws(token) as aws:
        folder = Path(name)
        functions = all_functions(token, aws)
        starter = Starter(folder, environment(issuer, aws))
        print(f"starting {len(functions)} functions, {ROUNDS} times each", file=sys.stderr, flush=True)
        starter.round(functions)  # it fills the system's caches
        rounds = [starter.round(functions) for _ in range(ROUNDS)]
    return {name: [taken[name] for taken in rounds] for name in rounds[0]}, functions


class Starter:
    """Starts functions in `folder`, with what each of them finds on Lambda."""

    def __init__(self, folder: Path, variables: Mapping[str, str]) -> None:
        runtime = link(closure(("boto3",)), folder / "runtime")
        naive = link([*closure(NAIVE_PACKAGES), distribution("chalice")], folder / "naive")
        self._event = folder / "event.json"
        self._variables = variables
        of_naive = [PEERS, naive, runtime]
        self._paths = {BOTO3: [PEERS, runtime], NAIVE: of_naive, UNTRACED: of_naive}
        for backend in ("sso_backend", "client_backend"):
            self._paths[backend] = [_unpacked(backend, folder), runtime]

    def round(self, functions: list[Function]) -> dict[str, Start]:
        """Each peer and each function once. Raises `StartFailed`."""
        starts = {name: self._start(self._paths[name], PEER_HANDLERS[name], {})[0] for name in PEER_HANDLERS}
        for one in functions:
            starts[one.name], answer = self._start(self._paths[one.backend], one.handler, one.event)
            if not one.is_answer(answer):
                raise StartFailed(f"{one.name} answered {answer}")
        return starts

    def _start(self, paths: list[Path], handler: str, event: Event) -> tuple[Start, object]:
        self._event.write_text(json.dumps(event), encoding="utf-8")
        done = subprocess.run(  # noqa: S603 - our own script
            [sys.executable, "-P", "-S", CHILD, handler, self._event],
            env={**self._variables, "PYTHONPATH": os.pathsep.join(map(str, [*paths, INPUTS]))},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            raise StartFailed(f"{handler}: {done.stderr[-2000:]}")
        said = json.loads(done.stdout.splitlines()[-1])
        imported, first, second = said["milliseconds"]
        return Start(imported, max(0.0, first - second)), said["answer"]


def ratio(starts: Starts, name: str, peer: str) -> float:
    """A function's time as a multiple of a peer's, round by round."""
    pairs = zip(starts[name], starts[peer], strict=True)
    return median(own.both / other.both for own, other in pairs)


def _unpacked(backend: str, folder: Path) -> Path:
    from cognito_sso.packaging.sources import Sources  # noqa: PLC0415 - brings the CDK and its Node.js
    from cognito_sso.platforms.emulator import EmulatorPlatform  # noqa: PLC0415 - the same

    sources = Sources.installed()
    package = sources.package(sources.runtime / backend, EmulatorPlatform(port=4566))
    with zipfile.ZipFile(package.zip_path) as archive:
        archive.extractall(folder / backend)
    return folder / backend


def _figure(starts: Starts, function: Function, peer: str) -> Figure:
    of_peer = ratio(starts, function.name, peer)
    most = MOST_OF.get(peer) if function.has_target else None
    return Figure(
        f"cold start of {function.name}",
        _milliseconds(starts, function.name),
        f"{peer}: {_milliseconds(starts, peer)}",
        ratio=of_peer,
        target=None if most is None else f"≤ {most:.2f}",
        met=None if most is None else of_peer <= most,
    )


def _milliseconds(starts: Starts, name: str) -> str:
    return f"{median(start.both for start in starts[name]):.0f} ms"


def _row(starts: Starts, name: str) -> str:
    imported = median(start.imported for start in starts[name])
    loaded = median(start.loaded_at_first for start in starts[name])
    ratios = " | ".join(f"{ratio(starts, name, peer):.2f}" for peer in PEER_HANDLERS)
    return f"| {name} | {imported:.0f} | {loaded:.0f} | {_milliseconds(starts, name)[:-3]} | {ratios} |"
