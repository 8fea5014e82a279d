"""Requests made up from docs/openapi, sent over HTTP to a local stack through its stand-in for CloudFront.

FUZZ_EXAMPLES=20 .venv/bin/python tests/fuzz/apis/live.py

Brings a stack up for that, below build/fuzz, and takes it down again. Prints how many requests each call has
seen; ends with a traceback at the first answer that is not as described.
"""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import unquote

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "openapi"))
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "e2e"))

from described_api.description import described_api
from described_api.effort import TALLY
from described_api.generated import Case, Operation, ask, calls_of
from local_stack import ROOT, LocalStack, Person, local_command

HOME = ROOT / "build" / "fuzz" / "live"
SITES = {"sso_backend": "sso", "client_backend": "shop"}

Credentials = Mapping[str, str]


class Users:
    """Somebody new for every call, as one of them deletes who calls."""

    def __init__(self, stack: LocalStack) -> None:
        self._stack = stack

    def at_the_sso(self, kind: str) -> Credentials:
        """With the ID token of a fresh login, or with the cookie."""
        person = Person.registered(self._stack)
        if kind == "idToken":
            return person.bearer()
        cookie = person.begin().begun.headers["Set-Cookie"].partition(";")[0]
        return {"Cookie": cookie, "Sec-Fetch-Site": "same-origin"}

    def at_the_shop(self, _kind: str) -> Credentials:
        """With an ID token of the shop's own client."""
        token = Person.registered(self._stack).token_set("shop")["id_token"]
        return {"Authorization": f"Bearer {token}"}


def ask_live(stack: LocalStack, backend: str, call: Operation, user: Callable[[str], Credentials]) -> int:
    """By nobody, and by a user with each kind of credentials that the call takes."""
    kinds = described_api(backend).credentials((call.method.upper(), call.path))
    host = {"Host": f"{SITES[backend]}.localhost:{stack.port}"}
    known = {"application_id": "shop", "channel_id": "web"}
    api = f"http://127.0.0.1:{stack.port}/api"
    return sum(
        ask(call, {**host, **credentials}, known, arrives=arrives, base_url=api)
        for credentials in ({}, *map(user, kinds))
    )


def arrives(case: Case) -> bool:
    """The emulator's CDN takes a path with a line feed for one of the site's, and answers its page."""
    return not any("\n" in unquote(str(value)) for value in case.path_parameters.values())


def main() -> None:
    stack = LocalStack.up(HOME)
    users = Users(stack)
    try:
        for backend, user in (("sso_backend", users.at_the_sso), ("client_backend", users.at_the_shop)):
            for call in calls_of(described_api(backend)):
                sent = ask_live(stack, backend, call, user)
                print(f"{sent:>6}  {backend}  {call.label}", flush=True)
        print(TALLY)
    finally:
        local_command("down", home=HOME)


if __name__ == "__main__":
    main()
