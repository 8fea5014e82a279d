"""Each verb asks for exactly one act, with exactly what was typed, and says what became of it."""

from typing import Any

import pytest
from cognito_sso.admin.errors import AdminError
from deployed_world import ADA, REGISTERED_SHOP, SHOP_OUTPUT, SHOWN, World, stack

ADA_ID = ADA["user_id"]
URL = "https://wiki.example.com/success"

ACTS = [
    (
        "applications add wiki --name Wiki --enrolment invite --return-url " + URL,
        "applications.add",
        {
            "application_id": "wiki",
            "name": "Wiki",
            "enrolment": "invite",
            "channels": [{"channel_id": "web", "return_url": URL}],
        },
    ),
    (
        "applications change shop --name Store",
        "applications.change",
        {"application_id": "shop", "name": "Store"},
    ),
    (
        "applications change shop --accent-color #7A1F5C --no-logo",
        "applications.change",
        {"application_id": "shop", "accent_color": "#7A1F5C", "no_logo": True},
    ),
    (
        "applications change shop --no-accent-color",
        "applications.change",
        {"application_id": "shop", "no_accent_color": True},
    ),
    ("applications remove shop", "applications.remove", {"application_id": "shop"}),
    (
        f"channels add shop admin --return-url {URL} --logout-url {URL}",
        "channels.add",
        {"application_id": "shop", "channel_id": "admin", "return_url": URL, "logout_url": URL},
    ),
    (
        f"channels change shop web --return-url {URL}",
        "channels.change",
        {"application_id": "shop", "channel_id": "web", "return_url": URL},
    ),
    ("channels remove shop admin", "channels.remove", {"application_id": "shop", "channel_id": "admin"}),
    (
        "members add shop ada@example.com",
        "members.add",
        {"application_id": "shop", "user": "ada@example.com"},
    ),
    (
        "members invite shop grace@example.com --name Grace",
        "members.invite",
        {"application_id": "shop", "email": "grace@example.com", "name": "Grace"},
    ),
    (
        "members invite shop grace@example.com --language de-AT",
        "members.invite",
        {"application_id": "shop", "email": "grace@example.com", "language": "de-AT"},
    ),
    ("members remove shop ada@example.com", "members.remove", {"application_id": "shop", "user": ADA_ID}),
    ("users disable ada@example.com", "users.disable", {"user": ADA_ID}),
    ("users enable ada@example.com", "users.enable", {"user": "ada@example.com"}),
    ("users sign-out ada@example.com", "users.sign_out", {"user": ADA_ID}),
    ("users delete ada@example.com", "users.delete", {"user": ADA_ID}),
    ("users reset-second-factor ada@example.com", "users.reset_second_factor", {"user": ADA_ID}),
    ("users export ada@example.com", "users.export", {"user": "ada@example.com"}),
    ("sessions end ada@example.com s1", "sessions.end", {"user": ADA_ID, "session_id": "s1"}),
    ("orders seed shop ada@example.com --count 3", "Seed", {"user_id": ADA_ID, "count": 3}),
]


@pytest.mark.parametrize(("words", "action", "arguments"), ACTS)
def test_an_act_is_one_request(world: World, words: str, action: str, arguments: dict[str, object]) -> None:
    result = world.run("--yes", *words.split())
    assert result.exit_code == 0, result.output
    assert (action, arguments) in world.operator.asked
    assert world.operator.acts() == [action]
    assert result.stdout


@pytest.mark.parametrize(("words", "action", "arguments"), ACTS)
def test_a_refused_act_says_why(world: World, words: str, action: str, arguments: dict[str, object]) -> None:
    refusal = AdminError("managed_by_stack", "Change it in the environment's settings and deploy.")
    world.operator.answers[action] = refusal
    world.operator.seed = _refusing(refusal)  # type: ignore[method-assign]  # a stand-in
    result = world.run("--yes", *words.split())
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr == "Change it in the environment's settings and deploy.\n"
    assert world.json("--yes", *words.split()) == {
        "error": "managed_by_stack",
        "message": "Change it in the environment's settings and deploy.",
    }


def _refusing(refusal: AdminError) -> Any:
    def refuse(*_: object, **__: object) -> dict[str, Any]:
        raise refusal

    return refuse


