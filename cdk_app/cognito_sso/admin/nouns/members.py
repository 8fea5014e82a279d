"""`cognito-sso members`: who may sign in to an application."""

import click

from cognito_sso.admin.nouns.named_user import name_of, resolved_or_gone
from cognito_sso.admin.run import Run, pass_run
from cognito_sso.admin.shared_options import Noun
from cognito_sso.admin.tables import Column

_COLUMNS = (
    Column("email", "email"),
    Column("name", "name"),
    Column("joined", "joined_at"),
    Column("user id", "user_id"),
    Column("in logs", "user"),
)


@click.group(
    cls=Noun,
    epilog="""\b
Examples:
  cognito-sso -e dev members list shop
  cognito-sso -e dev members add shop ada@example.com
  cognito-sso -e dev members invite wiki grace@example.com --name "Grace Hopper" --language de

A USER is an email address or a user id.""",
)
def members() -> None:
    """List, add, invite and remove an application's members."""


@members.command("list")
@click.argument("application")
@pass_run
def list_members(run: Run, application: str) -> None:
    """List the members of APPLICATION."""
    found = run.ask_all("members.list", "members", application_id=application)
    run.rows("members", found, _COLUMNS, none=f"{application} has no members.")


@members.command("add")
@click.argument("application")
@click.argument("user")
@pass_run
def add_member(run: Run, application: str, user: str) -> None:
    """Make USER, who has an account, a member."""
    result = run.ask("members.add", application_id=application, user=user)
    run.done(result, f"{user} is a member of {application}.")


@members.command("invite")
@click.argument("application")
@click.argument("email")
@click.option("--name", help="Of whom you invite.")
@click.option("--language", metavar="TAG", help="Of the mail, such as de or fr-CA; English without it.")
@pass_run
def invite_member(run: Run, application: str, email: str, name: str | None, language: str | None) -> None:
    """Invite EMAIL to APPLICATION.

    Whoever has an account is a member at once; anybody else gets one, and a mail with a temporary password.
    Who was invited before and has not come yet gets another mail.
    """
    result = run.ask("members.invite", application_id=application, email=email, name=name, language=language)
    mailed = " A mail with a temporary password is on its way." if result.get("invited") else ""
    run.done(result, f"{email} is a member of {application}.{mailed}")


@members.command("remove")
@click.argument("application")
@click.argument("user")
@pass_run
def remove_member(run: Run, application: str, user: str) -> None:
    """Remove USER from APPLICATION and end his sessions there."""
    found = resolved_or_gone(run, user)
    run.confirm(f"Remove {name_of(found)} from the application {application} and end his sessions there?")
    result = run.ask("members.remove", application_id=application, user=found["user_id"])
    run.done(result, f"{user} is no member of {application} any more.")
