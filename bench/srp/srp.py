"""How long the script of a page takes to prove the password by SRP.

`srp.mjs` does it in Node.js, in turns with amazon-cognito-identity-js, from the random exponent to the
signature. First it makes sure that both come to the same proof, and that a server which knows nothing but
the verifier accepts it.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from figure import Figure

SCRIPT = Path(__file__).with_name("srp.mjs")
ROUNDS = 31
MOST = 0.3


@dataclass(frozen=True)
class Rounds:
    """Milliseconds in each round."""

    version: str
    ours: Sequence[float]
    theirs: Sequence[float]

    @property
    def ratio(self) -> float:
        """The median of the rounds' ratios, so that a busy moment counts for both."""
        return median(own / other for own, other in zip(self.ours, self.theirs, strict=True))


def figures() -> list[Figure]:
    """One. Raises SystemExit where a proof is wrong or Node.js is missing."""
    print("proving a password by SRP", file=sys.stderr, flush=True)
    rounds = measured(ROUNDS)
    return [
        Figure(
            subject="proof of the password (SRP), time on the wall",
            ours=f"{median(rounds.ours):.0f} ms",
            peer=f"amazon-cognito-identity-js {rounds.version}: {median(rounds.theirs):.0f} ms",
            ratio=rounds.ratio,
            target=f"≤ {MOST:.2f}",
            met=rounds.ratio <= MOST,
        )
    ]


def measured(count: int) -> Rounds:
    """So many rounds, in a process of Node.js."""
    node = Path(sys.executable).with_name("node")
    if not node.is_file():
        raise SystemExit("Node.js is not beside this Python; `make bench` installs it and uses it.")
    done = subprocess.run(  # noqa: S603 - our own script
        [node, str(SCRIPT), str(count)], stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode != 0:
        raise SystemExit("SRP could not be measured; the message is above.")
    answer = json.loads(done.stdout)
    return Rounds(answer["version"], answer["ours"], answer["theirs"])
