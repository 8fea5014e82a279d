"""`cognito-sso channels`: the ways into an application, each with one URL that sign-ins return to."""

import click

from cognito_sso.admin.run import Run, pass_run
from cognito_sso.admin.shared_options import Noun
from cognito_sso.admin.tables import Column

_COLUMNS = (
    Column("id", "channel_id"),
    Column("return URL", "return_url"),
    Column("logout URL", "logout_url"),
)


@click.group(
    cls=Noun,
    epilog="""\b
Examples:
  cognito-sso -e dev channels list wiki
  cognito-sso -e dev channels add wiki admin --return-url https://admin.wiki.example.com/success
  cognito-sso -e dev channels remove wiki admin""",
)
def channels() -> None:
    """List, add, change and remove an application's channels."""


@channels.command("list")
@click.argument("application")
@pass_run
def list_channels(run: Run, application: str) -> None:
    """List the channels of APPLICATION."""
    found = run.ask("channels.list", application_id=application)["channels"]
    run.rows("channels", found, _COLUMNS, none=f"{application} has no channels.")


@channels.command("add")
@click.argument("application")
@click.argument("channel")
@click.option("--return-url", required=True, metavar="URL", help="Where sign-ins return to.")
@click.option("--logout-url", metavar="URL", help="Where sign-outs lead to.")
@pass_run
def add_channel(run: Run, application: str, channel: str, return_url: str, logout_url: str | None) -> None:
    """Add CHANNEL to APPLICATION."""
    result = run.ask(
        "channels.add",
        application_id=application,
        channel_id=channel,
        return_url=return_url,
        logout_url=logout_url,
    )
    run.done(result, f"Added the channel {channel} to {application}.")


@channels.command("change")
@click.argument("application")
@click.argument("channel")
@click.option("--return-url", metavar="URL", help="Where sign-ins return to.")
@click.option("--logout-url", metavar="URL", help="Where sign-outs lead to.")
@pass_run
def change_channel(
    run: Run, application: str, channel: str, return_url: str | None, logout_url: str | None
) -> None:
    """Change the URLs of CHANNEL of APPLICATION."""
    if return_url is None and logout_url is None:
        raise click.UsageError("Give --return-url, --logout-url or both.")
    result = run.ask(
        "channels.change",
        application_id=application,
        channel_id=channel,
        return_url=return_url,
        logout_url=logout_url,
    )
    run.done(result, f"Changed the channel {channel} of {application}.")


@channels.command("remove")
@click.argument("application")
@click.argument("channel")
@pass_run
def remove_channel(run: Run, application: str, channel: str) -> None:
    """Remove CHANNEL from APPLICATION."""
    run.confirm(f"Remove the channel {channel} of the application {application}?")
    result = run.ask("channels.remove", application_id=application, channel_id=channel)
    run.done(result, f"Removed the channel {channel} of {application}.")
