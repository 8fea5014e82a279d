"""How fast a token is verified, in proportion to the bare RSA check.

In every round each contender verifies the same token a number of times, in turn, so that a busy or throttled
machine slows all of them alike. CPU time is counted, of the thread that verifies, not time on the wall. A
ratio is of speeds: the median over the rounds of the other's time / ours.
"""

import gc
import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from statistics import median

from contenders import OURS, RAW, Verify, python_contenders
from cryptography.hazmat.backends.openssl import backend
from figure import Figure
from node_contender import NodeContender
from signed_token import REGION, USER_POOL_ID, make_signed_token
from sso_auth import cognito_urls

FLOOR = 0.60
ROUNDS = 61
CALLS = 150
WARM_UP_CALLS = 3000

Measure = Callable[[int], float]
"""Takes a number of calls, returns the CPU seconds of one."""

Samples = dict[str, list[float]]
"""The seconds per verification of each contender in each round."""


@dataclass(frozen=True)
class Measured:
    """`token_bytes` is the length of what was verified."""

    samples: Samples
    token_bytes: int


def figures() -> list[Figure]:
    """Ours next to the bare check, and to each library."""
    samples = measured().samples
    libraries = [name for name in samples if name != RAW and not name.startswith("ours")]
    return [_figure(samples, RAW, floor=FLOOR), *(_figure(samples, name) for name in libraries)]


def details() -> str:
    """All contenders, the fastest first."""
    samples = measured().samples
    rows = [
        f"| {name} | {median(samples[name]) * 1e6:.1f} | {speed(samples, name, RAW):.2f} |"
        for name in sorted(samples, key=lambda name: median(samples[name]))
    ]
    how = f"RS256, 2048-bit key, ID token of {measured().token_bytes:,} bytes; {ROUNDS} rounds of {CALLS}."
    head = "| one verification | µs | speed, raw = 1 |\n|---|--:|--:|"
    return "\n".join([head, *rows, "", f"{how} {backend.openssl_version_text()}."])


@cache
def measured() -> Measured:
    """Takes all rounds, once. Raises SystemExit where a contender is missing or accepts a bad signature."""
    issuer = cognito_urls(REGION, USER_POOL_ID).issuer
    token = make_signed_token(issuer)
    with NodeContender(token) as node:
        verifiers = python_contenders(token, issuer, json.dumps(token.jwks).encode())
        refuse_a_bad_signature(verifiers, token.text)
        contenders = {name: measure(verify, token.text) for name, verify in verifiers.items()}
        samples = run(contenders | {node.name: node.seconds})
    return Measured(samples, len(token.text))


def measure(verify: Verify, token: str) -> Measure:
    """Wrap a verification of this process."""

    def seconds(count: int) -> float:
        started = time.thread_time()
        for _ in range(count):
            verify(token)
        return (time.thread_time() - started) / count

    return seconds


def refuse_a_bad_signature(contenders: dict[str, Verify], token: str) -> None:
    """A contender that accepts anything would win: make sure that none does."""
    head, _, signature = token.rpartition(".")
    for name, verify in contenders.items():
        if name == RAW:
            continue
        try:
            verify(f"{head}.AA{signature[2:]}")
        except Exception:  # noqa: S112 - each library has its own
            continue
        raise SystemExit(f"{name} accepted a bad signature")


def run(contenders: dict[str, Measure]) -> Samples:
    """Warm all up, then let them take turns."""
    print(f"verifying tokens: {ROUNDS} rounds of {len(contenders)} contenders", file=sys.stderr, flush=True)
    for seconds in contenders.values():
        seconds(WARM_UP_CALLS)
    samples: Samples = {name: [] for name in contenders}
    for _ in range(ROUNDS):
        gc.collect()
        for name, seconds in contenders.items():
            samples[name].append(seconds(CALLS))
    return samples


def speed(samples: Samples, name: str, than: str) -> float:
    """The speed of a contender as a multiple of another's, round by round."""
    return median(other / own for other, own in zip(samples[than], samples[name], strict=True))


def _figure(samples: Samples, peer: str, *, floor: float | None = None) -> Figure:
    ratio = speed(samples, OURS, peer)
    return Figure(
        "verify an ID token, every check",
        _microseconds(samples[OURS]),
        f"{peer}: {_microseconds(samples[peer])}",
        ratio=ratio,
        target=None if floor is None else f"≥ {floor:.2f} of its speed",
        met=None if floor is None else ratio >= floor,
    )


def _microseconds(seconds: list[float]) -> str:
    return f"{median(seconds) * 1e6:.1f} µs"
