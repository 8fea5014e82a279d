"""PreSignUp: refuses sign-ups that the environment's settings do not want."""

from typing import Any

from chalicelib.services.email_policy import EmailPolicy


class SignUpRefused(Exception):  # noqa: N818 - Cognito shows the name to whoever signs up
    """Cognito shows this text to whoever signs up, so it names no address."""


class PreSignUp:
    """https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-sign-up.html"""

    def __init__(self, policy: EmailPolicy) -> None:
        self._policy = policy

    def __call__(self, event: dict[str, Any]) -> dict[str, Any]:
        """Lets the event through or raises `SignUpRefused`; an operator may create whom he wants."""
        if event["triggerSource"] == "PreSignUp_AdminCreateUser":
            return event
        if not self._policy.accepts(event["request"]["userAttributes"].get("email", "")):
            raise SignUpRefused("Sign-up with this e-mail domain is not possible.")
        return event
