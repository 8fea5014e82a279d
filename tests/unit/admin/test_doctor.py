"""The doctor finds nothing in a healthy environment, and each illness by itself."""

import dataclasses
import json
from collections.abc import Callable
from typing import Any

import pytest
from cognito_sso.admin.errors import AccessDeniedError, AdminError
from cognito_sso.admin.web import WebAnswer, WebError
from deployed_world import (
    HEADERS,
    KEYS,
    NOW,
    OPERATIONS,
    REGISTERED_SHOP,
    SHOP,
    SHOP_API,
    SHOP_OUTPUT,
    SSO,
    SSO_API,
    FakeInventory,
    World,
    json_answer,
    stack,
)

Harm = Callable[[World], object]
DAY = 86400
GROUPS = {
    "stacks",
    "sites",
    "certificates",
    "APIs",
    "token keys",
    "operator",
    "user pool",
    "app clients",
    "tables",
    "alarms",
    "return URLs",
    "clock",
}


def illnesses(world: World) -> list[tuple[str, str, str]]:
    """Level, group and finding of all that is not ok."""
    verdicts = world.json("doctor")["verdicts"]
    return [(one["level"], one["group"], one["finding"]) for one in verdicts if one["level"] != "ok"]


def answer(url: str, found: WebAnswer | WebError) -> Harm:
    return lambda world: world.web.answers.update({url: found})


def pool(**attributes: object) -> Harm:
    def change(world: World) -> None:
        assert world.inventory.pool is not None
        world.inventory.pool |= attributes

    return change


def detach(trigger: str) -> Harm:
    def change(world: World) -> None:
        assert world.inventory.pool is not None
        del world.inventory.pool["LambdaConfig"][trigger]

    return change


def client(**attributes: object) -> Harm:
    return lambda world: world.inventory.clients["shop-client"].update(attributes)


def inventory(**attributes: object) -> Harm:
    def change(world: World) -> None:
        for name, value in attributes.items():
            assert hasattr(FakeInventory(), name)
            setattr(world.inventory, name, value)

    return change


def operator(action: str, found: Any) -> Harm:
    return lambda world: world.operator.answers.update({action: found})


def status(found: str) -> Harm:
    def change(world: World) -> None:
        world.stacks[1] = stack("cognito-sso-dev-shop", found, ApplicationShop=SHOP_OUTPUT)

    return change


def headers(without: str) -> Harm:
    left = {name: value for name, value in HEADERS.items() if name != without}
    return answer(f"{SHOP}/", WebAnswer(status=200, headers=left, body=b""))


def registered(**attributes: object) -> Harm:
    changed = {**REGISTERED_SHOP, **attributes}
    return operator("applications.list", {"applications": [changed]})


def returning_to(url: str) -> Harm:
    return registered(channels=[{"channel_id": "web", "return_url": url}])


def clock(seconds: float) -> Harm:
    return lambda world: setattr(world, "now", NOW + seconds)


def certificate(days: float) -> Harm:
    return lambda world: world.web.certificates.update({"shop.example.com": NOW + days * DAY})


DEAD = WebError("its name does not resolve")
KEY = {"kid": "1", "kty": "RSA", "n": "A" + "u" * 342, "e": "AQAB"}

