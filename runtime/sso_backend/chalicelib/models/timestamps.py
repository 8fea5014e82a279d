"""How the table writes moments for people; moments that are compared are epoch seconds instead."""

from datetime import UTC, datetime


def iso_time(epoch_seconds: float) -> str:
    """ISO 8601 in UTC to the second, such as `2026-11-23T04:09:11Z`."""
    return datetime.fromtimestamp(int(epoch_seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
