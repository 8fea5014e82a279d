"""`cognito-sso applications`: what users sign in to."""

from typing import Any

import click

from cognito_sso.admin.run import Run, pass_run
from cognito_sso.admin.shared_options import Noun
from cognito_sso.admin.tables import Column

_ENROLMENT = click.Choice(["open", "invite"])
_COLUMNS = (
    Column("id", "application_id"),
    Column("name", "name"),
    Column("enrolment", "enrolment"),
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

Applications of the environment's settings come and go by its deployment; they can only be listed here.""",
)
def applications() -> None:
    """List, add, change and remove applications."""


@applications.command("list")
@pass_run
def list_applications(run: Run) -> None:
    """List all applications."""
    found = run.ask_all("applications.list", "applications")
    if run.json:
        run.document({"applications": found})
        return
    rows = [{**one, "channel_ids": [channel["channel_id"] for channel in one["channels"]]} for one in found]
    run.rows("applications", rows, _COLUMNS, none="There are no applications.")


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
@pass_run
def change_application(run: Run, application: str, name: str | None, enrolment: str | None) -> None:
    """Change name or enrolment of APPLICATION."""
    if name is None and enrolment is None:
        raise click.UsageError("Give --name, --enrolment or both.")
    result = run.ask("applications.change", application_id=application, name=name, enrolment=enrolment)
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
