"""`cognito-sso users`: accounts."""

import json

import click

from cognito_sso.admin.files import FILE, write_lines
from cognito_sso.admin.nouns.named_user import name_of, resolved, resolved_or_gone
from cognito_sso.admin.run import Run, pass_run
from cognito_sso.admin.shared_options import Noun
from cognito_sso.admin.tables import Column

_COLUMNS = (
    Column("email", "email"),
    Column("name", "name"),
    Column("status", "status"),
    Column("enabled", "enabled"),
    Column("2nd factor", "totp"),
    Column("created", "created_at"),
    Column("user id", "user_id"),
    Column("in logs", "user"),
)


@click.group(
    cls=Noun,
    epilog="""\b
Examples:
  cognito-sso -e dev users find ada@
  cognito-sso -e dev users show ada@example.com
  cognito-sso -e dev users disable ada@example.com --yes
  cognito-sso -e dev users export ada@example.com ada.json

A USER is an email address or a user id. Logs name users by the value in the column "in logs".""",
)
def users() -> None:
    """Find, show, disable, sign out, delete and export users."""


@users.command("find")
@click.argument("query")
@pass_run
def find_users(run: Run, query: str) -> None:
    """Find users by email, its beginning, or user id."""
    found = run.ask_all("users.find", "users", query=query)
    run.rows("users", found, _COLUMNS, none="No user was found.")


@users.command("show")
@click.argument("user")
@pass_run
def show_user(run: Run, user: str) -> None:
    """Show USER and his applications."""
    result = run.ask("users.show", user=user)
    if run.json:
        run.document(result)
        return
    joined = [one["application_id"] for one in result["applications"]]
    facts = [(column.title, column.value(result["user"])) for column in _COLUMNS]
    run.block([*facts, ("member of", joined)])


@users.command("disable")
@click.argument("user")
@pass_run
def disable_user(run: Run, user: str) -> None:
    """Keep USER from signing in; his sessions end."""
    _act(run, "users.disable", user, "Disable {} and end all his sessions?", "{} is disabled.")


@users.command("enable")
@click.argument("user")
@pass_run
def enable_user(run: Run, user: str) -> None:
    """Let a disabled USER sign in again."""
    result = run.ask("users.enable", user=user)
    run.done(result, f"{user} is enabled.")


@users.command("sign-out")
@click.argument("user")
@pass_run
def sign_out_user(run: Run, user: str) -> None:
    """End all sessions of USER; he may sign in again."""
    _act(run, "users.sign_out", user, "End all sessions of {}?", "{} is signed out everywhere.")


@users.command("delete")
@click.argument("user")
@pass_run
def delete_user(run: Run, user: str) -> None:
    """Delete USER and all that is stored about him."""
    found = resolved_or_gone(run, user)
    run.confirm(f"Delete {name_of(found)} and all that is stored about him?")
    result = run.ask("users.delete", user=found["user_id"])
    run.done(result, f"{user} is deleted.")


@users.command("reset-second-factor")
@click.argument("user")
@pass_run
def reset_second_factor(run: Run, user: str) -> None:
    """Remove the second factor of USER, who lost it.

    Make sure first that it is he who asks: his password alone signs him in afterwards.
    """
    _act(
        run,
        "users.reset_second_factor",
        user,
        "Remove the second factor of {}? His password alone signs him in afterwards.",
        "{} has no second factor any more.",
    )


@users.command("export")
@click.argument("user")
@click.argument("file", type=FILE, default="-")
@pass_run
def export_user(run: Run, user: str, file: str) -> None:
    """Write all data held about USER as JSON.

    It goes to FILE, which only you may read, or to standard output.
    """
    result = run.ask("users.export", user=user)
    if file == "-":
        run.document(result)
        return
    write_lines(file, [json.dumps(result, indent=2)])
    run.done({"file": file}, f"Wrote {file}; it holds personal data, and only you may read it.")


def _act(run: Run, action: str, user: str, question: str, sentence: str) -> None:
    """Ask, then act on exactly whom the question named."""
    found = resolved(run, user)
    run.confirm(question.format(name_of(found)))
    result = run.ask(action, user=found["user_id"])
    run.done(result, sentence.format(user))
