"""`status` of an environment shows what is deployed, as far as one may look."""

from deployed_world import World


def test_it_shows_addresses_functions_and_alarms(world: World) -> None:
    shown = world.run("status").stdout
    for part in (
        "https://sso.example.com",
        "eu-west-1_Pool",
        "SsoTable",
        "cognito-sso-dev-shop",
        "shop-client",
        "PreSignUp-1",
        "python3.11",
        "ApiServerErrors",
        "2026-11-23 06:09 EET",
    ):
        assert part in shown


def test_scripts_get_all_of_it(world: World) -> None:
    found = world.json("status")
    assert found["sso"]["operator_function"] == "Operator"
    assert found["applications"][0]["seed_function"] == "Seed"
    assert [one["name"] for one in found["stacks"]] == ["cognito-sso-dev", "cognito-sso-dev-shop"]
    assert found["alarms"] == [
        {"name": "ApiServerErrors", "state": "OK", "since_at": "2026-11-23T04:09:11+00:00"}
    ]
    assert {one["name"] for one in found["functions"]} == set(world.inventory.functions)


def test_a_missing_permission_hides_one_part_only(world: World) -> None:
    world.inventory.refused = "cloudwatch:DescribeAlarms"
    result = world.run("status")
    assert result.exit_code == 0
    assert "PreSignUp-1" in result.stdout
    assert result.stderr == "Your credentials lack the permission cloudwatch:DescribeAlarms.\n"
    assert world.json("status")["alarms"] is None
