"""`cognito-sso sessions`: where a user is signed in."""

import click

from cognito_sso.admin.nouns.named_user import name_of, resolved
from cognito_sso.admin.run import Run, pass_run
from cognito_sso.admin.shared_options import Noun
from cognito_sso.admin.tables import Column

_COLUMNS = (
    Column("session", "id"),
    Column("kind", "kind"),
    Column("application", "application_id"),
    Column("device", "device"),
    Column("begun", "created_at"),
    Column("last seen", "last_seen_at"),
    Column("expires", "expires_at"),
)


@click.group(
    cls=Noun,
    epilog="""\b
Examples:
  cognito-sso -e dev sessions list ada@example.com
  cognito-sso -e dev sessions end ada@example.com 0198c1d2e3f4

A session of the kind login is the one at the SSO itself; with it end all that began from it.""",
)
def sessions() -> None:
    """List and end the sessions of a user."""


@sessions.command("list")
@click.argument("user")
@pass_run
def list_sessions(run: Run, user: str) -> None:
    """List the live sessions of USER."""
    found = run.ask_all("sessions.list", "sessions", user=user)
    run.rows("sessions", found, _COLUMNS, none=f"{user} has no live session.")


@sessions.command("end")
@click.argument("user")
@click.argument("session")
@pass_run
def end_session(run: Run, user: str, session: str) -> None:
    """End one SESSION of USER."""
    found = resolved(run, user)
    run.confirm(f"End the session {session} of {name_of(found)}?")
    result = run.ask("sessions.end", user=found["user_id"], session_id=session)
    run.done(result, f"The session {session} is over.")
