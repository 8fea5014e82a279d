"""Faults of AWS: one call of an act is struck, the n-th of all that it makes, whichever service that is."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal, cast

from botocore.exceptions import ClientError, EndpointConnectionError, ReadTimeoutError
from sso_world.dynamodb import HookedClient, aws_client
from sso_world.world import World

Service = Literal["dynamodb", "cognito", "sns", "keys"]
_COGNITO_CALLS = (
    "admin_",
    "create_",
    "delete_",
    "describe_",
    "forgot_",
    "list_",
    "paginate",
    "resend_",
    "update_",
)
_CALLS_WITH_TRIGGERS = (
    "admin_create_user",
    "admin_initiate_auth",
    "admin_respond_to_auth_challenge",
    "forgot_password",
    "resend_confirmation_code",
)
_URL = "https://aws.example"


@dataclass(frozen=True, eq=False)
class Fault:
    """`codes` are AWS's own by service, `connection` what the client raises where none arrives.

    `is_late`: the call has happened, and its answer is lost.
    """

    name: str
    codes: dict[Service, str] = field(default_factory=dict)
    connection: Exception | None = None
    is_late: bool = False

    def __str__(self) -> str:
        return self.name

    def can_strike(self, service: Service, operation: str) -> bool:
        """Whether this call can fail like this."""
        if self is BROKEN_TRIGGER:
            return operation in _CALLS_WITH_TRIGGERS
        return self.connection is not None or service in self.codes

    def error(self, service: Service, operation: str) -> Exception:
        """What the caller meets."""
        if service == "keys":
            return OSError(self.name)
        if self.connection is not None:
            return self.connection
        if self is THROTTLED and operation == "transact_write_items":
            return _cancelled()
        return _client_error(service, self.codes[service], operation)


def _client_error(service: Service, code: str, operation: str) -> Exception:
    kind: Any = ClientError
    if service != "sns":
        kind = aws_client("dynamodb" if service == "dynamodb" else "cognito-idp").exceptions.from_code(code)
    error: ClientError = kind({"Error": {"Code": code, "Message": "arn:aws:injected"}}, operation)
    return error


def _cancelled() -> Exception:
    """As DynamoDB throttles a transaction: by the reason of one of its members."""
    code = "TransactionCanceledException"
    kind: Any = aws_client("dynamodb").exceptions.from_code(code)
    reasons = [{"Code": "None"}, {"Code": "ThrottlingError"}]
    error: ClientError = kind(
        {"Error": {"Code": code, "Message": "injected"}, "CancellationReasons": reasons}, "TransactWriteItems"
    )
    return error


THROTTLED = Fault(
    "throttled",
    {
        "dynamodb": "ProvisionedThroughputExceededException",
        "cognito": "TooManyRequestsException",
        "sns": "Throttled",
        "keys": "429",
    },
)
FAILING = Fault(
    "failing",
    {
        "dynamodb": "InternalServerError",
        "cognito": "InternalErrorException",
        "sns": "InternalFailure",
        "keys": "500",
    },
)
SLOW = Fault("slow", connection=ReadTimeoutError(endpoint_url=_URL))
REFUSED = Fault("refused", connection=EndpointConnectionError(endpoint_url=_URL))
BROKEN_TRIGGER = Fault("broken trigger", {"cognito": "UserLambdaValidationException"})
SLOW_KEY = Fault("throttled key", {"sns": "KMSThrottling"})
NO_KEY = Fault("key out of reach", {"dynamodb": "AccessDeniedException", "sns": "KMSDisabled"})
LOST = Fault("answer lost", connection=ReadTimeoutError(endpoint_url=_URL), is_late=True)

_EARLY = (THROTTLED, SLOW, BROKEN_TRIGGER, FAILING, REFUSED, NO_KEY, SLOW_KEY)
_UNLIKE_ALL_OTHERS = frozenset({THROTTLED, SLOW, BROKEN_TRIGGER, SLOW_KEY})


def faults_of(call: str, number: int) -> list[Fault]:
    """The faults that the n-th call of an act can have, as it is named in `Faults.asked`.

    To our code some are like another one: a refused connection like an answer that does not come, a failing
    service like a busy one. Of those, each call has one, in turn.
    """
    service, _, operation = call.partition(".")
    possible = [fault for fault in _EARLY if fault.can_strike(cast("Service", service), operation)]
    alike = [fault for fault in possible if fault not in _UNLIKE_ALL_OTHERS]
    unlike = [fault for fault in possible if fault in _UNLIKE_ALL_OTHERS]
    return [*unlike, alike[number % len(alike)], LOST]


class Faults:
    """Counts the calls of an act and strikes one. `asked` are their names, in order."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self._fault: Fault | None = None
        self._number = 0

    def strike(self, number: int, fault: Fault) -> None:
        """From now on, and the call of this number only, counted from 1."""
        self.rest()
        self._number, self._fault = number, fault

    def rest(self) -> None:
        """Everything works again."""
        self.asked, self._fault = [], None

    def over_dynamodb(self, client: Any) -> "_StruckClient":
        """The client with faults."""
        return _StruckClient(client, self)

    def over_calls(self, service: Service, client: Any) -> None:
        """Strikes the stand-in of a client, in place."""
        prefixes = ("publish",) if service == "sns" else _COGNITO_CALLS
        for name in dir(client):
            if name.startswith(prefixes) and callable(getattr(client, name)):
                setattr(client, name, self.over_call(service, name, getattr(client, name)))

    def over_world(self, world: World) -> None:
        """Strikes all but the table, which a world is made with."""
        self.over_calls("cognito", world.cognito)
        self.over_calls("sns", world.topic)
        world.key.jwks = self.over_call("keys", "jwks", world.key.jwks)  # type: ignore[method-assign]  # of this world

    def over_call(self, service: Service, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """The call with faults. An answer is lost whatever it says."""

        def struck(**arguments: Any) -> Any:
            self.asked.append(f"{service}.{name}")
            is_late = self._fault is not None and self._fault.is_late
            if not is_late:
                self._raise(service, name)
            try:
                return call(**arguments)
            finally:
                if is_late:
                    self._raise(service, name)

        return struck

    def _raise(self, service: Service, name: str) -> None:
        if self._fault is not None and len(self.asked) == self._number:
            raise self._fault.error(service, name)


class _StruckClient(HookedClient):
    def __init__(self, client: Any, faults: Faults) -> None:
        super().__init__(client)
        self._faults = faults

    def _call(self, name: str, method: Callable[..., Any], arguments: dict[str, Any]) -> Any:
        return self._faults.over_call("dynamodb", name, method)(**arguments)
