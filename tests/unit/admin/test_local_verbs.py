"""`up`, `down` and `status` are the local run's, for people and for scripts."""

import json
from pathlib import Path

import pytest
from cognito_sso.local.run_lock import RunLock
from deployed_world import World


def test_nothing_runs(world: World, tmp_path: Path) -> None:
    result = world.run("--home", str(tmp_path), "status", place=())
    assert (result.exit_code, result.stdout) == (1, "Nothing is running here.\n")
    result = world.run("--json", "--home", str(tmp_path), "status", place=())
    assert json.loads(result.stdout) == {"running": False, "message": "Nothing is running here."}
    assert result.exit_code == 1
    assert world.json("--home", str(tmp_path), "down", place=()) == {"message": "Nothing is running here."}


def test_a_second_up_is_refused_by_the_local_run_itself(world: World, tmp_path: Path) -> None:
    lock = RunLock.acquire(tmp_path / "server.lock", port=4999)
    assert lock is not None
    try:
        assert world.run("--home", str(tmp_path), "status", place=()).exit_code == 0
        result = world.run("--home", str(tmp_path), "up", place=())
        assert result.exit_code == 1
        assert "already running on port 4999" in result.output
    finally:
        lock.release()


@pytest.mark.parametrize("verb", ["up", "down"])
@pytest.mark.parametrize("place", [("-e", "dev"), ("--stack", "Hello"), ("--local",)])
def test_they_are_not_about_an_environment(world: World, verb: str, place: tuple[str, ...]) -> None:
    result = world.run(verb, place=place)
    assert result.exit_code == 2
    assert "about this machine" in result.stderr


def test_an_environment_variable_does_not_keep_them_from_working(world: World, tmp_path: Path) -> None:
    names = {"COGNITO_SSO_ENVIRONMENT": "dev", "COGNITO_SSO_HOME": str(tmp_path)}
    assert world.run("status", place=(), env=names).stdout == "Nothing is running here.\n"


def test_up_has_no_document(world: World) -> None:
    assert world.run("--json", "up", place=()).exit_code == 2
