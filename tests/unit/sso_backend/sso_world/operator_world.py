"""An operator beside the world of users: his function over the same table and the same user pool."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from chalicelib.composition.operator import build_operator
from chalicelib.models.table import Table
from chalicelib.settings import OperatorSettings
from sso_world.dynamodb import INDEX_NAME, TABLE_NAME, items_like
from sso_world.fake_pool import FakePool
from sso_world.fake_topic import TOPIC_ARN
from sso_world.time_and_chance import repeatable_bytes
from sso_world.world import SSO_CLIENT_ID, World

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient
    from mypy_boto3_dynamodb import DynamoDBClient

ACTOR = "arn:aws:sts::123456789012:assumed-role/operators/olga"
SETTINGS = OperatorSettings(
    table_name=TABLE_NAME,
    sort_key_index_name=INDEX_NAME,
    user_pool_id="eu-west-1_Test",
    sso_client_id=SSO_CLIENT_ID,
    deleted_accounts_topic_arn=TOPIC_ARN,
    id_token_minutes=60,
    access_token_minutes=30,
    refresh_token_days=1,
    jwks_uri="https://issuer.example/pool/.well-known/jwks.json",
)
WEB = {"channel_id": "web", "return_url": "https://blog.example/success"}
BLOG = {"application_id": "blog", "name": "Blog", "enrolment": "open", "channels": [WEB]}


class OperatorWorld:
    """`world` is what users meet; `dynamodb` what the operator's function works on, to inject faults."""

    def __init__(self, world: World, *, dynamodb: object = None) -> None:
        self.world = world
        self.pool = FakePool(world.cognito)
        self.fetch: Callable[[str], bytes] = lambda _url: world.key.jwks()
        table = Table(
            cast("DynamoDBClient", dynamodb or world.dynamodb), name=TABLE_NAME, wait=world.clock.advance
        )
        self.operator = build_operator(
            SETTINGS,
            table=table,
            cognito=cast("CognitoIdentityProviderClient", self.pool),
            connect_topic=lambda: world.topic,
            fetch=self._fetch,
            audit=world.log.audit,
            clock=world.clock,
            random_bytes=repeatable_bytes(3),
        )

    def ask(self, action: object, /, **arguments: object) -> dict[str, Any]:
        """The whole answer."""
        event = {"action": action, "arguments": arguments, "actor": ACTOR, "version": 1}
        return self.operator(event, request_id="request-1")

    def do(self, action: str, /, **arguments: object) -> dict[str, Any]:
        """The result of an act that must succeed."""
        answer = self.ask(action, **arguments)
        assert answer["ok"], answer
        result: dict[str, Any] = answer["result"]
        return result

    def refused(self, action: object, /, **arguments: object) -> str:
        """The code of an act that must be refused; its sentence is checked."""
        answer = self.ask(action, **arguments)
        assert not answer["ok"], answer
        assert set(answer) == {"ok", "error"}
        assert answer["error"]["message"].endswith(".")
        code: str = answer["error"]["code"]
        return code

    def sentence(self, action: str, /, **arguments: object) -> str:
        """The sentence of an act whose arguments are refused."""
        answer = self.ask(action, **arguments)
        assert answer["error"]["code"] == "invalid_request", answer
        message: str = answer["error"]["message"]
        return message

    def record(self, application_id: str) -> dict[str, Any] | None:
        """An application's item, as it is stored."""
        items = items_like(self.world.dynamodb, "application")
        return next((item for item in items if item["PK"]["S"] == f"application-{application_id}"), None)

    def _fetch(self, url: str) -> bytes:
        return self.fetch(url)
