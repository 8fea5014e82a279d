"""The real services of the backend over clients whose requests go wherever an actor's run sends them."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from botocore.exceptions import ClientError
from chalicelib.composition.api import build_services
from chalicelib.composition.enrolment import enrolment_over
from chalicelib.composition.operator import build_operator
from chalicelib.models.ended_session import EndedSessionRepository
from chalicelib.models.session import SessionRepository
from chalicelib.models.sso_session import SsoSessionRepository
from chalicelib.models.table import Table
from chalicelib.models.user import UserRepository
from chalicelib.services.audit import AuditTrail
from chalicelib.services.session_ending import SessionEnding
from chalicelib.triggers.post_confirmation import PostConfirmation
from session_model.clients import Ask, CognitoClient, TableClient
from session_model.runs import Pause, Run
from session_model.table import Asked, Outcome
from sso_auth.claims import Claims
from sso_auth.event_lines import EventLines
from sso_world.dynamodb import TABLE_NAME
from sso_world.fake_topic import FakeTopic
from sso_world.operator_world import SETTINGS as OPERATOR_SETTINGS
from sso_world.world import MARIA, SETTINGS, SSO_CLIENT_ID

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient
    from mypy_boto3_dynamodb import DynamoDBClient

Script = Callable[["Backend"], object]
"""What an actor does; what it returns is of no interest, its calls show what they are answered."""


class Killed(BaseException):
    """The process that served the request is gone."""


@dataclass
class Backend:
    """Everything that begins, goes on with and ends sessions."""

    run: Run
    distort: Callable[[Ask], Ask] = lambda ask: ask

    def __post_init__(self) -> None:
        self._random = random.Random()  # noqa: S311 - repeatable on purpose
        dynamodb = cast("DynamoDBClient", TableClient(self.distort(self.ask)))
        cognito = cast("CognitoIdentityProviderClient", CognitoClient(self.ask))
        audit = AuditTrail(EventLines(lambda _line: None, metrics_namespace=None, now=lambda: 0))
        self.table = Table(dynamodb, name=TABLE_NAME, wait=self._wait)
        self.services = build_services(
            SETTINGS,
            dynamodb=dynamodb,
            cognito=cognito,
            connect_topic=FakeTopic,
            verifier=self,
            audit=audit,
            clock=self.clock,
            random_bytes=self._random_bytes,
            wait=self._wait,
        )
        self.operator = build_operator(
            OPERATOR_SETTINGS,
            table=self.table,
            cognito=cognito,
            connect_topic=FakeTopic,
            fetch=lambda _url: b"",
            audit=audit,
            clock=self.clock,
            random_bytes=self._random_bytes,
        )
        ending = SessionEnding(
            sessions=SessionRepository(self.table),
            sso_sessions=SsoSessionRepository(self.table),
            ended_sessions=EndedSessionRepository(self.table),
            users=UserRepository(self.table),
            audit=audit,
            clock=self.clock,
            random_bytes=self._random_bytes,
        )
        self.trigger = PostConfirmation(
            enrolment_over(self.table, audit=audit, clock=self.clock), ending, audit
        )

    def clock(self) -> float:
        self.run.has_looked_at_the_clock = True
        return self.run.now

    def verify(self, token: str) -> Claims:
        """An ID token is the time of its password."""
        return Claims(
            sub=MARIA,
            token_use="id",
            client_id=SSO_CLIENT_ID,
            exp=int(token) + 3600,
            iat=int(token),
            auth_time=int(token),
            username=MARIA,
            email=None,
            name=None,
            groups=(),
            scopes=(),
            raw={},
        )

    def perform(self, name: str, script: Script, run: Run) -> Asked | None:
        """Runs the actor as far as it comes; None once it is through. The name stands for its chances."""
        self.run = run
        self._random.seed(name)
        try:
            script(self)
        except Pause as pause:
            return pause.asked
        return None

    def ask(self, operation: str, arguments: dict[str, Any]) -> Outcome:
        """What becomes of a request, or of anything else that an actor does in sight of the others."""
        outcome = self.run.ask(operation, arguments)
        if outcome.kind == "killed":
            raise Killed
        if outcome.kind == "throttled":
            raise ClientError({"Error": {"Code": "ThrottlingException", "Message": ""}}, operation)
        return outcome

    def _wait(self, _seconds: float) -> None:
        self.ask("wait", {})

    def _random_bytes(self, count: int) -> bytes:
        return self._random.randbytes(count)
