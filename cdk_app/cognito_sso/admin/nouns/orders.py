"""`cognito-sso orders`: demo orders for the example applications."""

import click

from cognito_sso.admin.errors import AdminError
from cognito_sso.admin.nouns.named_user import resolved
from cognito_sso.admin.run import Run, pass_run
from cognito_sso.admin.shared_options import Noun


@click.group(
    cls=Noun,
    epilog="""\b
Example:
  cognito-sso --local orders seed shop demo@example.com --count 20""",
)
def orders() -> None:
    """Write demo orders."""


@orders.command("seed")
@click.argument("application")
@click.argument("user")
@click.option("--count", type=click.IntRange(1, 200), default=10, show_default=True, help="How many orders.")
@pass_run
def seed_orders(run: Run, application: str, user: str, count: int) -> None:
    """Give USER demo orders at APPLICATION.

    Repeating it writes the same ones again.
    """
    found = run.reach.environment.application(application)
    if found is None:
        raise AdminError("unknown_application", f"No stack here holds an application {application!r}.")
    if found.seed_function is None:
        raise AdminError("no_seed_function", f"The application {application!r} has no demo orders.")
    result = run.operator.seed(found.seed_function, user_id=resolved(run, user)["user_id"], count=count)
    run.done(result, f"{user} has {count} demo orders at {application}.")
