"""What counts as a body of JSON: the media type alone, whatever else its header says.

A page of another site may send `text/plain` with any parameters without asking first, by `fetch`.
Sources: Fetch standard, "CORS-safelisted request-header"; RFC 9110 §8.3.1.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from sso_auth.chalice_api import JsonApi

Serve = Callable[..., Any]


def seen(_request: object) -> dict[str, bool]:
    return {"seen": True}


@pytest.mark.parametrize(
    "content_type",
    [
        "text/plain",
        "text/plain; application/json",
        "text/plain,application/json",
        "text/plain; charset=utf-8; application/json",
        "text/plain; a=*/*",
        "multipart/form-data; boundary=x; application/json",
        "application/x-www-form-urlencoded;application/json",
        "*/*",
        "application/*",
        "application/jsonp",
        "application/json+x",
        "application/ld+json",
        " ",
        ";application/json",
        ",application/json",
    ],
)
@pytest.mark.parametrize("body", ["{}", ""])
def test_nothing_else_is_taken_for_json(serve: Serve, content_type: str, body: str) -> None:
    answer = serve(seen).call("POST", body=body, headers={"Content-Type": content_type})
    assert (answer.status, answer.json["error"]) == (415, "unsupported_media_type")


@pytest.mark.parametrize(
    "content_type",
    ["application/json", "Application/JSON", "application/json; charset=utf-8", " application/json ;x=y"],
)
def test_json_is_json_however_it_is_written(serve: Serve, content_type: str) -> None:
    assert serve(seen).call("POST", body="{}", headers={"Content-Type": content_type}).status == 200


def test_a_view_may_take_other_types(new_app: Callable[..., "JsonApi"], gateway: Callable[..., Any]) -> None:
    app = new_app()
    app.route("/csv", methods=["POST"], content_types=["Text/CSV"])(lambda: {"seen": True})
    app.route("/any", methods=["POST"], content_types=["*/*"])(lambda: {"seen": True})

    def status(path: str, content_type: str) -> int:
        answered: int = (
            gateway(app).call("POST", path, body="a,b", headers={"Content-Type": content_type}).status
        )
        return answered

    assert status("/csv", "text/csv; header=absent") == 200
    assert status("/csv", "application/json") == 415
    assert status("/csv", "text/plain; text/csv") == 415
    assert status("/any", "image/png") == 200
