"""How long `cdk synth` of one environment takes when nothing has changed.

Seconds on the wall. The peer is an app with one topic, synthesized by the same command line: what the CDK
itself takes on this machine. After a round that packages whatever has changed, all take their turn in each
round; figures are medians over the rounds.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median

from figure import Figure

ROOT = Path(__file__).resolve().parents[2]
CDK = ROOT / "node_modules" / ".bin" / "cdk"
SMALL = "an app with one topic"
ENVIRONMENTS = ("local", "dev", "prod")
CEILING_SECONDS = 15
ROUNDS = 3

SMALL_APP = (
    "import aws_cdk as cdk; app = cdk.App(); stack = cdk.Stack(app, 'Small'); "
    "cdk.CfnResource(stack, 'Topic', type='AWS::SNS::Topic'); app.synth()"
)


def figures() -> list[Figure]:
    """One for each environment."""
    print("synthesizing the stacks", file=sys.stderr, flush=True)
    small = ("--app", f'{sys.executable} -c "{SMALL_APP}"')
    apps = {SMALL: small, **{name: ("-c", f"environment={name}") for name in ENVIRONMENTS}}
    seconds = in_turns(apps, synth_seconds, rounds=ROUNDS)
    return [_figure(name, seconds) for name in ENVIRONMENTS]


def in_turns(
    apps: Mapping[str, Sequence[str]], synth: Callable[..., float], *, rounds: int
) -> dict[str, list[float]]:
    """The seconds of each app in each round, after one that fills the caches."""
    taken = [{name: synth(*options) for name, options in apps.items()} for _ in range(rounds + 1)]
    return {name: [each[name] for each in taken[1:]] for name in apps}


def synth_seconds(*options: str) -> float:
    """One `cdk synth` with these options."""
    with tempfile.TemporaryDirectory() as output:
        started = time.perf_counter()
        subprocess.run(  # noqa: S603 - the project's own CDK
            [CDK, "synth", "--quiet", "--no-notices", "--output", output, *options],
            cwd=ROOT,
            env={**os.environ, "PATH": f"{ROOT / '.venv' / 'bin'}:{os.environ['PATH']}"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )
        return time.perf_counter() - started


def _figure(name: str, seconds: Mapping[str, list[float]]) -> Figure:
    typical = median(seconds[name])
    return Figure(
        f"cdk synth of {name}, warm, time on the wall",
        f"{typical:.1f} s",
        f"{SMALL}: {median(seconds[SMALL]):.1f} s",
        ratio=median(own / small for own, small in zip(seconds[name], seconds[SMALL], strict=True)),
        target=f"≤ {CEILING_SECONDS} s",
        met=typical <= CEILING_SECONDS,
    )
