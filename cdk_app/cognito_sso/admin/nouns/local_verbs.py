"""`cognito-sso up`, `down` and `status`: the local run; `status` of a deployed environment, too."""

import contextlib
import io
from collections.abc import Callable

import click

from cognito_sso.admin.errors import AdminError, UsageError
from cognito_sso.admin.nouns.deployed_status import show_deployed
from cognito_sso.admin.run import Run, pass_run
from cognito_sso.admin.shared_options import Verb
from cognito_sso.local import commands


@click.command("up", cls=Verb)
@click.option(
    "--port",
    type=int,
    default=commands.DEFAULT_PORT,
    show_default=True,
    help="Of the emulator, on 127.0.0.1.",
)
@click.option("--detach", is_flag=True, help="Return when all is ready, and leave it running.")
@click.option("--fresh", is_flag=True, help="Forget all users, data and stacks first.")
@pass_run
def up_command(run: Run, port: int, detach: bool, fresh: bool) -> None:
    """Run this folder's stacks here, on an emulator of AWS."""
    _refuse_places(run, "up")
    if run.json:
        raise UsageError("`up` prints its progress for people; leave --json out.")
    _exit(commands.up(home=run.home, port=port, detach=detach, fresh=fresh))


@click.command("down", cls=Verb)
@pass_run
def down_command(run: Run) -> None:
    """Stop what runs from this folder; its state is kept."""
    _refuse_places(run, "down")
    if not run.json:
        _exit(commands.down(home=run.home))
    code, said = _quietly(lambda: commands.down(home=run.home))
    if code:
        raise AdminError("failed", said)
    run.document({"message": said})


@click.command(
    "status",
    cls=Verb,
    epilog="""\b
Examples:
  cognito-sso status
  cognito-sso --local status
  cognito-sso -e prod status --json""",
)
@pass_run
def status_command(run: Run) -> None:
    """Show what is deployed, or whether something runs here.

    Without a place: whether something runs here (exit code 0) or not (1).
    """
    if run.names_place:
        show_deployed(run)
        return
    if not run.json:
        _exit(commands.status(home=run.home))
    code, said = _quietly(lambda: commands.status(home=run.home))
    run.document({"running": code == 0, "message": said})
    _exit(code)


def _refuse_places(run: Run, verb: str) -> None:
    if run.names_place:
        raise UsageError(f"`{verb}` is about this machine; leave --environment, --stack and --local out.")


def _quietly(command: Callable[[], int]) -> tuple[int, str]:
    """Exit code of a local command, and what it would print."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = command()
    return code, said.getvalue().strip()


def _exit(code: int) -> None:
    click.get_current_context().exit(code)
