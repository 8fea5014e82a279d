"""`up`, `down` and `status` for a command line: sentences are printed, the exit code is returned."""

import sys
from collections.abc import Callable
from pathlib import Path

from cognito_sso.local.errors import CommandError, LocalError
from cognito_sso.local.layout import Layout

DEFAULT_HOME = Path(".local")
DEFAULT_PORT = 4566


def up(
    *, home: Path = DEFAULT_HOME, port: int = DEFAULT_PORT, detach: bool = False, fresh: bool = False
) -> int:
    """Bring up the project in the working directory.

    `home` is the folder for state and logs. `detach` returns when all is ready and leaves it running; else
    this returns when it was stopped. `fresh` forgets all users, data and stacks first.
    """

    def run(layout: Layout) -> int:
        from cognito_sso.local.up import up as bring_up  # noqa: PLC0415 - POSIX only

        return bring_up(layout, port=port, detach=detach, fresh=fresh)

    return _run(run, home)


def down(*, home: Path = DEFAULT_HOME) -> int:
    """Stop what `up` started here; its state is kept."""

    def run(layout: Layout) -> int:
        from cognito_sso.local.down import down as stop  # noqa: PLC0415 - POSIX only

        print(stop(layout))
        return 0

    return _run(run, home)


def status(*, home: Path = DEFAULT_HOME) -> int:
    """Tell what runs here; the exit code is 0 when something does, else 1."""

    def run(layout: Layout) -> int:
        from cognito_sso.local.down import status as look  # noqa: PLC0415 - POSIX only

        sentence, running = look(layout)
        print(sentence)
        return 0 if running else 1

    return _run(run, home)


def _run(command: Callable[[Layout], int], home: Path) -> int:
    """Run it; a failure that a person can act on is printed as a sentence, exit code 1."""
    if sys.platform == "win32":
        # Process groups and file locks are POSIX's.
        print("Windows is not supported; use WSL 2.", file=sys.stderr)
        return 1
    try:
        return command(Layout(root=Path.cwd(), home=home.resolve()))
    except CommandError as error:
        print("\n".join(f"    {line}" for line in error.last_lines), file=sys.stderr)
        print(error, file=sys.stderr)
    except LocalError as error:
        print(error, file=sys.stderr)
    return 1
