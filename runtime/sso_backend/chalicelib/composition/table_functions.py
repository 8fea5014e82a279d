"""The functions that work on the table alone."""

import os
import secrets
import time
import urllib.request
from functools import cache
from typing import TYPE_CHECKING

from chalicelib.composition.aws_clients import dynamodb_for_api, dynamodb_for_tickets, dynamodb_for_trigger
from chalicelib.composition.enrolment import enrolment_over
from chalicelib.composition.events import audit_trail
from chalicelib.models.application import ApplicationRepository
from chalicelib.models.ended_session import EndedSessionRepository
from chalicelib.models.session import SessionRepository
from chalicelib.models.sso_session import SsoSessionRepository
from chalicelib.models.table import Table
from chalicelib.models.ticket import TicketRepository
from chalicelib.models.user import UserRepository
from chalicelib.services.registration import Registration
from chalicelib.services.session_ending import SessionEnding
from chalicelib.services.tickets import TicketOffice
from chalicelib.settings import TableSettings
from chalicelib.triggers.auth_challenge import AuthChallenge
from chalicelib.triggers.post_confirmation import PostConfirmation
from chalicelib.triggers.register_application import RegisterApplication

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

_ANSWER_TIMEOUT_SECONDS = 10


@cache
def post_confirmation() -> PostConfirmation:
    """Built from the environment at the first event."""
    table, audit = _table(dynamodb_for_trigger()), audit_trail()
    return PostConfirmation(
        enrolment_over(table, audit=audit, clock=time.time),
        SessionEnding(
            sessions=SessionRepository(table),
            sso_sessions=SsoSessionRepository(table),
            ended_sessions=EndedSessionRepository(table),
            users=UserRepository(table),
            audit=audit,
            clock=time.time,
            random_bytes=secrets.token_bytes,
        ),
        audit,
    )


@cache
def auth_challenge() -> AuthChallenge:
    """Built from the environment at the first event."""
    tickets = TicketRepository(_table(dynamodb_for_tickets()))
    return AuthChallenge(TicketOffice(tickets, clock=time.time, random_bytes=secrets.token_bytes))


@cache
def register_application() -> RegisterApplication:
    """Built from the environment at the first event. CloudFormation is as patient as the API's callers."""
    registration = Registration(ApplicationRepository(_table(dynamodb_for_api())), clock=time.time)
    return RegisterApplication(registration, send=_put)


def _table(client: "DynamoDBClient") -> Table:
    return Table(client, name=TableSettings.from_environment(os.environ).table_name)


def _put(url: str, body: bytes) -> None:
    # CloudFormation signs its URL without a content type, and urllib would add one of its own.
    headers = {"Content-Type": ""}
    request = urllib.request.Request(url, data=body, method="PUT", headers=headers)  # noqa: S310 - CloudFormation's own URL
    with urllib.request.urlopen(request, timeout=_ANSWER_TIMEOUT_SECONDS):  # noqa: S310 - the same
        return
