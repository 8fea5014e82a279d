"""`python -m cognito_sso.local up | down | status`."""

import argparse
import sys
from pathlib import Path

from cognito_sso.local.commands import DEFAULT_HOME, DEFAULT_PORT, down, status, up


def _arguments(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m cognito_sso.local", description=__doc__)
    parser.add_argument(
        "--home", type=Path, default=DEFAULT_HOME, help=f"folder for state and logs (default: {DEFAULT_HOME})"
    )
    commands = parser.add_subparsers(dest="command", required=True)
    up_ = commands.add_parser("up", help="start the emulator, deploy the stacks, publish the sites")
    up_.add_argument("--port", type=int, default=DEFAULT_PORT, help=f"default: {DEFAULT_PORT}")
    up_.add_argument("--detach", action="store_true", help="return when all is ready, and leave it running")
    up_.add_argument("--fresh", action="store_true", help="forget all users, data and stacks first")
    commands.add_parser("down", help="stop it, keeping its state")
    commands.add_parser("status", help="tell whether it runs (exit code 0) or not (1)")
    return parser.parse_args(words)


def main(words: list[str]) -> int:
    """Run one command; its exit code."""
    arguments = _arguments(words)
    if arguments.command == "down":
        return down(home=arguments.home)
    if arguments.command == "status":
        return status(home=arguments.home)
    return up(home=arguments.home, port=arguments.port, detach=arguments.detach, fresh=arguments.fresh)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
