"""Cognito's triggers over a table of the test's choice."""

from chalicelib.models.application import ApplicationRepository
from chalicelib.models.ended_session import EndedSessionRepository
from chalicelib.models.membership import MembershipRepository
from chalicelib.models.session import SessionRepository
from chalicelib.models.sso_session import SsoSessionRepository
from chalicelib.models.table import Table
from chalicelib.models.user import UserRepository
from chalicelib.services.enrolment import Enrolment
from chalicelib.services.session_ending import SessionEnding
from chalicelib.triggers.post_confirmation import PostConfirmation
from sso_world.time_and_chance import ManualClock, repeatable_bytes


def post_confirmation(table: Table, clock: ManualClock) -> PostConfirmation:
    return PostConfirmation(
        Enrolment(
            users=UserRepository(table),
            memberships=MembershipRepository(table),
            applications=ApplicationRepository(table),
            clock=clock,
        ),
        SessionEnding(
            sessions=SessionRepository(table),
            sso_sessions=SsoSessionRepository(table),
            ended_sessions=EndedSessionRepository(table),
            users=UserRepository(table),
            clock=clock,
            random_bytes=repeatable_bytes(),
        ),
    )
