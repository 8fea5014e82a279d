"""`python -m cognito_sso.local up | down | status`."""

import argparse
import sys
from pathlib import Path

from cognito_sso.local.errors import CommandError, LocalError
from cognito_sso.local.layout import Layout

_DEFAULT_PORT = 4566


def _arguments(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m cognito_sso.local", description=__doc__)
    parser.add_argument(
        "--home", type=Path, default=Path(".local"), help="folder for state and logs (default: .local)"
    )
    commands = parser.add_subparsers(dest="command", required=True)
    up = commands.add_parser("up", help="start the emulator, deploy the stacks, publish the sites")
    up.add_argument("--port", type=int, default=_DEFAULT_PORT, help=f"default: {_DEFAULT_PORT}")
    up.add_argument("--detach", action="store_true", help="return when all is ready, and leave it running")
    up.add_argument("--fresh", action="store_true", help="forget all users, orders and stacks first")
    commands.add_parser("down", help="stop it, keeping its state")
    commands.add_parser("status", help="tell whether it runs (exit code 0) or not (1)")
    return parser.parse_args(words)


def _run(arguments: argparse.Namespace, layout: Layout) -> int:
    # These need POSIX process groups and file locks.
    from cognito_sso.local.down import down, status  # noqa: PLC0415 - see above
    from cognito_sso.local.up import up  # noqa: PLC0415 - see above

    if arguments.command == "down":
        print(down(layout))
        return 0
    if arguments.command == "status":
        sentence, running = status(layout)
        print(sentence)
        return 0 if running else 1
    return up(layout, port=arguments.port, detach=arguments.detach, fresh=arguments.fresh)


def main(words: list[str]) -> int:
    """Run one command; a failure that a person can act on is printed as a sentence, exit code 1."""
    if sys.platform == "win32":
        print("Windows is not supported; use WSL 2.", file=sys.stderr)
        return 1
    arguments = _arguments(words)
    layout = Layout(root=Path.cwd(), home=arguments.home.resolve())
    try:
        return _run(arguments, layout)
    except CommandError as error:
        print("\n".join(f"    {line}" for line in error.last_lines), file=sys.stderr)
        print(error, file=sys.stderr)
    except LocalError as error:
        print(error, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
