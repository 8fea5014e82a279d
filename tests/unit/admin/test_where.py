"""Where a command works: as the options say, anywhere in the line, or else what runs from the folder."""

from pathlib import Path

import pytest
from cognito_sso.admin.where import Where
from deployed_world import OPERATIONS, World, stack

LIST = ("applications", "list")


@pytest.mark.parametrize(
    "words",
    [
        ("-e", "prod", "--region", "eu-west-1", *LIST),
        ("applications", "-e", "prod", "list", "--region", "eu-west-1"),
        (*LIST, "--environment", "prod", "--region", "eu-west-1"),
    ],
)
def test_the_options_may_stand_anywhere(world: World, words: tuple[str, ...]) -> None:
    assert world.run(*words, place=()).exit_code == 0
    assert world.asked_where == [Where(environment="prod", region="eu-west-1")]


def test_the_rest_of_the_options(world: World) -> None:
    world.run(
        *LIST, "--stack", "A", "--stack", "B", "--sso", "sso", "--profile", "p", "--home", "h", place=()
    )
    assert world.asked_where == [Where(stacks=("A", "B"), sso="sso", profile="p", home=Path("h"))]


def test_environment_variables_stand_in_for_options(world: World) -> None:
    names = {"COGNITO_SSO_ENVIRONMENT": "prod", "COGNITO_SSO_PROFILE": "ops"}
    world.run(*LIST, place=(), env=names)
    assert world.asked_where == [Where(environment="prod", profile="ops")]


@pytest.mark.parametrize("place", [("--stack", "Hello"), ("--local",)])
def test_the_command_line_beats_environment_variables(world: World, place: tuple[str, ...]) -> None:
    world.run(*LIST, place=place, env={"COGNITO_SSO_ENVIRONMENT": "prod"})
    assert world.asked_where[0].environment is None


def test_errors_are_json_where_a_variable_asks_for_it(world: World) -> None:
    result = world.run("nonsense", env={"COGNITO_SSO_JSON": "1"})
    assert result.stdout.startswith("{")
    assert result.stderr == ""


@pytest.mark.parametrize("place", [("-e", "dev", "--local"), ("--stack", "A", "-e", "dev")])
def test_contradictions_are_refused(world: World, place: tuple[str, ...]) -> None:
    result = world.run(*LIST, place=place)
    assert result.exit_code == 2
    assert "contradict" in result.stderr


def test_what_runs_from_the_folder_is_used_and_named(world: World) -> None:
    world.local_port = 4566
    result = world.run(*LIST, place=())
    assert result.exit_code == 0
    assert result.stderr == "Using the local run on port 4566.\n"
    assert world.asked_where == [Where(local=True)]


def test_without_anything_it_says_what_to_give(world: World) -> None:
    result = world.run(*LIST, place=())
    assert result.exit_code == 2
    assert all(option in result.stderr for option in ("--environment", "--stack", "--local"))


def test_one_of_several_sso_must_be_named(world: World) -> None:
    world.stacks.append(stack("Other", OtherOperations={**OPERATIONS, "label": "staff"}))
    result = world.run(*LIST)
    assert result.exit_code == 2
    assert "--sso: sso, staff" in result.stderr
    assert world.run(*LIST, "--sso", "staff").exit_code == 0
    assert world.json(*LIST, "--sso", "guests")["error"] == "no_such_sso"


@pytest.mark.parametrize(
    "words", [("users",), ("users", "find"), ("users", "nonsense"), ("users", "find", "--x")]
)
def test_wrong_usage(world: World, words: tuple[str, ...]) -> None:
    result = world.run(*words)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr
    assert world.json(*words)["error"] == "usage"
    assert world.asked_where == []
