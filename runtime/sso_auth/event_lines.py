"""Event lines: what happened, as one JSON object on one line, with metrics inside them.

The metrics are written in CloudWatch's Embedded Metric Format, so that no call is made for them:
https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
Where a line goes is the program's own business: it hands in what writes it.
"""

import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from sso_auth.event_scope import current_scope
from sso_auth.failures import failure_details

_USER_HASH_LENGTH = 16
# Plain values are written as they are, and whatever else came in must not cost the line.
_ENCODER = json.JSONEncoder(separators=(",", ":"), default=str)


@dataclass(frozen=True)
class Metric:
    """A number for CloudWatch, summed up over all lines and, with a dimension, for each of its values too.

    `dimension` is a name and a value from a small, closed set: CloudWatch charges for each pair.
    """

    name: str
    value: int = 1
    unit: Literal["Count", "Milliseconds"] = "Count"
    dimension: tuple[str, str] | None = None


class EventLines:
    """Writes the lines of one program; without a namespace they have no metrics.

    A line must never break what it tells of: whatever goes wrong with it is dropped.
    """

    def __init__(
        self, write: Callable[[str], None], *, metrics_namespace: str | None, now: Callable[[], float]
    ) -> None:
        self._write = write
        self._metrics_namespace = metrics_namespace
        self._now = now

    def add(self, fields: Mapping[str, object], metrics: Iterable[Metric] = ()) -> None:
        """Writes one line, with the id of the request that it belongs to."""
        with suppress(Exception):
            line = event_line(
                {**fields, "request_id": current_scope().request_id},
                metrics=metrics,
                metrics_namespace=self._metrics_namespace,
                now=self._now(),
            )
            self._write(line)

    def key_fetch(self, failure: Exception | None) -> None:
        """For `TokenVerifier(on_key_fetch=...)`: the line of a fetch of the pool's keys."""
        outcome = "ok" if failure is None else "failed"
        details = {} if failure is None else failure_details(failure)
        metric = Metric("JwksFetches", dimension=("Outcome", outcome))
        self.add({"kind": "keys", "outcome": outcome, **details}, [metric])


def to_standard_output(line: str) -> None:
    """From where Lambda takes it to CloudWatch Logs as it is, metrics included.

    In one write, as Lambda makes a log event of each.
    """
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def user_hash(user_id: str) -> str:
    """What lines call a user: 16 hexadecimal digits, the same everywhere, and no way back to the id."""
    return hashlib.sha256(f"user-{user_id}".encode()).hexdigest()[:_USER_HASH_LENGTH]


def event_line(
    fields: Mapping[str, object],
    *,
    metrics: Iterable[Metric] = (),
    metrics_namespace: str | None,
    now: float,
) -> str:
    """The line for these fields, without those that are None; `now` in epoch seconds.

    Without a namespace the metrics are left out. The caller answers for what the fields say: no token, code,
    handle, address or name.
    """
    line = {name: value for name, value in fields.items() if value is not None}
    if metrics_namespace is not None:
        line |= _embedded(metrics, metrics_namespace, now)
    return _ENCODER.encode(line)


def _embedded(metrics: Iterable[Metric], namespace: str, now: float) -> dict[str, object]:
    members: dict[str, object] = {}
    directives: list[dict[str, object]] = []
    for metric in metrics:
        dimension_sets: list[list[str]] = [[]]
        if metric.dimension is not None:
            name, value = metric.dimension
            members[name] = value
            dimension_sets.append([name])
        members[metric.name] = metric.value
        directives.append(
            {
                "Namespace": namespace,
                "Dimensions": dimension_sets,
                "Metrics": [{"Name": metric.name, "Unit": metric.unit}],
            }
        )
    if directives:
        members["_aws"] = {"Timestamp": int(now * 1000), "CloudWatchMetrics": directives}
    return members
