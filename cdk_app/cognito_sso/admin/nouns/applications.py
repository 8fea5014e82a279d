"""`cognito-sso applications`: what users sign in to."""

from typing import Any

import click

from cognito_sso.admin.nouns.branding_options import (
    accent_color_option,
    in_words,
    logo_option,
    no_accent_color_option,
    no_logo_option,
)
from cognito_sso.admin.run import Run, pass_run
from cognito_sso.admin.shared_options import Noun
from cognito_sso.admin.tables import Column

_ENROLMENT = click.Choice(["open", "invite"])
_COLUMNS = (
    Column("id", "application_id"),
    Column("name", "name"),
    Column("enrolment", "enrolment"),
    Column("accent color", "branding.accent_color"),
    Column("channels", "channel_ids"),
    Column("managed by", "managed_by"),
    Column("app client", "user_pool_client_id"),
    Column("created", "created_at"),
)


@click.group(
    cls=Noun,
    epilog="""\b
Examples:
  cognito-sso -e dev applications list
  cognito-sso -e dev applications add wiki --name Wiki --return-url https://wiki.example.com/success
  cognito-sso -e dev applications change wiki --enrolment invite
  cognito-sso -e dev applications change wiki --accent-color '#7a1f5c' --logo wiki.svg

Applications of the environment's settings come and go by its deployment; they can only be seen here.""",
)
def applications() -> None:
    """List, show, add, change and remove applications."""


@applications.command("list")
@pass_run
def list_applications(run: Run) -> None:
    """List all applications."""
    found = run.ask_all("applications.list", "applications")
    if run.json:
        run.document({"applications": found})
        return
    run.rows("applications", [_row(one) for one in found], _COLUMNS, none="There are no applications.")


def _row(application: dict[str, Any]) -> dict[str, Any]:
    return {**application, "channel_ids": [channel["channel_id"] for channel in application["channels"]]}


@applications.command("show")
@click.argument("application")
@pass_run
def show_application(run: Run, application: str) -> None:
    """Show APPLICATION."""
    result = run.ask("applications.show", application_id=application)
    if run.json:
        run.document(result)
        return
    row = _row(result["application"])
    values = [(column.title, column.value(row)) for column in _COLUMNS]
    run.block([*values, ("logo", in_words(row["branding"]["logo"]))])


@applications.command("add")
@click.argument("application")
@click.option("--name", required=True, help="What users read.")
@click.option(
    "--enrolment",
    type=_ENROLMENT,
    default="open",
    show_default=True,
    help="Who becomes a member: anyone by one click, or whom you add.",
)
@click.option("--channel", default="web", show_default=True, help="Id of its first channel.")
@click.option("--return-url", required=True, metavar="URL", help="Where sign-ins at this channel return to.")
@click.option("--logout-url", metavar="URL", help="Where sign-outs at this channel lead to.")
@accent_color_option
@logo_option
@pass_run
def add_application(
    run: Run,
    *,
    application: str,
    name: str,
    enrolment: str,
    channel: str,
    return_url: str,
    logout_url: str | None,
    accent_color: str | None,
    logo: str | None,
) -> None:
    """Add APPLICATION with an app client of its own.

    Prints what its site and API must know.
    """
    first = {"channel_id": channel, "return_url": return_url, "logout_url": logout_url}
    result = run.ask(
        "applications.add",
        application_id=application,
        name=name,
        enrolment=enrolment,
        channels=[{key: value for key, value in first.items() if value is not None}],
        accent_color=accent_color,
        logo=logo,
    )
    if run.json:
        run.document(result)
        return
    was_there = "is registered already" if result.get("already") else "is registered"
    click.echo(f"{application} {was_there}. Its site and its API need:\n")
    _print_needs(run, application, channel, result)


def _print_needs(run: Run, application: str, channel: str, result: dict[str, Any]) -> None:
    sso = run.reach.environment.sso
    client = result["application"]["user_pool_client_id"]
    run.block(
        [
            ("application_id", application),
            ("channel_id", channel),
            ("client_id", client),
            ("sso_origin", sso.sso_origin),
            ("user_pool_id", sso.user_pool_id),
            ("region", sso.region),
        ]
    )


@applications.command("change")
@click.argument("application")
@click.option("--name", help="What users read.")
@click.option("--enrolment", type=_ENROLMENT, help="Who becomes a member.")
@accent_color_option
@no_accent_color_option
@logo_option
@no_logo_option
@pass_run
def change_application(run: Run, /, application: str, **changes: str | bool | None) -> None:
    """Change name, enrolment or branding of APPLICATION."""
    given = {name: value for name, value in changes.items() if value not in (None, False)}
    if not given:
        raise click.UsageError("Say by an option what to change.")
    result = run.ask("applications.change", application_id=application, **given)
    run.done(result, f"Changed {application}.")


@applications.command("remove")
@click.argument("application")
@pass_run
def remove_application(run: Run, application: str) -> None:
    """Remove APPLICATION with its memberships.

    Its app client goes, too, and its sessions end.
    """
    run.confirm(f"Remove the application {application}, its memberships, its sessions and its app client?")
    result = run.ask("applications.remove", application_id=application)
    run.done(result, f"Removed {application}.")
