"""What a caller sends, and what a refusal looks like."""

from collections.abc import Callable
from typing import Any

Call = Callable[..., Any]

BODY = {
    "items": [
        {"item_id": "book", "quantity": 3, "price": 0.1},
        {"item_id": "pen", "quantity": 1, "price": 19.99},
    ]
}


def refused(answer: Any, status: int, code: str, *, naming: str = "") -> None:
    assert (answer.status_code, answer.json_body["error"]) == (status, code)
    assert naming in answer.json_body["message"]
    assert answer.json_body["request_id"]
    assert answer.headers["Cache-Control"] == "no-store"
