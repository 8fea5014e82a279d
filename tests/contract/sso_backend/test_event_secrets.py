"""Event lines are read by many, and kept: nothing that opens or names anything may stand in one."""

import json

from chalice.test import HTTPResponse
from sso_world.embedded_metrics import metrics_of
from sso_world.world import (
    ALI,
    CHALLENGE,
    MARIA,
    SIGN_IN,
    USERS,
    VERIFIER,
    World,
    cookie_value,
    refresh_handle,
)


def test_no_line_of_a_whole_life_holds_what_opens_or_names_anything(watched: World) -> None:
    secrets = live(watched)
    written = "\n".join(watched.log.written)
    assert len(secrets) > 20
    assert len(watched.log.events()) > 15
    assert [secret for secret in secrets if secret in written] == []
    for line in watched.log.written:
        metrics_of(json.loads(line))


def live(world: World) -> set[str]:
    """Everything a user does, and everything that is refused him; answers what nobody may read of it."""
    token = world.bearer()["authorization"].removeprefix("Bearer ")
    bearer = {"authorization": f"Bearer {token}"}
    begun = world.init_session(bearer)
    cookie, handle = cookie_value(begun), str(begun.json_body["session_id"])
    opened = world.get_session(handle)
    first = refresh_handle(opened)
    second = refresh_handle(world.refresh(first))
    headers = world.cookie(cookie)
    for email in ("maria@example.com", "nobody@example.com"):
        world.request("POST", "/send-code", body={"email": email, "purpose": "recovery"})
    world.request("PATCH", "/me", headers=headers, body={"name": "Marietta", "phone": "+4915199999"})
    world.request("PATCH", "/me", headers=headers, body={"phone": "maria@example.com"})
    refuse(world, headers, handle, token)
    world.clock.advance(120)
    world.refresh(first)
    world.refresh(second)
    world.request("DELETE", "/sessions/0", headers=headers)
    world.request("GET", f"/check-app-user?application_id={handle}", headers=headers)
    world.log_out(headers=headers | {"origin": "https://sso.example"})
    again = world.init_session(world.bearer())
    world.request("DELETE", "/me", headers=world.bearer() | world.cookie(cookie_value(again)))
    token_set: dict[str, str] = opened.json_body["token_set"]
    secrets = {token, cookie, handle, first, second, cookie_value(again), VERIFIER, CHALLENGE, MARIA, ALI}
    secrets |= {token_set["id_token"], token_set["access_token"], *world.cognito.answers, SIGN_IN["state"]}
    secrets |= {value for user in USERS.values() for value in user.values() if len(value) > 4}
    secrets |= {"Maria", "Marietta", "+4915199999", "nobody@example.com", "example.com"}
    parts = {part for secret in secrets for part in secret.split(".") if len(part) > 20}
    # A handle's secret is its second half; what comes before it is ids.
    return secrets | parts | {one[43:] for one in (cookie, handle, first, second)}


def refuse(world: World, headers: dict[str, str], handle: str, token: str) -> list[HTTPResponse]:
    """Everything in the wrong place: a refusal may quote nothing of it."""
    return [
        world.get_session(handle),
        world.get_session(token, application_id=handle),
        world.get_session(handle, application_id=token, code_verifier=handle),
        world.refresh(token, application_id=handle),
        world.init_session({"authorization": f"Bearer {token}x"}),
        world.init_session({"authorization": f"Bearer {handle}"}, application_id=handle, state=token[:500]),
        world.init_session({}, channel_id="maria@example.com"),
        world.init_session(headers, application_id="office"),
        world.request("POST", "/join-application", headers=headers, body={"application_id": "office"}),
        world.request("POST", "/send-code", body={"email": "maria@example.com", "purpose": token}),
        world.request("POST", "/get-session", body=token.encode()),
    ]
