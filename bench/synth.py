"""How long `cdk synth` of one environment takes when nothing has changed; run as ``python bench/synth.py``.

Seconds on the wall, the median of some runs after one that packages whatever has changed. The ratio is to an
app with one topic, synthesized by the same command line: what the CDK itself takes on this machine.
Exits 1 when an environment takes longer than CEILING_SECONDS.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
CDK = ROOT / "node_modules" / ".bin" / "cdk"
ENVIRONMENTS = ("local", "dev", "prod")
CEILING_SECONDS = 15
RUNS = 3

SMALL_APP = (
    "import aws_cdk as cdk; app = cdk.App(); stack = cdk.Stack(app, 'Small'); "
    "cdk.CfnResource(stack, 'Topic', type='AWS::SNS::Topic'); app.synth()"
)


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


def typical_seconds(*options: str) -> float:
    """The median of some runs, after one that fills the caches."""
    synth_seconds(*options)
    return median(synth_seconds(*options) for _ in range(RUNS))


def main() -> int:
    small = typical_seconds("--app", f'{sys.executable} -c "{SMALL_APP}"')
    print(f"cdk synth, warm, median of {RUNS}")
    print(f"  {'one topic':12} {small:5.1f} s")
    slow = []
    for name in ENVIRONMENTS:
        seconds = typical_seconds("-c", f"environment={name}")
        print(f"  {name:12} {seconds:5.1f} s  {seconds / small:4.1f} times that")
        if seconds > CEILING_SECONDS:
            slow.append(name)
    if slow:
        print(f"Longer than {CEILING_SECONDS} s: {', '.join(slow)}")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
