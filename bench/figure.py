"""A line of the table that `make bench` prints."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """Something of ours beside something else, measured in the same run.

    ``ours`` and ``peer`` are figures with their unit, as they are printed ("24.3 µs", "3,708 B"); ``peer``
    starts with its name. ``ratio`` is what counts, since absolute figures depend on the machine. ``target``
    says what is asked for ("≥ 0.60"), and ``met`` whether it is; both are None where nothing is asked.
    """

    subject: str
    ours: str
    peer: str
    ratio: float | None = None
    target: str | None = None
    met: bool | None = None
