"""`recorded.json`: what a browser asked for in each flow, and what the sites were like then."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

RECORD = Path(__file__).with_name("recorded.json")
ANEW = "Record the pages anew: python bench/cost/browse.py"
MOST_CHANGE = 0.05
"""A share of a site's weight. The bytes are a fifth of a sign-in's price, so of that it is a hundredth."""


class StaleRecordError(Exception):
    """The pages were recorded when they loaded or called something else."""


@dataclass(frozen=True)
class Recording:
    """`site_weights` are those of `built_sites.py`, `flows` those of `browse.py`."""

    recorded_on: str
    browser: str
    site_weights: Mapping[str, int]
    flows: Mapping[str, Any]

    @classmethod
    def read(cls, path: Path = RECORD) -> Self:
        return cls(**json.loads(path.read_text(encoding="utf-8")))

    def check_sites(self, weights: Mapping[str, int]) -> None:
        """Raises `StaleRecordError` when a site weighs notably more or less than it did."""
        for site, now in weights.items():
            then = self.site_weights[site]
            if abs(now - then) > MOST_CHANGE * then:
                raise StaleRecordError(f"{site} weighed {then:,} bytes and weighs {now:,} now. {ANEW}")

    def __str__(self) -> str:
        weights = ", ".join(f"{site} {weight:,}" for site, weight in self.site_weights.items())
        return (
            f"What the browser asks for was recorded on {self.recorded_on} in {self.browser}. All files of a "
            f"site, packed by gzip, had so many bytes: {weights}."
        )
