"""How long `cdk synth` of one environment takes when nothing has changed.

Seconds on the wall, the median of some runs after one that packages whatever has changed. The peer is an app
with one topic, synthesized by the same command line: what the CDK itself takes on this machine.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from figure import Figure

ROOT = Path(__file__).resolve().parents[1]
CDK = ROOT / "node_modules" / ".bin" / "cdk"
ENVIRONMENTS = ("local", "dev", "prod")
CEILING_SECONDS = 15
RUNS = 3

SMALL_APP = (
    "import aws_cdk as cdk; app = cdk.App(); stack = cdk.Stack(app, 'Small'); "
    "cdk.CfnResource(stack, 'Topic', type='AWS::SNS::Topic'); app.synth()"
)


def figures() -> list[Figure]:
    """One for each environment."""
    print("synthesizing the stacks", file=sys.stderr, flush=True)
    small = typical_seconds("--app", f'{sys.executable} -c "{SMALL_APP}"')
    return [_figure(name, typical_seconds("-c", f"environment={name}"), small) for name in ENVIRONMENTS]


def typical_seconds(*options: str) -> float:
    """The median of some runs, after one that fills the caches."""
    synth_seconds(*options)
    return median(synth_seconds(*options) for _ in range(RUNS))


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


def _figure(name: str, seconds: float, small: float) -> Figure:
    return Figure(
        f"cdk synth of {name}, warm",
        f"{seconds:.1f} s",
        f"an app with one topic: {small:.1f} s",
        ratio=seconds / small,
        target=f"≤ {CEILING_SECONDS} s",
        met=seconds <= CEILING_SECONDS,
    )
