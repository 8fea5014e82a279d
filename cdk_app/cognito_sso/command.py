"""The console script `cognito-sso`: runs the SSO on this machine, and operates a deployed one."""

import json
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from cognito_sso.admin.doctor.command import doctor_command
from cognito_sso.admin.errors import AdminError
from cognito_sso.admin.nouns.applications import applications
from cognito_sso.admin.nouns.channels import channels
from cognito_sso.admin.nouns.local_verbs import down_command, status_command, up_command
from cognito_sso.admin.nouns.members import members
from cognito_sso.admin.nouns.orders import orders
from cognito_sso.admin.nouns.sessions import sessions
from cognito_sso.admin.nouns.transfer import export_command, import_command
from cognito_sso.admin.nouns.users import users
from cognito_sso.admin.run import Run, Surroundings
from cognito_sso.admin.shared_options import PREFIX, InOrder, shared_options

_FAILED, _WRONG_USAGE = 1, 2
_TRUE = ("1", "true", "t", "yes", "y", "on")


class Program(InOrder):
    """Ends with our exit codes, and tells errors as JSON to scripts that asked for it."""

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> NoReturn:  # noqa: ANN401 click's own
        """Run and exit: 0 done, 1 refused or failed, 2 wrong usage, 3 `doctor` found something wrong."""
        words = list(sys.argv[1:] if args is None else args)
        try:
            code = super().main(words, *rest, **{**extra, "standalone_mode": False})
        except AdminError as error:
            code = _tell(words, error.code, str(error), error.exit_code)
        except click.exceptions.NoArgsIsHelpError as error:
            code = _tell(words, "usage", _help_or_sentence(words, error), _WRONG_USAGE)
        except click.UsageError as error:
            code = _tell(words, "usage", error.format_message(), _WRONG_USAGE, error.ctx)
        except click.ClickException as error:
            code = _tell(words, "failed", error.format_message(), _FAILED)
        except click.Abort:
            code = _tell(words, "cancelled", "Stopped.", _FAILED)
        sys.exit(code if isinstance(code, int) else 0)


def _wants_json(words: list[str]) -> bool:
    return "--json" in words or os.environ.get(f"{PREFIX}_JSON", "").lower() in _TRUE


def _help_or_sentence(words: list[str], error: click.UsageError) -> str:
    """A group alone: people read its help, scripts what is missing."""
    return "Name a command." if _wants_json(words) else error.format_message()


def _tell(
    words: list[str], code: str, sentence: str, exit_code: int, context: click.Context | None = None
) -> int:
    if _wants_json(words):
        click.echo(json.dumps({"error": code, "message": sentence}, indent=2))
        return exit_code
    click.echo(sentence, err=True)
    if context is not None:
        click.echo(f"`{context.command_path} --help` tells more.", err=True)
    return exit_code


@click.group(
    cls=Program,
    params=shared_options(),
    context_settings={"auto_envvar_prefix": PREFIX, "max_content_width": 100},
    epilog="""\b
Examples:
  cognito-sso up                                          run it on this machine
  cognito-sso -e prod doctor                              is everything well?
  cognito-sso -e prod users find ada@example.com
  cognito-sso -e prod members invite wiki ada@example.com
  cognito-sso --stack Hello --json applications list

Without an environment, the commands work on what runs from this folder. The options may stand anywhere, and
each has an environment variable, such as COGNITO_SSO_ENVIRONMENT. Exit codes: 0 done, 1 refused or failed,
2 wrong usage, 3 doctor found something wrong.""",
)
@click.version_option(package_name="cognito-sso")
@click.pass_context
def main(context: click.Context) -> None:
    """Run the Single Sign-On on this machine, and operate a deployed one."""
    context.obj = Run(context, context.obj or Surroundings())


for command in (
    up_command,
    down_command,
    status_command,
    applications,
    channels,
    members,
    users,
    sessions,
    orders,
    export_command,
    import_command,
    doctor_command,
):
    main.add_command(command)
