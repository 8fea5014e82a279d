"""A Lambda authorizer for API Gateway, REST and HTTP APIs. Needs no framework.

handler = authorizer(verifier)
"""

from typing import Any

from sso_auth.aws_lambda import Event, Handler, authorization_headers, request_id
from sso_auth.claims import Claims
from sso_auth.errors import KeysUnavailable, SessionsUnavailable, TokenError
from sso_auth.refusals import log_refusal
from sso_auth.request_reading import sole_bearer_token
from sso_auth.verifier import TokenVerifier


def authorizer(verifier: TokenVerifier) -> Handler:
    """Make the handler of an authorizer: type TOKEN or REQUEST, or payload format 2.0 with simple responses.

    An accepted token's `sub`, `client_id` and `token_use` become the authorizer's context. A refused one is
    answered by API Gateway: 401, or 403 by an HTTP API of format 2.0. While tokens cannot be judged the
    exception goes through to API Gateway, which answers 500 and, unlike a refusal, remembers nothing.

    API Gateway caches what this returns, for the authorizer's TTL (a REST API's default is 300 seconds), by
    the identity source. That must be the `Authorization` header, or one user gets another's access. One
    decision then serves every method of the stage, so the policy allows the whole stage and no more.
    **Whoever signs out stays in for the TTL**, an expired token too, and `EndedSessions` is not asked
    meanwhile: its ``max_age`` and the TTL add up. Set the TTL to 0 where that matters.

    Sources: "Input to" and "Output from an API Gateway Lambda authorizer", "Control access to HTTP APIs with
    AWS Lambda authorizers" in the API Gateway developer guide.
    """

    def authorize(event: Event, context: Any) -> dict[str, object]:  # noqa: ANN401 - Lambda's signature
        simple = event.get("version") == "2.0"
        try:
            claims = verifier.verify(sole_bearer_token(_presented(event)))
        except TokenError as error:
            log_refusal(error, request_id=request_id(event, context))
            if isinstance(error, KeysUnavailable | SessionsUnavailable):
                raise
            if simple:
                return {"isAuthorized": False}
            # To the letter what API Gateway answers with 401; any other text is a 500.
            raise Exception("Unauthorized") from None
        if simple:
            return {"isAuthorized": True, "context": _context(claims)}
        return {
            "principalId": claims.sub,
            "policyDocument": _allowed_stage(event["methodArn"]),
            "context": _context(claims),
        }

    return authorize


def _presented(event: Event) -> list[str]:
    """The values of the `Authorization` headers; TOKEN has one of them and does not tell of others."""
    if event.get("type") == "TOKEN":
        return [event["authorizationToken"]]
    return authorization_headers(event)


def _context(claims: Claims) -> dict[str, object]:
    """What the integration gets to know; a REST API takes texts, numbers and booleans only."""
    told = {"sub": claims.sub, "client_id": claims.client_id, "token_use": claims.token_use}
    return {name: value for name, value in told.items() if value is not None}


def _allowed_stage(method_arn: str) -> dict[str, object]:
    """Allow every method of the stage that `arn:…:{api}/{stage}/{verb}/{path}` belongs to."""
    api, stage = method_arn.split("/", 2)[:2]
    statement = {"Action": "execute-api:Invoke", "Effect": "Allow", "Resource": f"{api}/{stage}/*"}
    return {"Version": "2012-10-17", "Statement": [statement]}