LISTS = [
    ("applications list", "applications.list", {"applications": [REGISTERED_SHOP]}, "shop"),
    ("channels list shop", "channels.list", {"channels": REGISTERED_SHOP["channels"]}, "web"),
    (
        "members list shop",
        "members.list",
        {"members": [{**ADA, "joined_at": "2026-11-23T04:09:11Z"}]},
        "ada@example.com",
    ),
    ("users find ada", "users.find", {"users": [ADA]}, "f00dfeedf00dfeed"),
    (
        "sessions list ada@example.com",
        "sessions.list",
        {"sessions": [{"id": "s1", "kind": "login", "application_id": None, "expires_at": 1_800_000_000}]},
        "2027-01-15 10:00 EET",
    ),
]


@pytest.mark.parametrize(("words", "action", "answer", "seen"), LISTS)
def test_a_list_is_a_table(world: World, words: str, action: str, answer: dict[str, Any], seen: str) -> None:
    world.operator.answers[action] = answer
    result = world.run(*words.split())
    assert result.exit_code == 0, result.output
    assert seen in result.stdout
    assert len(result.stdout.splitlines()) == 2


@pytest.mark.parametrize(("words", "action", "answer", "seen"), LISTS)
def test_an_empty_list_is_a_sentence_or_an_empty_array(
    world: World, words: str, action: str, answer: dict[str, Any], seen: str
) -> None:
    member = next(iter(answer))
    world.operator.answers[action] = {member: []}
    result = world.run(*words.split())
    assert result.exit_code == 0
    assert result.stdout.endswith(".\n")
    assert world.json(*words.split()) == {member: []}


def test_a_list_has_all_pages(world: World) -> None:
    def pages(arguments: Any) -> dict[str, Any]:
        number = int(arguments.get("cursor", "0"))
        users = [{**ADA, "email": f"ada{number}@example.com"}]
        return {"users": users, "next_cursor": str(number + 1) if number < 2 else None}

    world.operator.answers["users.find"] = pages
    found = world.json("users", "find", "ada")["users"]
    assert [one["email"] for one in found] == [f"ada{number}@example.com" for number in range(3)]


def test_moments_are_iso_for_scripts(world: World) -> None:
    world.operator.answers["sessions.list"] = {"sessions": [{"id": "s1", "expires_at": 1_800_000_000}]}
    found = world.json("sessions", "list", "ada@example.com")["sessions"]
    assert found == [{"id": "s1", "expires_at": "2027-01-15T08:00:00Z"}]


def test_a_new_application_is_told_what_it_needs(world: World) -> None:
    shown = world.run("applications", "add", "wiki", "--name", "Wiki", "--return-url", URL).stdout
    for needed in ("wiki-client", "https://sso.example.com", "eu-west-1_Pool", "eu-west-1", "web"):
        assert needed in shown


def test_a_user_is_shown_with_what_logs_call_him(world: World) -> None:
    shown = world.run("users", "show", "ada@example.com").stdout
    for part in ("Ada Lovelace", "f00dfeedf00dfeed", ADA["user_id"], "2026-11-23 06:09 EET", "shop"):
        assert part in shown
    assert world.json("users", "show", "ada@example.com") == SHOWN


@pytest.mark.parametrize("words", ["applications change shop", "channels change shop web"])
def test_a_change_of_nothing_is_wrong_usage(world: World, words: str) -> None:
    result = world.run(*words.split())
    assert result.exit_code == 2
    assert world.operator.asked == []


@pytest.mark.parametrize(
    ("application", "code"), [("wiki", "unknown_application"), ("blog", "no_seed_function")]
)
def test_only_an_application_with_demo_orders_is_seeded(world: World, application: str, code: str) -> None:
    blog = {**SHOP_OUTPUT, "application_id": "blog", "seed_function": None}
    world.stacks.append(stack("cognito-sso-dev-blog", ApplicationBlog=blog))
    assert world.json("orders", "seed", application, "ada@example.com")["error"] == code
    assert world.operator.asked == []


def test_what_was_so_before_is_said(world: World) -> None:
    world.operator.answers["members.add"] = {"user_id": ADA["user_id"], "already": True}
    shown = world.run("members", "add", "shop", "ada@example.com").stdout
    assert shown == "ada@example.com is a member of shop. It was so before.\n"


@pytest.mark.parametrize("invited", [True, False])
def test_only_who_is_new_is_said_to_get_a_mail(world: World, invited: bool) -> None:
    world.operator.answers["members.invite"] = {"user_id": ADA["user_id"], "invited": invited}
    shown = world.run("members", "invite", "shop", "ada@example.com").stdout
    assert ("A mail" in shown) is invited
