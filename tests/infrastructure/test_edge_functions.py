"""What runs at the CDN before a request goes on, run by Node as CloudFront runs it."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from cognito_sso import edge

FUNCTIONS = Path(edge.__file__).parent / "functions"


def handled(name: str, *requests: dict[str, Any]) -> list[dict[str, Any]]:
    """What becomes of each request, as `handler` of that file returns it."""
    node = shutil.which("node")
    assert node is not None
    events = json.dumps([{"request": request} for request in requests])
    script = f"{(FUNCTIONS / name).read_text(encoding='utf-8')}\n"
    script += f"console.log(JSON.stringify({events}.map(handler)))"
    done = subprocess.run([node, "-e", script], stdout=subprocess.PIPE, check=True, text=True, timeout=60)
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    return answers


def test_the_host_is_the_one_that_the_browser_asked_for() -> None:
    """CloudFront gives names in lower case, and several values of one name as `multiValue`."""
    host = {"value": "sso.example"}
    twice = {"value": "evil.example", "multiValue": [{"value": "evil.example"}, {"value": "x"}]}
    sent = [
        {"uri": "/api/me", "headers": {"host": host}},
        {"uri": "/api/me", "headers": {"host": host, "x-site-host": {"value": "evil.example"}}},
        {"uri": "/api/me", "headers": {"x-site-host": twice, "host": host, "x-forwarded-host": twice}},
    ]
    for answer in handled("site_host.js", *sent):
        assert answer["headers"]["x-site-host"] == host
        assert answer["uri"] == "/api/me"


@pytest.mark.parametrize(
    ("asked", "file"),
    [
        ("/", "/index.html"),
        ("/account", "/index.html"),
        ("/success", "/index.html"),
        ("/a/b/", "/index.html"),
        ("/assets/app.js", "/assets/app.js"),
        ("/config.json", "/config.json"),
        ("//evil.example/x", "/index.html"),
        ("/..", "/.."),
        ("/.git/config", "/index.html"),
    ],
)
def test_a_page_is_the_one_file_and_nothing_redirects(asked: str, file: str) -> None:
    [answer] = handled("deep_links.js", {"uri": asked, "headers": {}})
    assert (answer["uri"], set(answer)) == (file, {"uri", "headers"})
