"""The user whom a command names: found first, so that what is confirmed is what is acted upon."""

from typing import Any

from cognito_sso.admin.errors import AdminError
from cognito_sso.admin.run import Run
from cognito_sso.admin.texts import masked, plain


def resolved(run: Run, user: str) -> dict[str, Any]:
    """The user with this email address or user id. Raises `AdminError`."""
    found: dict[str, Any] = run.ask("users.show", user=user)["user"]
    return found


def resolved_or_gone(run: Run, user_or_id: str) -> dict[str, Any]:
    """The same for acts that finish what a failure left over: of a user who is gone, only his id is known."""
    try:
        return resolved(run, user_or_id)
    except AdminError as error:
        if error.code != "unknown_user" or "@" in user_or_id:
            raise
        return {"user_id": user_or_id, "email": None}


def name_of(found: dict[str, Any]) -> str:
    """For a question: who is meant, exactly, and no more of the email address than one recognises it by."""
    if not found["email"]:
        return plain(f"the user {found['user_id']}")
    return plain(f"the user {masked(found['email'])} ({found['user_id']})")
