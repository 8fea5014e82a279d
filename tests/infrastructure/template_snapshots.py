"""The templates as text that a person can read and compare: `make snapshots` writes them to snapshots/.

Left out or scrubbed is what changes without anybody having changed the infrastructure: the hashes of assets
and in the ids of API deployments, the Lambda runtime (the Python that packages), paths of this machine, and
the CDK's check of the bootstrap version. Of an API's description each path's methods are kept, since all of
them have the same integration; of a gateway response its status; of a dashboard the names of its widgets.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from synthesized import ROOT, synthesize

FOLDER = Path(__file__).parent / "snapshots"
ENVIRONMENTS = ("dev", "prod", "local")
_LINE = 110
_GENERATED = (
    (re.compile(re.escape(str(ROOT))), "<checkout>"),
    (re.compile(r"\b[0-9a-f]{64}\b"), "<hash>"),
    (re.compile(r"(ApiDeployment[0-9A-F]{8})[0-9a-f]{32}"), r"\1<hash>"),
    (re.compile(r"^python3\.\d+$"), "<python>"),
)
_TITLE = re.compile(r'"title":"([^"]*)"')


def snapshots(environment: str) -> Iterator[tuple[Path, str]]:
    """Each snapshot's file, and its text as the templates are now."""
    templates = synthesize(environment)
    for stack in ("sso", "shop", "edge"):
        template = getattr(templates, stack)
        if template is not None:
            yield FOLDER / f"{environment}-{stack}.json", f"{compact_json(_readable(template))}\n"


def write() -> None:
    """All snapshots anew."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.json"):
        old.unlink()
    for environment in ENVIRONMENTS:
        for path, text in snapshots(environment):
            path.write_text(text, encoding="utf-8")


def _readable(template: dict[str, Any]) -> object:
    kept = {key: each for key, each in template.items() if key not in ("Parameters", "Rules")}
    resources = {key: _condensed(each) for key, each in template["Resources"].items()}
    return _scrubbed({**kept, "Resources": resources})


def _condensed(resource: dict[str, Any]) -> dict[str, Any]:
    properties = resource.get("Properties", {})
    if resource["Type"] == "AWS::ApiGateway::RestApi":
        body = properties["Body"]
        answers = body["x-amazon-apigateway-gateway-responses"]
        condensed = {
            **body,
            "paths": {path: sorted(operations) for path, operations in body["paths"].items()},
            "x-amazon-apigateway-gateway-responses": {
                name: each["statusCode"] for name, each in answers.items()
            },
        }
        return {**resource, "Properties": {**properties, "Body": condensed}}
    if resource["Type"] == "AWS::CloudWatch::Dashboard":
        titles = _TITLE.findall("".join(_strings(properties["DashboardBody"])))
        return {**resource, "Properties": {**properties, "DashboardBody": titles}}
    return resource


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
    elif isinstance(value, dict):
        yield from _strings(list(value.values()))


def _scrubbed(value: object) -> object:
    if isinstance(value, dict):
        return {str(_scrubbed(key)): _scrubbed(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_scrubbed(each) for each in value]
    if isinstance(value, str):
        for pattern, replacement in _GENERATED:
            value = pattern.sub(replacement, value)
    return value


def compact_json(value: object, indent: str = "") -> str:
    """JSON with sorted keys, and on one line what fits on one."""
    flat = json.dumps(value, sort_keys=True)
    if len(indent) + len(flat) <= _LINE or not isinstance(value, dict | list):
        return flat
    deeper = f"{indent}  "
    if isinstance(value, list):
        opening, closing = "[]"
        items = [compact_json(each, deeper) for each in value]
    else:
        opening, closing = "{}"
        items = [f"{json.dumps(key)}: {compact_json(value[key], deeper)}" for key in sorted(value)]
    return f"{opening}\n" + ",\n".join(f"{deeper}{item}" for item in items) + f"\n{indent}{closing}"


if __name__ == "__main__":
    write()
