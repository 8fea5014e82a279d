"""What leaves an environment and comes to another: applications, users and memberships, one record each.

A record has no password, no session and no token in it.
"""

import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from typing import Literal

from sso_auth.http_errors import ApiError

from chalicelib.models.application import Application, ApplicationRecord, Branding
from chalicelib.models.membership import Member
from chalicelib.models.timestamps import iso_time
from chalicelib.models.user import User
from chalicelib.operator.arguments import Arguments, Result
from chalicelib.operator.branding_fields import recorded_branding
from chalicelib.operator.channel_fields import channel_list
from chalicelib.operator.user_pool import PoolUser

DISABLED = "DISABLED"
"""A status beside Cognito's own: of a user whom an operator has shut out."""

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
_APPLICATION = frozenset(
    {"application_id", "name", "enrolment", "channels", "branding", "created_at", "managed_by"}
)
_MEMBERSHIP = frozenset({"application_id", "user_id", "created_at"})
_FACTS = ("name", "phone", "gender")
_USER = frozenset(
    {"user_id", "email", "email_verified", *_FACTS, "accepts_marketing", "created_at", "status"}
)


@dataclass(frozen=True)
class ImportedApplication:
    """Without an app client: it gets one of its own."""

    application: Application
    created_at: str
    managed_by: Literal["stack", "operator"]


@dataclass(frozen=True)
class ImportedUser:
    """`user.sub` is his id in the pool that he comes from; an address that cannot be used here is none.

    He has written of himself what he liked: what cannot be taken over of that is left out.
    """

    user: User
    has_unusable_address: bool
    email_verified: bool
    status: str


@dataclass(frozen=True)
class ImportedMembership:
    """The user by his id in the pool that he comes from."""

    application_id: str
    user_id: str
    created_at: str


Imported = ImportedApplication | ImportedUser | ImportedMembership


def read_record(value: object, *, within: str) -> Imported:
    """The record, or `invalid_request` naming what is wrong with it."""
    fields = Arguments(value if isinstance(value, dict) else {}, within=f"{within}.")
    match fields.raw("record"):
        case "application":
            fields.only(_APPLICATION | {"record"})
            return _application(fields, within)
        case "user":
            fields.only(_USER | {"record"})
            return _user(fields)
        case "membership":
            fields.only(_MEMBERSHIP | {"record"})
            return ImportedMembership(fields.id("application_id"), fields.user_id(), _time(fields))
    raise fields.wrong("record", "must be application, user or membership")


def application_record(record: ApplicationRecord) -> Result:
    """As it is exported; `branding` is there only if there is any, so that an older version can read it."""
    application = record.application
    branded = application.branding != Branding()
    return {
        "record": "application",
        "application_id": application.application_id,
        "name": application.name,
        "enrolment": application.enrolment,
        "channels": [asdict(channel) for channel in application.channels],
        **({"branding": asdict(application.branding)} if branded else {}),
        "created_at": record.created_at,
        "managed_by": "operator" if record.is_operators else "stack",
    }


def user_record(user: PoolUser, stored: User | None) -> Result:
    """As it is exported: Cognito's record, and from the table what Cognito does not know."""
    of_pool = User.from_cognito(user.user_id, user.attributes, created_at=iso_time(user.created_at))
    known = of_pool if stored is None else stored
    has_said = "custom:accepts_marketing" in user.attributes
    return {
        "record": "user",
        "user_id": user.user_id,
        "email": of_pool.email,
        "email_verified": user.attributes.get("email_verified") == "true",
        "name": of_pool.name or known.name,
        "phone": of_pool.phone or known.phone,
        "gender": of_pool.gender or known.gender,
        "accepts_marketing": of_pool.accepts_marketing if has_said else known.accepts_marketing,
        "created_at": known.created_at,
        "status": user.status if user.enabled else DISABLED,
    }


def membership_record(application_id: str, member: Member) -> Result:
    """As it is exported."""
    return {
        "record": "membership",
        "application_id": application_id,
        "user_id": member.user_id,
        "created_at": member.joined_at,
    }


def _application(fields: Arguments, within: str) -> ImportedApplication:
    managed_by = fields.text("managed_by") if "managed_by" in fields else "operator"
    if managed_by not in ("stack", "operator"):
        raise fields.wrong("managed_by", "must be stack or operator")
    application = Application(
        application_id=fields.id("application_id"),
        name=fields.name(),
        enrolment=fields.enrolment(),
        user_pool_client_id="",
        channels=channel_list(fields.raw("channels"), named=f"{within}.channels"),
        branding=recorded_branding(
            fields.raw("branding") if "branding" in fields else {}, within=f"{within}.branding"
        ),
    )
    return ImportedApplication(application, _time(fields), "stack" if managed_by == "stack" else "operator")


def _user(fields: Arguments) -> ImportedUser:
    email = _if_usable(fields.email) if "email" in fields else None
    facts = {name: _if_usable(partial(fields.text, name)) for name in _FACTS}
    user = User(
        sub=fields.user_id(),
        # Some letters of other alphabets are ASCII ones in lower case, and would name another mailbox.
        email=email if email is not None and email.isascii() else None,
        accepts_marketing=fields.flag("accepts_marketing"),
        created_at=_time(fields),
        **facts,
    )
    return ImportedUser(
        user,
        has_unusable_address="email" in fields and user.email is None,
        email_verified=fields.flag("email_verified"),
        status=fields.optional_text("status") or "",
    )


def _if_usable(read: Callable[[], str]) -> str | None:
    try:
        return read()
    except ApiError:
        return None


def _time(fields: Arguments) -> str:
    value = fields.text("created_at")
    if not _TIME.fullmatch(value):
        raise fields.wrong("created_at", "must be a time such as 2026-11-23T04:09:11Z")
    return value
