"""Strict reading of an action's arguments: each wrong one gets a sentence that names it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import get_args
from uuid import UUID

from sso_auth.http_errors import ApiError, invalid_request
from sso_auth.request_reading import text_field

from chalicelib.mails.languages import LANGUAGES, MAX_TAG_LENGTH, spoken
from chalicelib.models.application import ID, Enrolment

_EMAIL = re.compile(r"[^\s@\"\\]+@[^\s@\"\\]+")
_MAX_EMAIL = 128
_MAX_NAME = 100
_MAX_CURSOR = 16_384

Result = dict[str, object]


class Arguments:
    """The arguments of one action, by name; None counts as left out.

    `within` is where they stand, such as `records[3].`, if they are no action's own.
    """

    def __init__(self, given: Mapping[str, object], *, within: str = "") -> None:
        self._given = {name: value for name, value in given.items() if value is not None}
        self._within = within

    def __contains__(self, name: str) -> bool:
        return name in self._given

    def only(self, names: frozenset[str]) -> None:
        """Raises `invalid_request` for an argument that is none of these."""
        for name in self._given:
            if name not in names:
                # It is repeated in part only: it may be anything.
                raise self.wrong(ascii(name[:40]), "is not known here")

    def wrong(self, name: str, what: str) -> ApiError:
        """The refusal of an argument, such as "must be open or invite"."""
        return invalid_request(f"{self._within}{name} {what}.")

    def raw(self, name: str) -> object:
        """The value as it was given; None if it was not."""
        return self._given.get(name)

    def text(self, name: str, *, max_length: int = 256) -> str:
        """A non-empty text without control characters."""
        named = f"{self._within}{name}"
        return text_field({named: self._given.get(name)}, named, max_length=max_length)

    def optional_text(self, name: str, *, max_length: int = 256) -> str | None:
        """The same, or None if there is none."""
        return self.text(name, max_length=max_length) if name in self else None

    def flag(self, name: str) -> bool:
        """True or false; false if it is left out."""
        value = self._given.get(name, False)
        if not isinstance(value, bool):
            raise self.wrong(name, "must be true or false")
        return value

    def id(self, name: str) -> str:
        """An application's or a channel's id."""
        value = self.text(name)
        if not ID.fullmatch(value):
            raise self.wrong(name, "must be up to 64 letters, digits, '-' and '_'")
        return value

    def name(self, name: str = "name") -> str:
        """What people call an application or a user."""
        return self.text(name, max_length=_MAX_NAME)

    def enrolment(self) -> Enrolment:
        """`open` or `invite`."""
        value = self.text("enrolment")
        if value not in get_args(Enrolment):
            raise self.wrong("enrolment", "must be open or invite")
        return "open" if value == "open" else "invite"

    def language(self) -> str:
        """The `language` argument: a tag (BCP 47) of a language that mails are written in."""
        value = self.text("language", max_length=MAX_TAG_LENGTH)
        if spoken(value) is None:
            raise self.wrong("language", f"must be one of {', '.join(LANGUAGES)}")
        return value

    def email(self, name: str = "email") -> str:
        """An address as Cognito takes it for a user's name."""
        value = self.text(name, max_length=_MAX_EMAIL)
        if not _EMAIL.fullmatch(value):
            raise self.wrong(name, "must be an e-mail address")
        return value

    def user(self) -> str:
        """The `user` argument: an address or a user id."""
        value = self.text("user", max_length=_MAX_EMAIL)
        if not is_user_id(value) and not _EMAIL.fullmatch(value):
            raise self.wrong("user", "must be an e-mail address or a user id")
        return value

    def user_id(self) -> str:
        """The `user_id` argument: an id as Cognito spells them."""
        value = self.text("user_id")
        if not is_user_id(value):
            raise self.wrong("user_id", "must be a user id")
        return value

    def cursor(self) -> str | None:
        """The `next_cursor` of the page before; None for the first page."""
        return self.text("cursor", max_length=_MAX_CURSOR) if "cursor" in self else None


@dataclass(frozen=True)
class Action:
    """What an operator may ask for: the names of its arguments, and what does it."""

    arguments: frozenset[str]
    run: Callable[[Arguments], Result]


def action(run: Callable[[Arguments], Result], *arguments: str) -> Action:
    """An action with these arguments."""
    return Action(frozenset(arguments), run)


def is_user_id(text: str) -> bool:
    """Whether it is a user id as Cognito spells them."""
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
