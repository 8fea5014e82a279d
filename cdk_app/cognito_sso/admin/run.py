"""One run of the command: where it works, how it answers, whether it may."""

import functools
import json
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from typing import Any

import click

from cognito_sso.admin.errors import AdminError, UsageError
from cognito_sso.admin.operator import Operator, all_pages
from cognito_sso.admin.reach import OpenReach, Reach
from cognito_sso.admin.shared_options import is_set, places_named, where_of
from cognito_sso.admin.tables import Column, block, table
from cognito_sso.admin.texts import cell, with_iso_times
from cognito_sso.admin.where import DEFAULT_HOME, Where


def _open_reach(where: Where) -> Reach:
    from cognito_sso.admin.aws_reach import open_reach  # noqa: PLC0415 - boto3 starts slowly

    return open_reach(where)


def _local_port(home: Path) -> int | None:
    if sys.platform == "win32":
        return None
    from cognito_sso.admin.local_run import local_port  # noqa: PLC0415 - POSIX only

    return local_port(home)


def _terminal_width() -> int | None:
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What lies outside the command; tests bring their own."""

    open_reach: OpenReach = _open_reach
    local_port: Callable[[Path], int | None] = _local_port
    """The port of what runs locally from a folder, or None."""
    is_terminal: Callable[[], bool] = lambda: sys.stdin.isatty()  # noqa: PLW0108 - of the run, not of the import
    """Whether a person can be asked."""
    terminal_width: Callable[[], int | None] = _terminal_width
    zone: tzinfo | None = None
    """Of the times in tables; None: this machine's."""
    now: Callable[[], float] = time.time
    wait: Callable[[float], None] = time.sleep


class Run:
    """What every verb gets by `pass_run`."""

    def __init__(self, context: click.Context, surroundings: Surroundings) -> None:
        self._context = context
        self.surroundings = surroundings

    @property
    def json(self) -> bool:
        return is_set(self._context, "json")

    @property
    def assumes_yes(self) -> bool:
        return is_set(self._context, "yes")

    @property
    def where(self) -> Where:
        """Where the options say, or else what runs locally.

        Raises:
            UsageError: the options contradict each other, or say nothing and nothing runs.
        """
        where = where_of(self._context)
        if where.is_named:
            return where
        port = self.surroundings.local_port(where.home)
        if port is None:
            raise UsageError(
                "Say which environment: --environment NAME, --stack NAME, or --local for what runs from "
                "this folder; nothing runs here now."
            )
        self.note(f"Using the local run on port {port}.")
        return Where(local=True, sso=where.sso, region=where.region, home=where.home)

    @property
    def home(self) -> Path:
        """The local run's folder."""
        return where_of(self._context).home or DEFAULT_HOME

    @property
    def names_place(self) -> bool:
        """Whether the command line itself names an environment."""
        return places_named(self._context)

    @functools.cached_property
    def reach(self) -> Reach:
        return self.surroundings.open_reach(self.where)

    @property
    def operator(self) -> Operator:
        return self.reach.operator

    def ask(self, action: str, **arguments: object) -> dict[str, Any]:
        """One act; arguments that are None are left out. Raises `AdminError`."""
        return self.operator.ask(action, {k: v for k, v in arguments.items() if v is not None})

    def ask_all(self, action: str, member: str, **arguments: object) -> list[dict[str, Any]]:
        """A list with all its pages. Raises `AdminError`."""
        return [row for page in all_pages(self.operator, action, member, arguments) for row in page]

    def confirm(self, question: str) -> None:
        """Go on only if the operator says so, or said so before by `--yes`.

        Raises:
            UsageError: there is nobody to ask.
            AdminError: the answer was no.
        """
        if self.assumes_yes:
            return
        if not self.surroundings.is_terminal():
            raise UsageError(
                f"{question} There is nobody to ask; add --yes to do it.", code="confirmation_needed"
            )
        if not click.confirm(question, err=True):
            raise AdminError("cancelled", "Nothing was changed.")

    def note(self, text: str) -> None:
        """Say something beside the answer."""
        click.echo(text, err=True)

    def document(self, answer: object) -> None:
        """The answer as one JSON document."""
        click.echo(json.dumps(with_iso_times(answer), indent=2))

    def rows(self, member: str, rows: Sequence[Any], columns: Sequence[Column], *, none: str) -> None:
        """A list as the answer; `none` says in a sentence that it is empty."""
        if self.json:
            self.document({member: list(rows)})
        elif rows:
            self.table(columns, rows)
        else:
            click.echo(none)

    def table(self, columns: Sequence[Column], rows: Sequence[Any]) -> None:
        surroundings = self.surroundings
        click.echo(table(columns, rows, zone=surroundings.zone, columns_wide=surroundings.terminal_width()))

    def block(self, values: Iterable[tuple[str, object]]) -> None:
        """Titles and values, one a line."""
        pairs = list(values)
        texts = [cell(value, self.surroundings.zone) for _, value in pairs]
        click.echo(block([title for title, _ in pairs], texts))

    def done(self, result: dict[str, Any], sentence: str) -> None:
        """An act succeeded."""
        if self.json:
            self.document(result)
        else:
            click.echo(f"{sentence} It was so before." if result.get("already") else sentence)


pass_run = click.make_pass_decorator(Run)
