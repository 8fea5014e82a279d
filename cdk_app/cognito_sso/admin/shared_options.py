"""The options of `cognito-sso` itself, which may stand anywhere in the command line.

Scripts set the environment first (`cognito-sso -e dev users list`), people add it last; both work. A value on
the command line beats one from an environment variable.
"""

from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from cognito_sso.admin.where import DEFAULT_HOME, Where

PREFIX = "COGNITO_SSO"
_GIVEN = "cognito_sso.given"
_PLACES = ("environment", "stacks", "local")


def shared_options(*, repeated: bool = False) -> list[click.Parameter]:
    """Fresh options. `repeated`: for a subcommand, where they are taken but neither shown nor defaulted."""
    return [
        _option(repeated, "-e", "--environment", metavar="NAME", help="Environment NAME of this project."),
        _option(
            repeated,
            "stacks",
            "--stack",
            metavar="NAME",
            multiple=True,
            help="Stack with a name of its own; repeatable.",
        ),
        _option(repeated, "--local", is_flag=True, help="What `cognito-sso up` runs from this folder."),
        _option(repeated, "--sso", metavar="LABEL", help="Which Sso, where the stacks hold several."),
        _option(repeated, "--profile", metavar="NAME", help="Profile of your AWS configuration."),
        _option(repeated, "--region", metavar="NAME", help="AWS region; default: your AWS configuration's."),
        _option(repeated, "--json", is_flag=True, help="Print one JSON document, for scripts."),
        _option(repeated, "-y", "--yes", is_flag=True, help="Do not ask before what cannot be undone."),
        _option(
            repeated,
            "--home",
            metavar="FOLDER",
            type=click.Path(path_type=Path),
            help=f"State of the local run; default: {DEFAULT_HOME}.",
        ),
    ]


def _option(repeated: bool, *names: str, **attributes: Any) -> click.Option:  # noqa: ANN401 - click's own
    return click.Option(
        names,
        expose_value=False,
        callback=_remember,
        hidden=repeated,
        allow_from_autoenv=not repeated,
        **attributes,
    )


def _remember(context: click.Context, parameter: click.Parameter, value: object) -> object:
    name = parameter.name or ""
    source = context.get_parameter_source(name)
    if source in (ParameterSource.COMMANDLINE, ParameterSource.ENVIRONMENT):
        given: dict[ParameterSource, dict[str, object]] = context.meta.setdefault(_GIVEN, {})
        given.setdefault(source, {})[name] = value
    return value


def is_set(context: click.Context, name: str) -> bool:
    """Whether the flag `name` was given."""
    return bool(_given(context).get(name))


def places_named(context: click.Context) -> bool:
    """Whether the command line itself names an environment."""
    given = context.meta.get(_GIVEN, {}).get(ParameterSource.COMMANDLINE, {})
    return any(given.get(place) for place in _PLACES)


def where_of(context: click.Context) -> Where:
    """What the options say. Raises `UsageError` when they contradict each other."""
    given = _given(context)
    return Where(**{name: value for name, value in given.items() if name not in ("json", "yes")})


def home_of(context: click.Context) -> Path | None:
    """`--home`, if given."""
    home = _given(context).get("home")
    return home if isinstance(home, Path) else None


def _given(context: click.Context) -> dict[str, Any]:
    by_source = context.meta.get(_GIVEN, {})
    inherited = dict(by_source.get(ParameterSource.ENVIRONMENT, {}))
    typed = by_source.get(ParameterSource.COMMANDLINE, {})
    if any(typed.get(place) for place in _PLACES):
        inherited = {name: value for name, value in inherited.items() if name not in _PLACES}
    return {**inherited, **typed}


class Verb(click.Command):
    """A command that takes the shared options, too."""

    def __init__(self, *arguments: Any, **attributes: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(*arguments, **attributes)
        self.params.extend(shared_options(repeated=True))


class InOrder(click.Group):
    """A group that lists its commands as they were added."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


class Noun(InOrder):
    """A group of verbs that takes the shared options, too."""

    command_class = Verb

    def __init__(self, *arguments: Any, **attributes: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(*arguments, **attributes)
        self.params.extend(shared_options(repeated=True))
