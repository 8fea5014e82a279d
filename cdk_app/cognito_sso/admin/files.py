"""Files that the command writes and reads; `-` is standard output or input."""

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import click

from cognito_sso.admin.errors import AdminError

FILE = click.Path(dir_okay=False, allow_dash=True)


def write_lines(file: str, lines: Iterable[str]) -> None:
    """Write the lines, which may come as they are made. A file appears whole or not at all, mode 0600.

    Raises:
        AdminError: it cannot be written.
    """
    if file == "-":
        for line in lines:
            click.echo(line)
        return
    target = Path(file).absolute()
    try:
        descriptor, partial = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")  # mode 0600
        try:
            _fill(descriptor, lines)
            Path(partial).replace(target)
        except BaseException:
            Path(partial).unlink()
            raise
    except OSError as error:
        raise AdminError("file_not_written", f"{file} cannot be written: {error.strerror}.") from error


def _fill(descriptor: int, lines: Iterable[str]) -> None:
    with os.fdopen(descriptor, "w", encoding="utf-8") as output:
        output.writelines(f"{line}\n" for line in lines)
        output.flush()
        os.fsync(output.fileno())


def read_lines(file: str) -> list[bytes]:
    """All lines without their ends.

    Raises:
        AdminError: it cannot be read.
    """
    try:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise AdminError("file_not_read", f"{file} cannot be read: {error.strerror}.") from error
    return content.splitlines()
