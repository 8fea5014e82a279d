"""Events of `tests/events`, with `Authorization` headers put in the way API Gateway and Lambda put them."""

import json
from pathlib import Path
from typing import Any

EVENTS = Path(__file__).parents[2] / "events"


def event(name: str, authorization: list[str], *, header: str = "Authorization") -> dict[str, Any]:
    """The event of this name, fresh, of a request with these values of the header."""
    found: dict[str, Any] = json.loads((EVENTS / f"{name}.json").read_text("utf-8"))
    if found.get("type") == "TOKEN":
        found["authorizationToken"] = authorization[-1] if authorization else ""
    elif authorization and found.get("version") == "2.0":
        found["headers"][header.lower()] = ",".join(authorization)
    elif authorization:
        # A mapping of single values has the last of them.
        found["headers"][header] = authorization[-1]
        found.setdefault("multiValueHeaders", {})[header] = authorization
    return found
