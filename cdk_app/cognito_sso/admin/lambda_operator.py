"""The operator function of a deployed environment: every act of the command is one invocation of it."""

import json
from collections.abc import Mapping
from typing import Any

from cognito_sso.admin.aws_access import AwsAccess
from cognito_sso.admin.aws_errors import sentences
from cognito_sso.admin.errors import AdminError, NotDeployedError

_VERSION = 1


class LambdaOperator:
    """Invokes the functions by name. `function` is the operator function's."""

    def __init__(self, access: AwsAccess, function: str) -> None:
        self._access = access
        self._function = function
        self._actor = ""

    def ask(self, action: str, arguments: Mapping[str, object]) -> dict[str, Any]:
        event = {"action": action, "arguments": dict(arguments), "actor": self.actor(), "version": _VERSION}
        return self._result(self._function, event)

    def seed(self, function: str, *, user_id: str, count: int) -> dict[str, Any]:
        return self._result(function, {"user_id": user_id, "count": count, "actor": self.actor()})

    def actor(self) -> str:
        """The ARN that AWS knows the caller by; the audit trail names it."""
        if not self._actor:
            with sentences("sts"):
                self._actor = str(self._access.client("sts").get_caller_identity()["Arn"])
        return self._actor

    def _result(self, function: str, event: Mapping[str, object]) -> dict[str, Any]:
        """What stands in `{"ok": true, "result"}`; `{"ok": false, "error"}` is raised."""
        answer = self._invoke(function, event)
        if answer.get("ok") is True and isinstance(answer.get("result"), dict):
            result: dict[str, Any] = answer["result"]
            return result
        error = answer.get("error")
        if not isinstance(error, dict):
            raise AdminError("internal_error", f"The function {function} gave no valid answer.")
        raise AdminError(str(error.get("code")), str(error.get("message")))

    def _invoke(self, function: str, payload: Mapping[str, object]) -> dict[str, Any]:
        client = self._access.client("lambda")
        with sentences("lambda"):
            try:
                answer = client.invoke(FunctionName=function, Payload=json.dumps(payload).encode())
            except client.exceptions.ResourceNotFoundException as error:
                raise NotDeployedError(
                    "function_not_found", f"The function {function} is gone; deploy the environment again."
                ) from error
        content = answer["Payload"].read()
        if answer.get("FunctionError"):
            raise AdminError(
                "internal_error", f"The function {function} failed ({_error_type(content)}); see its log."
            )
        found = _parse(content)
        if not isinstance(found, dict):
            raise AdminError("internal_error", f"The function {function} gave no valid answer.")
        return found


def _parse(content: bytes) -> object:
    try:
        return json.loads(content)
    except ValueError:
        return None


def _error_type(content: bytes) -> str:
    found = _parse(content)
    if not isinstance(found, dict):
        return "no details"
    if "timed out" in str(found.get("errorMessage", "")):
        return "it timed out"
    return str(found.get("errorType", "no details"))
