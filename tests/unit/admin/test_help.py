"""Every command explains itself, and does so at once."""

import subprocess
import sys
from collections.abc import Iterator

import click
import pytest
from cognito_sso.command import main
from deployed_world import World


def commands(group: click.Group, *path: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    for name, command in group.commands.items():
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from commands(command, *path, name)


ALL = list(commands(main))


@pytest.mark.parametrize(("path", "command"), ALL, ids=[" ".join(path) for path, _ in ALL])
def test_help(world: World, path: tuple[str, ...], command: click.Command) -> None:
    result = world.run(*path, "--help", place=())
    assert result.exit_code == 0
    assert "..." not in result.stdout.partition("\nCommands:")[2]
    assert all(
        parameter.help
        for parameter in command.params
        if isinstance(parameter, click.Option) and not parameter.hidden
    )
    if isinstance(command, click.Group):
        assert "Example" in result.stdout
    assert world.asked_where == []


def test_there_are_all_nouns() -> None:
    assert list(main.commands) == [
        "up",
        "down",
        "status",
        "applications",
        "channels",
        "members",
        "users",
        "sessions",
        "orders",
        "export",
        "import",
        "doctor",
    ]


def test_help_loads_neither_the_cdk_nor_boto3() -> None:
    code = "import sys, cognito_sso.command; print(*sorted({'aws_cdk', 'boto3', 'jsii'} & set(sys.modules)))"
    path = [part for part in sys.path if part.endswith("cdk_app")]
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path[:0] = {path}; {code}"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.strip() == ""


def test_it_runs_as_a_module() -> None:
    path = [part for part in sys.path if part.endswith("cdk_app")][:1]
    done = subprocess.run(
        [sys.executable, "-m", "cognito_sso", "users", "--help"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={"PYTHONPATH": ":".join(path)},
    )
    assert done.stdout.startswith("Usage: python -m cognito_sso users ")
