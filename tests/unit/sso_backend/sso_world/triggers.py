"""Cognito's triggers over a table of the test's choice."""

from chalicelib.composition.enrolment import enrolment_over
from chalicelib.models.ended_session import EndedSessionRepository
from chalicelib.models.session import SessionRepository
from chalicelib.models.sso_session import SsoSessionRepository
from chalicelib.models.table import Table
from chalicelib.models.user import UserRepository
from chalicelib.services.email_policy import EmailPolicy
from chalicelib.services.session_ending import SessionEnding
from chalicelib.triggers.post_confirmation import PostConfirmation
from chalicelib.triggers.pre_sign_up import PreSignUp
from sso_world.event_log import EventLog
from sso_world.time_and_chance import ManualClock, repeatable_bytes


def pre_sign_up(
    log: EventLog | None = None, *, allowed: tuple[str, ...] = (), blocked: tuple[str, ...] = ()
) -> PreSignUp:
    audit = (log or EventLog(ManualClock())).audit
    return PreSignUp(EmailPolicy(allowed=allowed, blocked=blocked), audit)


def post_confirmation(table: Table, clock: ManualClock, log: EventLog | None = None) -> PostConfirmation:
    audit = (log or EventLog(clock)).audit
    return PostConfirmation(
        enrolment_over(table, audit=audit, clock=clock),
        SessionEnding(
            sessions=SessionRepository(table),
            sso_sessions=SsoSessionRepository(table),
            ended_sessions=EndedSessionRepository(table),
            users=UserRepository(table),
            audit=audit,
            clock=clock,
            random_bytes=repeatable_bytes(),
        ),
        audit,
    )
