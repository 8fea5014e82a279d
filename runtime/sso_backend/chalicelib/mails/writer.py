"""Which sentences make which mail."""

from dataclasses import dataclass
from typing import Literal

from chalicelib.mails.accent import Accent, accent_of
from chalicelib.mails.catalogue import APPLICATION, DAYS, Sentence
from chalicelib.mails.catalogues import CATALOGUES
from chalicelib.mails.languages import Language
from chalicelib.mails.letter import Letter, Value
from chalicelib.mails.names import shown_name

CodeKind = Literal["sign_up", "recovery", "other"]


@dataclass(frozen=True)
class Mail:
    """A subject, and a body in HTML."""

    subject: str
    html: str


@dataclass(frozen=True)
class Look:
    """How an application appears in its mails: by its name, as it may be shown, and its colour."""

    name: str | None
    accent: Accent

    @classmethod
    def of(cls, *, name: str | None = None, accent_color: str | None = None) -> "Look":
        """Without a name the mail tells of no application."""
        return cls(None if name is None else shown_name(name), accent_of(accent_color))


class MailWriter:
    """Writes in one of the languages. Both numbers of an invitation are known when the pool is made.

    `sso_origin` is empty where the site's address is not known beforehand.
    """

    def __init__(self, *, sso_origin: str, temporary_password_days: int) -> None:
        self._sso_origin = sso_origin
        self._temporary_password_days = temporary_password_days

    def code(self, kind: CodeKind, language: Language, look: Look, *, placeholder: str) -> Mail:
        """A mail with a code, and without any link, which a forged one could lead anywhere."""
        catalogue = CATALOGUES[language]
        texts = {"sign_up": catalogue.sign_up, "recovery": catalogue.recovery, "other": catalogue.other}[kind]
        letter = Letter(
            language=language,
            direction=catalogue.direction,
            accent=look.accent,
            name=look.name,
            preheader=texts.preheader,
            heading=texts.heading,
            who=_of(texts.who, look),
            values=(Value(catalogue.code, placeholder, "code"),),
            notes=(texts.use, catalogue.code_is_private, texts.otherwise),
        )
        return Mail(_subject(texts.subject, look), letter.html())

    def invitation(
        self, language: Language, look: Look, *, username_placeholder: str, password_placeholder: str
    ) -> Mail:
        """The mail with a temporary password, which names the site if its address is known."""
        catalogue = CATALOGUES[language]
        texts = catalogue.invitation
        site = Value(texts.site, f"{self._sso_origin}/account", "link")
        letter = Letter(
            language=language,
            direction=catalogue.direction,
            accent=look.accent,
            name=look.name,
            preheader=texts.preheader,
            heading=_of(texts.heading, look),
            who=_of(texts.who, look),
            values=(
                *((site,) if self._sso_origin else ()),
                Value(texts.username, username_placeholder, "text"),
                Value(texts.temporary, password_placeholder, "text"),
            ),
            notes=(
                texts.use.replace(DAYS, catalogue.days(self._temporary_password_days)),
                texts.private,
                texts.otherwise,
            ),
        )
        return Mail(_subject(texts.subject, look), letter.html())


def _of(sentence: Sentence, look: Look) -> str:
    return sentence.alone if look.name is None else sentence.at


def _subject(sentence: Sentence, look: Look) -> str:
    return _of(sentence, look).replace(APPLICATION, look.name or "")
