"""The refusals that only an operator meets, each with its code; the services' own come beside them.

ApiError
├── UnknownAction     unknown_action
├── UnknownUser       unknown_user
├── AlreadyExists     already_exists
├── ManagedByStack    managed_by_stack
└── LastChannel       last_channel
"""

# ruff: noqa: N818 - named like the codes they carry

from sso_auth.http_errors import ApiError


class UnknownAction(ApiError):
    """There is no action of that name."""

    def __init__(self) -> None:
        super().__init__(
            404, "unknown_action", "There is no such action; the command may be newer than this."
        )


class UnknownUser(ApiError):
    """The user pool has no such user."""

    def __init__(self) -> None:
        super().__init__(404, "unknown_user", "There is no such user.")


class AlreadyExists(ApiError):
    """The id is taken by something else than what was asked for; `what` names it."""

    def __init__(self, what: str) -> None:
        super().__init__(409, "already_exists", f"{what} exists already, with other settings.")


class ManagedByStack(ApiError):
    """What a deployment says would undo the change."""

    def __init__(self) -> None:
        message = "A stack manages this application: change it where the stack is defined, and deploy."
        super().__init__(409, "managed_by_stack", message)


class LastChannel(ApiError):
    """Without a channel nobody could come back to the application."""

    def __init__(self) -> None:
        message = "An application needs at least one channel; remove the application instead."
        super().__init__(409, "last_channel", message)