ILLNESSES = [
    (status("UPDATE_ROLLBACK_COMPLETE"), "warning", "stacks", "was taken back"),
    (status("ROLLBACK_COMPLETE"), "wrong", "stacks", "it was never deployed"),
    (status("UPDATE_ROLLBACK_FAILED"), "wrong", "stacks", "UPDATE_ROLLBACK_FAILED"),
    (status("UPDATE_IN_PROGRESS"), "warning", "stacks", "UPDATE_IN_PROGRESS"),
    (answer(f"{SHOP}/", DEAD), "wrong", "sites", "its name does not resolve"),
    (answer(f"{SHOP}/", json_answer({}, 403)), "wrong", "sites", "answers 403 and no page"),
    (headers("content-security-policy"), "wrong", "sites", "frame-ancestors"),
    (headers("x-content-type-options"), "wrong", "sites", "x-content-type-options"),
    (headers("x-frame-options"), "wrong", "sites", "x-frame-options"),
    (headers("referrer-policy"), "wrong", "sites", "referrer-policy"),
    (headers("strict-transport-security"), "wrong", "sites", "strict-transport-security"),
    (answer(f"{SHOP}/a/deep/link", json_answer({}, 404)), "wrong", "sites", "a/deep/link answers 404"),
    (answer(f"{SHOP}/config.json", json_answer({}, 404)), "wrong", "sites", "config.json answers 404"),
    (
        answer(f"{SHOP}/config.json", json_answer({"client_id": "shop-client"})),
        "wrong",
        "sites",
        "region, user_pool_id, sso_origin, application_id differ",
    ),
    (certificate(20), "wrong", "certificates", "shop.example.com ends in 20 days"),
    (
        answer(f"{SSO}/api/health", json_answer({"error": "temporarily_unavailable"}, 503)),
        "wrong",
        "APIs",
        "503 t",
    ),
    (answer(f"{SHOP}/api/health", json_answer({"error": "forbidden"}, 403)), "wrong", "APIs", "its own site"),
    (
        answer(f"{SHOP}/api/health", json_answer({"error": "not_found"}, 404)),
        "warning",
        "APIs",
        "answers 404",
    ),
    (answer(f"{SSO}/api/health", json_answer({"error": "not_found"}, 404)), "wrong", "APIs", "answers 404"),
    (answer(f"{SHOP}/api/health", json_answer({"status": "no"})), "wrong", "APIs", "answers 200"),
    (answer(f"{SSO_API}/health", json_answer({"status": "ok"})), "wrong", "APIs", "go around the site"),
    (answer(f"{SHOP_API}/health", json_answer({"status": "ok"})), "wrong", "APIs", "go around the site"),
    (answer(f"{SHOP_API}/health", DEAD), "warning", "APIs", "does not answer at all"),
    (answer(KEYS, DEAD), "wrong", "token keys", "its name does not resolve"),
    (answer(KEYS, json_answer({}, 500)), "wrong", "token keys", "500 and no keys"),
    (answer(KEYS, json_answer({"keys": []})), "wrong", "token keys", "no keys"),
    (
        answer(KEYS, json_answer({"keys": [{**KEY, "n": "short"}]})),
        "wrong",
        "token keys",
        "cannot be used: 1",
    ),
    (answer(KEYS, json_answer({"keys": [{**KEY, "kty": "EC"}]})), "wrong", "token keys", "cannot be used"),
    (answer(KEYS, json_answer({"keys": [{**KEY, "alg": "none"}]})), "wrong", "token keys", "cannot be used"),
    (answer(KEYS, json_answer({"keys": [KEY, "x"]})), "wrong", "token keys", "cannot be used: ?"),
    (
        operator("health", {"table_index": {"ok": False, "detail": "The check failed: AccessDenied."}}),
        "wrong",
        "operator",
        "table index: The check failed: AccessDenied.",
    ),
    (operator("health", AdminError("internal_error", "It timed out.")), "wrong", "operator", "It timed out."),
    (inventory(pool=None), "wrong", "user pool", "is gone"),
    (detach("PreSignUp"), "wrong", "user pool", "PreSignUp does not call PreSignUp-1"),
    (detach("CreateAuthChallenge"), "wrong", "user pool", "CreateAuthChallenge does not call"),
    (detach("PreTokenGenerationConfig"), "wrong", "user pool", "PreTokenGeneration does not call"),
    (lambda world: world.inventory.functions.pop("PreSignUp-1"), "wrong", "user pool", "PreSignUp-1 of"),
    (
        lambda world: world.inventory.functions["PreSignUp-1"].update(State="Failed"),
        "wrong",
        "user pool",
        "PreSignUp-1 is Failed",
    ),
    (pool(DeletionProtection="INACTIVE"), "warning", "user pool", "may be deleted"),
    (pool(MfaConfiguration="OFF"), "wrong", "user pool", "OFF at the pool, but optional"),
    (pool(EmailConfiguration={}), "warning", "user pool", "50 a day"),
    (inventory(production_mail=False), "wrong", "user pool", "sandbox"),
    (registered(application_id="blog"), "wrong", "app clients", "shop is deployed, but not registered"),
    (inventory(clients={}), "wrong", "app clients", "app client of shop is gone"),
    (
        client(ExplicitAuthFlows=["ALLOW_CUSTOM_AUTH", "ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH"]),
        "wrong",
        "app clients",
        "around the SSO: ALLOW_USER_SRP_AUTH",
    ),
    (
        client(ExplicitAuthFlows=["ALLOW_CUSTOM_AUTH"]),
        "wrong",
        "app clients",
        "lacks ALLOW_REFRESH_TOKEN_AUTH",
    ),
    (client(ClientSecret="s"), "wrong", "app clients", "has a secret"),
    (inventory(tables={}), "wrong", "tables", "SsoTable is gone"),
    (
        lambda world: world.inventory.tables["SsoTable"].update(TableStatus="DELETING"),
        "wrong",
        "tables",
        "DELETING",
    ),
    (inventory(recoverable={"SsoTable"}), "wrong", "tables", "ShopTable has no point-in-time recovery"),
    (
        lambda world: world.inventory.tables["ShopTable"].update(DeletionProtectionEnabled=False),
        "warning",
        "tables",
        "ShopTable may be deleted",
    ),
    (inventory(expiry=None), "wrong", "tables", "no time to live"),
    (inventory(states={"ApiServerErrors": "ALARM"}), "wrong", "alarms", "ApiServerErrors rings"),
    (inventory(states={}), "wrong", "alarms", "Alarms are gone: ApiServerErrors"),
    (inventory(known_alarms=[]), "warning", "alarms", "There are no alarms"),
    (inventory(subscriptions=0), "warning", "alarms", "Nobody is told"),
    (
        returning_to("https://gone.example.com/x"),
        "wrong",
        "return URLs",
        "gone.example.com, which does not exist",
    ),
    (clock(61), "warning", "clock", "61 s ahead"),
    (clock(-301), "wrong", "clock", "301 s behind"),
]


