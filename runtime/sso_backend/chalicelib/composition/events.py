"""The event lines of this backend's functions."""

import os
import time
from functools import cache

from sso_auth.event_lines import EventLines, to_standard_output

from chalicelib.services.audit import AuditTrail
from chalicelib.settings import EventSettings


@cache
def metrics_namespace() -> str | None:
    """As the environment has it; None for no metrics."""
    return EventSettings.from_environment(os.environ).metrics_namespace


@cache
def event_lines() -> EventLines:
    """The lines of this process."""
    return EventLines(to_standard_output, metrics_namespace=metrics_namespace(), now=time.time)


@cache
def audit_trail() -> AuditTrail:
    """The audit trail of this process."""
    return AuditTrail(event_lines())
