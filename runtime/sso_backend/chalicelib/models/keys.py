"""The key strings of the single table, spelled here and nowhere else."""

from typing import NamedTuple

PARTITION_KEY = "PK"
SORT_KEY = "SK"

APPLICATION_SORT_KEY = "application"
"""Every application record has it, so the inverted index lists them all under it."""

IMPORT_SORT_KEY = "import"
"""All that was imported for somebody has it, and what leads there."""

SESSION_PREFIX = "session-"
SSO_SESSION_PREFIX = "sso-session-"
ENDED_PREFIX = "ended-"
MEMBERSHIP_PREFIX = "user-"
_EMAIL_PREFIX = "email-"


class Key(NamedTuple):
    """Address of one item."""

    partition: str
    sort: str


def application_key(application_id: str) -> Key:
    """The application's own record."""
    return Key(_application(application_id), APPLICATION_SORT_KEY)


def membership_key(application_id: str, user_id: str) -> Key:
    """The Application-User: this user may enter this application."""
    return Key(_application(application_id), _user(user_id))


def user_key(user_id: str) -> Key:
    """The user's profile; `user_id` is the Cognito `sub`."""
    return Key(_user(user_id), "user")


def session_key(user_id: str, session_id: str) -> Key:
    """A session at one application."""
    return Key(_user(user_id), f"{SESSION_PREFIX}{session_id}")


def sso_session_key(user_id: str, sso_session_id: str) -> Key:
    """A login at the SSO site, which application sessions begin from."""
    return Key(_user(user_id), f"{SSO_SESSION_PREFIX}{sso_session_id}")


def ended_key(application_id: str, ended_id: str) -> Key:
    """News that a session at this application is over; `ended_id` sorts by time."""
    return Key(_application(application_id), f"{ENDED_PREFIX}{ended_id}")


def ticket_key(user_id: str, ticket_id: str) -> Key:
    """A one-time proof that lets the SSO backend mint tokens by custom auth."""
    return Key(_user(user_id), f"ticket-{ticket_id}")


def memberships_sort_key(user_id: str) -> str:
    """All memberships of a user have it, so the inverted index lists them under it."""
    return _user(user_id)


def application_id_of(partition: str) -> str:
    """Which application a membership or a record belongs to, read from its key."""
    return partition.removeprefix(_application(""))


def code_wait_key(email_hash: str, purpose: str) -> Key:
    """When an address may be sent the next code of this purpose."""
    return Key(f"{_EMAIL_PREFIX}{email_hash}", f"codes-{purpose}")


def pending_import_key(email_hash: str) -> Key:
    """What was imported for whoever proves to own the address."""
    return Key(f"{_EMAIL_PREFIX}{email_hash}", IMPORT_SORT_KEY)


def email_hash_of(partition: str) -> str | None:
    """Which address an import waits under, read from its key; None for what only leads there."""
    return partition.removeprefix(_EMAIL_PREFIX) if partition.startswith(_EMAIL_PREFIX) else None


def moved_user_key(user_id: str) -> Key:
    """Where a user of another pool has gone: the address he waits under, and who he is here."""
    return Key(_user(user_id), IMPORT_SORT_KEY)


def _application(application_id: str) -> str:
    return f"application-{application_id}"


def _user(user_id: str) -> str:
    return f"user-{user_id}"
