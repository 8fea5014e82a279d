"""Which environment the command is for, as the options say it."""

from dataclasses import dataclass
from pathlib import Path

from cognito_sso.admin.errors import UsageError

DEFAULT_HOME = Path(".local")


@dataclass(frozen=True, kw_only=True)
class Where:
    """At most one of `environment`, `stacks` and `local`; none of them: the local run, if there is one."""

    environment: str | None = None
    """The stacks `cognito-sso-<environment>` and `cognito-sso-<environment>-<application>`."""
    stacks: tuple[str, ...] = ()
    """Stacks by their own names."""
    local: bool = False
    """The emulator that runs from this folder."""
    sso: str | None = None
    """The label of one `Sso`, where the stacks hold several."""
    profile: str | None = None
    region: str | None = None
    home: Path = DEFAULT_HOME
    """The local run's folder for state and logs."""

    def __post_init__(self) -> None:
        given = [
            option
            for option, value in (
                ("--environment", self.environment),
                ("--stack", self.stacks),
                ("--local", self.local),
            )
            if value
        ]
        if len(given) > 1:
            raise UsageError(f"{' and '.join(given)} contradict each other; give one of them.")

    @property
    def is_named(self) -> bool:
        """Whether the options name an environment."""
        return bool(self.environment or self.stacks or self.local)
