"""The benches that `make bench` runs, in the order of its table."""

from dataclasses import dataclass
from pathlib import Path

DOCS = Path(__file__).resolve().parents[1] / "docs"


@dataclass(frozen=True)
class Part:
    """`module` is a path beneath this folder, see `part.py`; `page` has its details, beneath docs/."""

    name: str
    title: str
    module: str
    page: str = "benchmarks.md"


PARTS = (
    Part("verify", "Verifying a token", "tokens/verify"),
    Part("handlers", "Answering a request", "handlers/handlers"),
    Part("imports", "Starting cold", "cold_starts/imports"),
    Part("srp", "Proving a password", "srp/srp"),
    Part("bundles", "Script of a page", "bundles/weigh"),
    Part("sizes", "Deployment packages", "packages/sizes"),
    Part("calls", "What a sign-in asks of AWS", "cost/calls"),
    Part("prices", "What it costs", "cost/prices", page="cost.md"),
    Part("synth", "Synthesizing", "synth/synth"),
)
