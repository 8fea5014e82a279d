"""Define, Create and VerifyAuthChallenge in one function: fewer cold starts in a sign-in."""

from typing import Any

from chalicelib.services.custom_auth import CHALLENGE, next_step
from chalicelib.services.tickets import TicketOffice

_PARAMETERS = {"type": "ticket"}


class AuthChallenge:
    """https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-challenge.html"""

    def __init__(self, tickets: TicketOffice) -> None:
        self._tickets = tickets

    def __call__(self, event: dict[str, Any]) -> dict[str, Any]:
        """Fills in the event's response, by trigger source; raises ValueError for a foreign one."""
        request = event["request"]
        match event["triggerSource"]:
            case "DefineAuthChallenge_Authentication":
                event["response"] = _define(request)
            case "CreateAuthChallenge_Authentication":
                # Nothing is secret here: what is asked for exists only in the SSO backend's hands.
                event["response"] = {
                    "publicChallengeParameters": _PARAMETERS,
                    "privateChallengeParameters": _PARAMETERS,
                    "challengeMetadata": _PARAMETERS["type"],
                }
            case "VerifyAuthChallengeResponse_Authentication":
                client_id = event["callerContext"]["clientId"]
                event["response"] = {"answerCorrect": self._is_correct(request, client_id)}
            case _:
                raise ValueError("not a trigger of the custom-auth flow")
        return event

    def _is_correct(self, request: dict[str, Any], client_id: str) -> bool:
        answer, user_id = request.get("challengeAnswer"), request["userAttributes"].get("sub")
        if request.get("userNotFound") or not isinstance(answer, str) or not user_id:
            return False
        return self._tickets.consume(answer, user_id=user_id, client_id=client_id)


def _define(request: dict[str, Any]) -> dict[str, Any]:
    step = next_step(request.get("session") or [], user_not_found=bool(request.get("userNotFound")))
    response: dict[str, Any] = {
        "issueTokens": step == "issue_tokens",
        "failAuthentication": step == "fail",
    }
    if step == "challenge":
        response["challengeName"] = CHALLENGE
    return response
