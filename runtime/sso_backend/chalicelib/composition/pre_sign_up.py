"""The PreSignUp function."""

import os
from functools import cache

from chalicelib.composition.events import audit_trail
from chalicelib.services.email_policy import EmailPolicy
from chalicelib.settings import SignUpSettings
from chalicelib.triggers.pre_sign_up import PreSignUp


@cache
def pre_sign_up() -> PreSignUp:
    """Built from the environment at the first event."""
    settings = SignUpSettings.from_environment(os.environ)
    return PreSignUp(
        EmailPolicy(allowed=settings.allowed_email_domains, blocked=settings.blocked_email_domains),
        audit_trail(),
    )
