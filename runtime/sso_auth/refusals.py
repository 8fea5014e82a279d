"""What a skin answers to a request that it does not serve, and the line about it in the log."""

import json
import logging
from typing import NamedTuple

from sso_auth.failures import failure_details
from sso_auth.http_errors import api_error_for

_SERVER_FAULT = 500
_LOG = logging.getLogger("sso_auth")


class Refusal(NamedTuple):
    """An answer as the contract has it; ``body`` is to be sent as JSON."""

    status: int
    headers: dict[str, str]
    body: dict[str, str]


def refusal(error: Exception, *, request_id: str) -> Refusal:
    """Log a request's refusal and make its answer, which does not tell the precise reason."""
    log_refusal(error, request_id=request_id)
    answer = api_error_for(error)
    return Refusal(
        answer.status,
        {**answer.headers, "Cache-Control": "no-store"},
        {"error": answer.code, "message": answer.message, "request_id": request_id},
    )


def log_refusal(error: Exception, *, request_id: str) -> None:
    """One JSON line by the logger `sso_auth`: INFO for a caller's fault, ERROR for ours."""
    answer = api_error_for(error)
    line = {
        "kind": "refusal",
        "request_id": request_id,
        "status": answer.status,
        "error": answer.code,
        **failure_details(error),
    }
    level = logging.ERROR if answer.status >= _SERVER_FAULT else logging.INFO
    _LOG.log(level, json.dumps(line))
