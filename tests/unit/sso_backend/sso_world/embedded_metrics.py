"""The metrics of event lines, read as strictly as CloudWatch's specification of the format is."""

import json
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # has no types

_SCHEMA = json.loads(
    (Path(__file__).parents[3] / "schemas" / "embedded_metric_format.json").read_text(encoding="utf-8")
)

Counted = tuple[str, float, tuple[str, ...]]
"""A metric, its value, and the value of its dimension if it has one."""


def metrics_of(line: dict[str, Any]) -> list[Counted]:
    """Raises for a line that has metrics and does not conform."""
    if "_aws" not in line:
        return []
    jsonschema.validate(line, _SCHEMA)
    found: list[Counted] = []
    for directive in line["_aws"]["CloudWatchMetrics"]:
        total, *named = directive["Dimensions"]
        assert total == []
        values = tuple(line[name] for [name] in named)
        assert all(isinstance(value, str) and 0 < len(value) <= 1024 for value in values)
        for metric in directive["Metrics"]:
            value = line[metric["Name"]]
            assert type(value) in (int, float)
            found.append((metric["Name"], value, values))
    return found