def test_a_healthy_environment_is_all_ok(world: World) -> None:
    result = world.run("doctor")
    assert result.exit_code == 0, result.output
    assert "environment dev (eu-west-1): " in result.stdout
    assert ", 0 to look at, 0 wrong" in result.stdout
    found = world.json("doctor")
    assert illnesses(world) == []
    assert found["ok"] == len(found["verdicts"]) > 25
    assert {one["group"] for one in found["verdicts"]} == GROUPS


def test_an_answer_that_is_endlessly_nested_is_no_json(world: World) -> None:
    nested = dataclasses.replace(json_answer({}), body=b"[" * 5000)
    world.web.answers = dict.fromkeys(world.web.answers, nested)
    found = [one for one in illnesses(world) if one[1] == "token keys"]
    assert "no keys" in found[0][2]


@pytest.mark.parametrize(("harm", "level", "group", "finding"), ILLNESSES)
def test_an_illness_is_found(world: World, harm: Harm, level: str, group: str, finding: str) -> None:
    harm(world)
    found = [one for one in illnesses(world) if one[1] == group]
    assert found, illnesses(world)
    assert finding in found[0][2]
    assert {one[0] for one in found} == {level}


@pytest.mark.parametrize(("harm", "level", "group", "finding"), ILLNESSES)
def test_the_exit_code_tells_what_is_wrong_from_what_is_doubtful(
    world: World, harm: Harm, level: str, group: str, finding: str
) -> None:
    harm(world)
    result = world.run("doctor")
    assert result.exit_code == (3 if level == "wrong" else 0)
    assert "→ " in result.stdout


@pytest.mark.parametrize(
    ("harm", "finding"),
    [
        (certificate(21), "The certificate of shop.example.com is valid for 21 days."),
        (clock(60), "This machine's clock is right."),
        (clock(-60), "This machine's clock is right."),
        (returning_to("http://localhost:5173/success"), "shop/web returns to the user's own machine."),
        (pool(MfaConfiguration="OPTIONAL"), "The second factor is optional."),
    ],
)
def test_what_is_just_right(world: World, harm: Harm, finding: str) -> None:
    harm(world)
    assert illnesses(world) == []
    assert finding in [one["finding"] for one in world.json("doctor")["verdicts"]]


