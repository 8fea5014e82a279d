"""A request as API Gateway hands it to a Lambda function (REST API, payload format 1.0)."""

import json
from collections.abc import Mapping
from typing import Any

Event = dict[str, Any]


def gateway_event(
    method: str,
    path: str,
    *,
    resource: str | None = None,
    query: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
    path_parameters: Mapping[str, str] | None = None,
    body: object = None,
) -> Event:
    """`resource` is the route, where it has parameters; `body` is sent as JSON."""
    sent = {"Host": "sso.example", "User-Agent": "Mozilla/5.0", "x-site-host": "sso.example"}
    if body is not None:
        sent["Content-Type"] = "application/json"
    sent |= headers or {}
    return {
        "resource": resource or path,
        "path": path,
        "httpMethod": method,
        "headers": sent,
        "multiValueHeaders": {name: [value] for name, value in sent.items()},
        "queryStringParameters": dict(query) if query else None,
        "multiValueQueryStringParameters": {name: [text] for name, text in query.items()} if query else None,
        "pathParameters": dict(path_parameters) if path_parameters else None,
        "stageVariables": None,
        "requestContext": {
            "resourcePath": resource or path,
            "httpMethod": method,
            "path": f"/api{path}",
            "stage": "api",
            "requestId": "c6af9ac6-7b61-11e6-9a41-93e8deadbeef",
            "identity": {"sourceIp": "203.0.113.7", "userAgent": sent["User-Agent"]},
        },
        "body": None if body is None else json.dumps(body),
        "isBase64Encoded": False,
    }
