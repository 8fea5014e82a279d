"""PreSignUp: refuses sign-ups that the environment's settings do not want."""

from typing import Any

from chalicelib.services.audit import AuditTrail
from chalicelib.services.email_policy import EmailPolicy
from chalicelib.triggers.watch import Refusal


class SignUpRefused(Refusal):
    """Cognito shows this text to whoever signs up, so it names no address."""


class PreSignUp:
    """https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-sign-up.html"""

    def __init__(self, policy: EmailPolicy, audit: AuditTrail) -> None:
        self._policy = policy
        self._audit = audit

    def __call__(self, event: dict[str, Any]) -> dict[str, Any]:
        """Lets the event through or raises `SignUpRefused`; an operator may create whom he wants."""
        if event["triggerSource"] == "PreSignUp_AdminCreateUser":
            return event
        if not self._policy.accepts(event["request"]["userAttributes"].get("email", "")):
            self._audit.record("sign_up", outcome="email_domain_refused")
            raise SignUpRefused("Sign-up with this e-mail domain is not possible.")
        return event
