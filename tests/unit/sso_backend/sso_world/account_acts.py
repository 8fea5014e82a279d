"""The account pages, and codes by mail."""

from chalice.test import HTTPResponse
from sso_world.act import Act, Prepare
from sso_world.dynamodb import items_like
from sso_world.world import ALI, MARIA, World


def logs_in(world: World) -> Act:
    """At the account pages, with no profile yet."""
    world.cognito.users[ALI]["name"] = "Ali Baba"
    world.users.erase(ALI)
    headers = world.bearer(ALI)

    def proof(answer: HTTPResponse) -> None:
        value = answer.headers["Set-Cookie"].partition("=")[2].partition(";")[0]
        me = world.request("GET", "/me", headers=world.cookie(value)).json_body
        assert (me["user_id"], me["name"]) == (ALI, "Ali Baba")

    return Act(request=lambda: world.request("POST", "/sso-session", headers=headers), done=201, proof=proof)


def reads_his_changed_profile(world: World) -> Act:
    cookie = world.logged_in()
    world.cognito.users[MARIA]["name"] = "Maria M."

    def proof(answer: HTTPResponse) -> None:
        stored = world.users.get(MARIA)
        assert stored is not None
        assert answer.json_body["name"] == stored.name == "Maria M."

    return Act(request=lambda: world.request("GET", "/me", headers=cookie), proof=proof)


def changes_his_profile(world: World) -> Act:
    cookie = world.logged_in()

    def proof(answer: HTTPResponse) -> None:
        stored = world.users.get(MARIA)
        assert stored is not None
        assert answer.json_body["name"] == stored.name == world.cognito.users[MARIA]["name"] == "Mia"

    return Act(
        request=lambda: world.request("PATCH", "/me", headers=cookie, body={"name": "Mia"}), proof=proof
    )


def deletes_his_account(world: World) -> Act:
    handle, headers = world.refresh_handle(), world.bearer()

    def proof(_answer: HTTPResponse) -> None:
        assert MARIA not in world.cognito.users
        assert not any(MARIA in item["PK"]["S"] + item["SK"]["S"] for item in items_like(world.dynamodb, ""))
        assert world.topic.messages
        assert world.refresh(handle).status_code == 401

    return Act(request=lambda: world.request("DELETE", "/me", headers=headers), done=204, proof=proof)


def asks_for_a_code(purpose: str) -> Prepare:
    def prepared(world: World) -> Act:
        if purpose == "sign_up":
            world.cognito.unconfirmed.add(MARIA)
        body = {"email": "maria@example.com", "purpose": purpose}

        def proof(_answer: HTTPResponse) -> None:
            assert world.cognito.mails

        return Act(request=lambda: world.request("POST", "/send-code", body=body), proof=proof)

    return prepared
