"""The processor time that `make load ARGS=--write` measured, kept as data for the model: `measured.json`."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

MEASURED = Path(__file__).with_name("measured.json")
BOTO3 = "one GetItem by boto3"
"""Stands for what boto3 itself takes in every call."""


@dataclass(frozen=True)
class MeasuredCpu:
    """Milliseconds of the handlers' own code in a whole flow, by one thread, and on what."""

    machine: str
    milliseconds: Mapping[str, float]

    @classmethod
    def read(cls, path: Path = MEASURED) -> Self:
        """What was measured last."""
        written = json.loads(path.read_text(encoding="utf-8"))
        return cls(written["machine"], written["milliseconds"])

    def write(self, path: Path = MEASURED) -> None:
        """In place of what was measured before."""
        rounded = {name: round(value, 2) for name, value in self.milliseconds.items()}
        written = {"machine": self.machine, "milliseconds": rounded}
        path.write_text(json.dumps(written, indent=2) + "\n", encoding="utf-8")
