"""The sentences of all mails. Every language has each of them, or it does not type-check."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

APPLICATION = "{application}"
DAYS = "{days}"


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """`at` names the `{application}`, once; `alone` is for a mail that knows none."""

    alone: str
    at: str


@dataclass(frozen=True, kw_only=True)
class CodeTexts:
    """A mail with a code. `preheader` is what a mailbox shows beside the subject."""

    subject: Sentence
    preheader: str
    heading: str
    who: Sentence
    """Who asks, and what for."""
    use: str
    """What the code does, and for how long."""
    otherwise: str
    """For whom it was not."""


@dataclass(frozen=True, kw_only=True)
class InvitationTexts:
    """The mail with a temporary password; `use` says in how many `{days}` to come."""

    subject: Sentence
    preheader: str
    heading: Sentence
    who: Sentence
    site: str
    username: str
    temporary: str
    """What the temporary password is called."""
    use: str
    private: str
    otherwise: str


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """All mails in one language; `days` counts them, as in "7 days"."""

    direction: Literal["ltr", "rtl"]
    code: str
    code_is_private: str
    days: Callable[[int], str]
    sign_up: CodeTexts
    recovery: CodeTexts
    other: CodeTexts
    invitation: InvitationTexts
