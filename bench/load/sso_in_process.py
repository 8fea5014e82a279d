"""The SSO backend's flows in this process, over the tables and the Cognito of its tests."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from lambda_client import LambdaClient
from moto import mock_aws
from watched_calls import Flow, Watch, WatchedClient

ROOT = Path(__file__).resolve().parents[2]
_APPLICATION = "shop"


@contextmanager
def sso_flows(watch: Watch) -> Iterator[Mapping[str, Callable[[], Flow]]]:
    """By name, what makes a flow for a thread. They share the services; each has an app, as a Lambda has."""
    sys.path[:0] = [str(ROOT / part) for part in ("runtime", "runtime/sso_backend", "tests/unit/sso_backend")]
    dynamodb, worlds = import_module("sso_world.dynamodb"), import_module("sso_world.world")
    signing, routes = import_module("sso_world.signing"), import_module("chalicelib.routes.api")
    with mock_aws():
        table = dynamodb.create_table()
        shared = worlds.World(
            table,
            signing.SigningKey("key-1"),
            dynamodb=WatchedClient(dynamodb.AtomicClient(table), watch),
        )
        for name in ("admin_initiate_auth", "admin_respond_to_auth_challenge"):
            setattr(shared.cognito, name, watch.outside(getattr(shared.cognito, name)))

        def browser() -> "_Browser":
            own = worlds.World.__new__(worlds.World)
            own.client = LambdaClient(routes.build_api(lambda: shared.services), watch)
            return _Browser(shared, own, worlds)

        yield {
            "sign-in": lambda: browser().sign_in,
            "silent sign-in": lambda: browser().sign_in_silently,
            "refresh": lambda: browser().refresh,
        }


class _Browser:
    """A login and a session of its own. `shared` is the world with the services, `own` asks its own app."""

    def __init__(self, shared: Any, own: Any, worlds: Any) -> None:  # noqa: ANN401 - found at run time
        self._shared, self._own = shared, own
        self._handle_of, self._origin = worlds.refresh_handle, worlds.SHOP_ORIGIN
        self._cookie = shared.logged_in()
        self._handle = shared.refresh_handle(self._cookie)

    def sign_in(self) -> None:
        """As the SSO's pages call the API, before and after the password."""
        bearer = self._shared.bearer()
        self._own.authorize()
        self._own.request("GET", f"/check-app-user?application_id={_APPLICATION}", headers=bearer)
        self._redeem(bearer)

    def sign_in_silently(self) -> None:
        """By the cookie."""
        self._own.authorize(self._cookie)
        self._redeem(self._cookie)

    def refresh(self) -> None:
        """The next handle."""
        self._handle = self._handle_of(self._own.refresh(self._handle))

    def _redeem(self, credentials: Mapping[str, str]) -> None:
        handle = self._own.handle_of(dict(credentials))
        self._own.request("OPTIONS", "/get-session", headers={"origin": self._origin})
        self._handle_of(self._own.get_session(handle))