@pytest.mark.parametrize(
    ("found", "said"), [(DEAD, "does not answer here"), (json_answer({}, 502), "answers 502")]
)
def test_a_return_url_out_of_reach_is_doubtful(world: World, found: WebAnswer | WebError, said: str) -> None:
    world.web.names.add("far.example.com")
    world.web.answers["https://far.example.com/"] = found
    returning_to("https://far.example.com/success")(world)
    assert [(level, group) for level, group, _ in illnesses(world)] == [("warning", "return URLs")]
    assert said in illnesses(world)[0][2]


@pytest.mark.parametrize("permission", ["cognito-idp:DescribeUserPool", "cloudwatch:DescribeAlarms"])
def test_what_may_not_be_looked_at_is_doubtful(world: World, permission: str) -> None:
    world.inventory.refused = permission
    result = world.run("doctor")
    assert result.exit_code == 0
    assert f"Your credentials lack the permission {permission}." in result.stdout
    assert "could not be checked" in result.stdout


def test_an_operator_who_may_not_invoke_is_no_illness_of_the_function(world: World) -> None:
    refusal = AccessDeniedError("Your credentials lack the permission lambda:InvokeFunction.")
    world.operator.answers |= {"health": refusal, "applications.list": refusal}
    assert illnesses(world) == [("warning", "operator", "The operator function could not be checked.")]


@pytest.mark.parametrize(
    "harm",
    [
        pool(DeletionProtection="INACTIVE", EmailConfiguration={}),
        inventory(known_alarms=[]),
        inventory(subscriptions=0),
        inventory(recoverable=set()),
        inventory(expiry=None),
        lambda world: world.inventory.tables["SsoTable"].update(DeletionProtectionEnabled=False),
    ],
)
def test_a_local_run_may_be_less_protected(world: World, harm: Harm) -> None:
    world.local_port = 4566
    world.web.answers[
        KEYS.replace("https://cognito-idp.eu-west-1.amazonaws.com", "http://localhost:4566")
    ] = world.web.answers[KEYS]
    harm(world)
    result = world.run("doctor", place=("--local",))
    assert result.exit_code == 0
    assert ", 0 to look at, 0 wrong" in result.stdout


@pytest.mark.parametrize(
    "broken", [stack("cognito-sso-dev", "ROLLBACK_COMPLETE"), stack("cognito-sso-dev", "CREATE_IN_PROGRESS")]
)
def test_what_is_not_deployed_is_wrong(world: World, broken: Any) -> None:
    world.stacks = [broken]
    result = world.run("--json", "doctor")
    assert result.exit_code == 3
    assert broken.status in json.loads(result.stdout)["verdicts"][0]["finding"]


def test_quiet_says_only_what_is_not_ok(world: World) -> None:
    clock(61)(world)
    lines = world.run("doctor", "--quiet").stdout.splitlines()
    assert [line.split()[0] for line in lines if line] == ["warning", "→", "environment"]


def test_a_site_without_an_api_and_an_api_without_a_site(world: World) -> None:
    bare = {**SHOP_OUTPUT, "api_endpoint": None}
    world.stacks[1] = stack("cognito-sso-dev-shop", ApplicationShop=bare)
    world.web.answers[f"{SHOP}/api/health"] = DEAD
    assert illnesses(world) == []
    world.stacks[1] = stack("cognito-sso-dev-shop", ApplicationShop={**SHOP_OUTPUT, "site_origin": None})
    world.web.answers[f"{SHOP_API}/health"] = json_answer({"status": "ok"})
    assert [group for _, group, _ in illnesses(world)] == ["APIs"]


def test_it_changes_nothing(world: World) -> None:
    world.run("doctor")
    assert {action for action, _ in world.operator.asked} == {"applications.list", "health"}


def test_a_deployment_without_alarm_topic(world: World) -> None:
    world.stacks[0] = stack("cognito-sso-dev", SsoOperations={**OPERATIONS, "alarm_topic_arn": None})
    world.inventory.subscriptions = 0
    assert illnesses(world) == []
