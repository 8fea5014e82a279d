"""FastAPI with answers as the contract has them: the one file of this package that imports FastAPI.

current_user = require_user(verifier)
install_error_answers(app)

@app.get("/orders")
def orders(claims: Annotated[Claims, Depends(current_user)]) -> list[Order]: ...
"""

from collections.abc import Callable
from uuid import uuid4

from sso_auth.claims import Claims
from sso_auth.errors import TokenError
from sso_auth.http_errors import ApiError, api_error_for
from sso_auth.refusals import refusal
from sso_auth.request_reading import sole_bearer_token
from sso_auth.verifier import TokenVerifier

try:
    from fastapi import FastAPI, HTTPException, Request
    from fastapi.openapi.models import HTTPBearer
    from fastapi.responses import JSONResponse
    from fastapi.security.base import SecurityBase
except ImportError as error:
    raise ImportError("sso_auth.fastapi needs FastAPI: pip install 'cognito-sso-auth[fastapi]'") from error


class RefusedRequest(HTTPException):
    """A request whose token is not accepted, on its way to the answer.

    FastAPI itself knows the right status and headers of it; `install_error_answers` gives it the right body.
    """

    def __init__(self, error: TokenError) -> None:
        answer = api_error_for(error)
        super().__init__(answer.status, answer.code, headers=answer.headers)
        self.error = error


class BearerToken(SecurityBase):
    """The dependency that `require_user` makes; in OpenAPI it is the HTTP bearer scheme."""

    def __init__(self, verifier: TokenVerifier) -> None:
        self.model = HTTPBearer(bearerFormat="JWT")
        self.scheme_name = "bearerToken"
        self._verifier = verifier

    def __call__(self, request: Request) -> Claims:
        """Verify the request's token; raises `RefusedRequest`."""
        # No coroutine: FastAPI calls it in a worker thread, where a fetch of keys holds up nobody else.
        try:
            return self._verifier.verify(sole_bearer_token(request.headers.getlist("authorization")))
        except TokenError as error:
            raise RefusedRequest(error) from None


def require_user(verifier: TokenVerifier) -> BearerToken:
    """Make the dependency that lets only requests with an accepted bearer token pass, and gives its claims.

    Others are answered 401 with `WWW-Authenticate: Bearer`, or 503 with `Retry-After` while the token cannot
    be judged. For endpoints of either kind, `def` and `async def`.
    """
    return BearerToken(verifier)


def install_error_answers(app: FastAPI, *, request_id: Callable[[Request], str] | None = None) -> None:
    """Have refused tokens, and each `TokenError` or `ApiError` of an endpoint, answered as in the contract.

    Such an answer is `{"error", "message", "request_id"}` with `Cache-Control: no-store`. `request_id` says
    what a request is called in the log; a random id otherwise. An application that is mounted into another
    needs its own call.
    """
    identify = request_id or (lambda _: uuid4().hex)

    async def answer(request: Request, error: Exception) -> JSONResponse:
        cause = error.error if isinstance(error, RefusedRequest) else error
        status, headers, body = refusal(cause, request_id=identify(request))
        return JSONResponse(body, status, headers)

    for family in (RefusedRequest, TokenError, ApiError):
        app.add_exception_handler(family, answer)
