"""An OpenAPI description, read for its answers: which status, code, headers and body each call may have."""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # has no types
from referencing import Registry
from referencing.jsonschema import DRAFT202012

FOLDER = Path(__file__).parents[3] / "docs" / "openapi"
JSON = "application/json"
_DOCUMENT = "urn:api"
_NO_SUCH_PATH, _NO_SUCH_METHOD = "NotFound", "MethodNotAllowed"

Call = tuple[str, str]
"""Method and path as the description has it, such as `("DELETE", "/sessions/{session_id}")`."""


class ApiDescription:
    """`document` is one of docs/openapi; `compared` counts the answers that were held against it.

    Every call describes a 500. Unless it `may_break`, one is a fault all the same.
    """

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document
        self.operations: dict[Call, dict[str, Any]] = {
            (method.upper(), path): operation
            for path, methods in document["paths"].items()
            for method, operation in methods.items()
        }
        self._paths = [(_pattern(path), path) for path in sorted(document["paths"])]
        self._registry = Registry().with_resource(_DOCUMENT, DRAFT202012.create_resource(document))
        self._validators: dict[int, Draft202012Validator] = {}
        self.compared = 0
        self.may_break = True

    def path_of(self, asked: str) -> str | None:
        """The described path that a request without its query is for."""
        return next((path for pattern, path in self._paths if pattern.fullmatch(asked)), None)

    def credentials(self, call: Call) -> list[str]:
        """The kinds of credentials that a call may rest on."""
        return sorted({kind for choice in self.operations[call]["security"] for kind in choice})

    def codes(self, call: Call) -> dict[int, set[str]]:
        """Status → codes of the refusals that a call may get."""
        found = {
            int(status): self._codes(self._resolved(response))
            for status, response in self.operations[call]["responses"].items()
        }
        return {status: codes for status, codes in found.items() if codes}

    def all_codes(self) -> set[tuple[int, str]]:
        """Status and code of every refusal there is, those outside of all calls included."""
        outside = {404: self._codes(self._fallback(_NO_SUCH_PATH))}
        outside |= {405: self._codes(self._fallback(_NO_SUCH_METHOD))}
        everywhere = [outside, *(self.codes(call) for call in self.operations)]
        return {(status, code) for codes in everywhere for status in codes for code in codes[status]}

    def fault(
        self, method: str, path: str, status: int, headers: Mapping[str, Any], body: bytes
    ) -> str | None:
        """What of an answer is not as described; None if all is. `path` is the one that was asked for."""
        self.compared += 1
        if status == 500 and not self.may_break:
            return "nobody has made it fail"
        response = self._response(method, path, status)
        if response is None:
            return f"{status} is not described"
        return self._header_fault(response, headers) or self._body_fault(response, headers, body)

    def _response(self, method: str, path: str, status: int) -> dict[str, Any] | None:
        described = self.path_of(path)
        if described is None:
            return self._fallback(_NO_SUCH_PATH) if status == 404 else None
        operation = self.operations.get((method, described))
        if operation is None:
            return self._fallback(_NO_SUCH_METHOD) if status == 405 else None
        response = operation["responses"].get(str(status))
        return None if response is None else self._resolved(response)

    def _fallback(self, name: str) -> dict[str, Any]:
        response: dict[str, Any] = self.document["components"]["responses"][name]
        return response

    def _header_fault(self, response: dict[str, Any], headers: Mapping[str, Any]) -> str | None:
        described = {name.lower(): self._resolved(one) for name, one in response["headers"].items()}
        given = {name.lower(): value for name, value in headers.items()}
        for name, header in described.items():
            if name not in given and header.get("required", False):
                return f"{name} is missing"
        for name, value in given.items():
            if name == "content-type":
                continue
            if name not in described:
                return f"{name} is not described"
            kind = described[name]["schema"]
            read = int(value) if kind.get("type") == "integer" and str(value).isdecimal() else value
            if fault := self._schema_fault(kind, read):
                return f"{name}: {fault}"
        return None

    def _body_fault(self, response: dict[str, Any], headers: Mapping[str, Any], body: bytes) -> str | None:
        if "content" not in response:
            return f"a body of {len(body)} bytes is not described" if body else None
        media_type = {name.lower(): value for name, value in headers.items()}.get("content-type")
        if media_type != JSON:
            return f"the content type is {media_type}"
        try:
            value = json.loads(body)
        except ValueError:
            return "the body is no JSON"
        return self._schema_fault(response["content"][JSON]["schema"], value)

    def _schema_fault(self, schema: dict[str, Any], value: object) -> str | None:
        # The document keeps its schemas, so that each has an id of its own.
        if id(schema) not in self._validators:
            absolute = json.loads(json.dumps(schema).replace('"#/', f'"{_DOCUMENT}#/'))
            self._validators[id(schema)] = Draft202012Validator(
                absolute, registry=self._registry, format_checker=Draft202012Validator.FORMAT_CHECKER
            )
        error = next(self._validators[id(schema)].iter_errors(value), None)
        # The value itself may be a token, so it is not repeated.
        return error and f"{error.json_path} is not as {'/'.join(map(str, error.schema_path))} has it"

    def _codes(self, response: dict[str, Any]) -> set[str]:
        schema = response.get("content", {}).get(JSON, {}).get("schema", {})
        return set(schema.get("properties", {}).get("error", {}).get("enum", ()))

    def _resolved(self, described: dict[str, Any]) -> dict[str, Any]:
        if "$ref" not in described:
            return described
        found: Any = self.document
        for name in described["$ref"].removeprefix("#/").split("/"):
            found = found[name]
        resolved: dict[str, Any] = found
        return resolved


@cache
def described_api(name: str) -> ApiDescription:
    """The description of that backend, such as `sso_backend`."""
    return ApiDescription(json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")))


def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path)))
