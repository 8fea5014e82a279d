"""The SSO backend's flows in this process, over the tables and the Cognito of its tests."""

import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from lambda_client import LambdaClient
from moto import mock_aws
from watched_calls import Flow, Watch, WatchedClient

ROOT = Path(__file__).resolve().parents[3]
LATER_SECONDS = 120
"""Between two requests of a login: whoever comes back within a minute is not recorded as seen again."""
LOGIN_SECONDS = 6 * 3600
"""Within its absolute lifetime; then the user signs in again, which is not timed."""
_APPLICATION = "shop"


class ClockOfThread(threading.local):
    """The tests' clock, but each thread has a time of its own: no other's login ages with it."""

    now = 0.0

    def __call__(self) -> float:
        return self.now

    def advance(self, seconds: float) -> None:
        """For this thread."""
        self.now += seconds


@contextmanager
def sso_flows(watch: Watch) -> Iterator[Mapping[str, Callable[[], Flow]]]:
    """By name, what makes a flow for a thread. They share the services; each has an app, as a Lambda has."""
    sys.path[:0] = [str(ROOT / part) for part in ("runtime", "runtime/sso_backend", "tests/unit/sso_backend")]
    dynamodb, worlds = import_module("sso_world.dynamodb"), import_module("sso_world.world")
    signing, routes = import_module("sso_world.signing"), import_module("chalicelib.routes.api")
    ClockOfThread.now = import_module("sso_world.time_and_chance").NOW
    with mock_aws(), pytest.MonkeyPatch.context() as clocks:
        clocks.setattr(worlds, "ManualClock", ClockOfThread)
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
        self._now: float = shared.clock()
        self._since = 0.0
        self._handle = ""
        self._log_in()

    def sign_in(self) -> None:
        """As the SSO's pages call the API, before and after the password."""
        bearer = self._shared.bearer()
        self._own.authorize()
        self._own.request("GET", f"/check-app-user?application_id={_APPLICATION}", headers=bearer)
        self._redeem(bearer)

    def sign_in_silently(self) -> None:
        """By the cookie, minutes later."""
        self._pass_time()
        self._own.authorize(self._cookie)
        self._redeem(self._cookie)

    def refresh(self) -> None:
        """The next handle, minutes later."""
        self._pass_time()
        self._handle = self._handle_of(self._own.refresh(self._handle))

    def _redeem(self, credentials: Mapping[str, str]) -> None:
        handle = self._own.handle_of(dict(credentials))
        self._own.request("OPTIONS", "/get-session", headers={"origin": self._origin})
        self._handle_of(self._own.get_session(handle))

    def _pass_time(self) -> None:
        self._now += LATER_SECONDS
        self._shared.clock.now = self._now
        if self._now - self._since > LOGIN_SECONDS:
            self._log_in()
            self._pass_time()
        # Each process reads the registered origins once a minute: that is no request's own.
        self._shared.request("OPTIONS", "/get-session", headers={"origin": self._origin})

    def _log_in(self) -> None:
        self._since = self._now
        self._cookie = self._shared.logged_in()
        self._handle = self._shared.refresh_handle(self._cookie)
