"""`cognito-sso doctor`."""

import click

from cognito_sso.admin.doctor.verdicts import Findings, Level, Verdict
from cognito_sso.admin.errors import NotDeployedError
from cognito_sso.admin.run import Run, pass_run
from cognito_sso.admin.shared_options import Verb

_SOMETHING_WRONG = 3
_COLOURS = {Level.OK: "green", Level.WARNING: "yellow", Level.WRONG: "red"}
_WIDEST_LEVEL = max(len(level) for level in Level)


@click.command(
    "doctor",
    cls=Verb,
    epilog="""\b
Examples:
  cognito-sso -e prod doctor
  cognito-sso -e prod doctor --json

It changes nothing. The exit code is 3 when something is wrong; warnings alone leave it at 0.""",
)
@click.option("--quiet", is_flag=True, help="Say only what is wrong or doubtful.")
@pass_run
def doctor_command(run: Run, quiet: bool) -> None:
    """Check a deployed environment and say what is wrong."""
    title, verdicts = _examine(run)
    counts = {level: sum(verdict.level == level for verdict in verdicts) for level in Level}
    if run.json:
        run.document(
            {
                "environment": title,
                **{str(level): count for level, count in counts.items()},
                "verdicts": [{**vars(verdict), "level": str(verdict.level)} for verdict in verdicts],
            }
        )
    else:
        _print([verdict for verdict in verdicts if not (quiet and verdict.level == Level.OK)])
        ok, doubtful, wrong = (counts[level] for level in Level)
        click.echo(f"\n{title}: {ok} ok, {doubtful} to look at, {wrong} wrong")
    if counts[Level.WRONG]:
        click.get_current_context().exit(_SOMETHING_WRONG)


def _examine(run: Run) -> tuple[str, list[Verdict]]:
    """What is examined, and the verdicts."""
    from cognito_sso.admin.doctor.case import open_case  # noqa: PLC0415 - the other commands do without
    from cognito_sso.admin.doctor.examination import examine  # noqa: PLC0415 - see above

    try:
        reach = run.reach
    except NotDeployedError as error:
        return "not deployed", [Findings("stacks").wrong(str(error), "Deploy the environment.")]
    return reach.environment.title, examine(open_case(reach, clock=run.surroundings.now))


def _print(verdicts: list[Verdict]) -> None:
    widest = max((len(verdict.group) for verdict in verdicts), default=0)
    for verdict in verdicts:
        level = click.style(verdict.level.ljust(_WIDEST_LEVEL), fg=_COLOURS[verdict.level])
        click.echo(f"{level}  {verdict.group.ljust(widest)}  {verdict.finding}")
        if verdict.advice:
            click.echo(f"{' ' * (_WIDEST_LEVEL + widest + 4)}→ {verdict.advice}")
