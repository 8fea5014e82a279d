"""How fast a token is verified, in proportion to the bare RSA check; run as ``python bench/verify.py``.

One run on one machine. In every round each contender verifies the same token a number of times, in turn, so
that a busy or throttled machine slows all of them alike. CPU time is counted, not time on the wall. A ratio
is the median over the rounds of raw / contender. Exits 1 when ours is below FLOOR.
"""

import gc
import json
import os
import platform
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "runtime"))

from contenders import OURS, RAW, Verify, python_contenders
from cryptography.hazmat.backends.openssl import backend
from node_contender import NodeContender
from signed_token import REGION, USER_POOL_ID, make_signed_token
from sso_auth import cognito_urls

FLOOR = 0.60
ROUNDS = 61
CALLS = 150
WARM_UP_CALLS = 3000

Measure = Callable[[int], float]
"""Takes a number of calls, returns the CPU seconds of one."""


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


def run(contenders: dict[str, Measure]) -> dict[str, list[float]]:
    """Return the seconds per verification of each contender in each round."""
    for seconds in contenders.values():
        seconds(WARM_UP_CALLS)
    samples: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(ROUNDS):
        gc.collect()
        for name, seconds in contenders.items():
            samples[name].append(seconds(CALLS))
    return samples


def ratio_to_raw(samples: dict[str, list[float]], name: str) -> float:
    """The speed of a contender as a multiple of the bare RSA check's, round by round."""
    return median(raw / own for raw, own in zip(samples[RAW], samples[name], strict=True))


def print_machine(token: str) -> None:
    """Say what the figures were measured with."""
    print(f"{processor()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}")
    print(
        f"Python {platform.python_version()}, cryptography {version('cryptography')},"
        f" {backend.openssl_version_text()}"
    )
    print(f"RS256, 2048-bit key, ID token of {len(token)} bytes; {ROUNDS} rounds of {CALLS}, medians\n")


def processor() -> str:
    """The processor's name where Linux tells it."""
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text().splitlines() if cpuinfo.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or "unknown processor"


def print_table(samples: dict[str, list[float]], absent: dict[str, str]) -> None:
    """Print the contenders, the fastest first."""
    print(f"{'':<52}{'µs':>8}{'x raw':>8}")
    for name in sorted(samples, key=lambda name: median(samples[name])):
        print(f"{name:<52}{median(samples[name]) * 1e6:>8.1f}{ratio_to_raw(samples, name):>8.2f}")
    for name, why in absent.items():
        print(f"{name:<52}{why:>16}")


def main() -> int:
    issuer = cognito_urls(REGION, USER_POOL_ID).issuer
    token = make_signed_token(issuer)
    verifiers = python_contenders(token, issuer, json.dumps(token.jwks).encode())
    refuse_a_bad_signature(verifiers, token.text)
    contenders = {name: measure(verify, token.text) for name, verify in verifiers.items()}
    print_machine(token.text)
    with NodeContender(token) as node:
        if node.absent is None:
            contenders[node.name] = node.seconds
        samples = run(contenders)
        print_table(samples, {} if node.absent is None else {node.name: node.absent})
    ours = ratio_to_raw(samples, OURS)
    verdict = "ok" if ours >= FLOOR else "TOO SLOW"
    print(f"\nours is {ours:.3f} x raw; at least {FLOOR:.2f} is asked for: {verdict}")
    return 0 if ours >= FLOOR else 1


if __name__ == "__main__":
    sys.exit(main())
