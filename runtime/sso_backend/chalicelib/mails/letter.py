"""A mail's parts in their order, and the HTML that they make."""

from dataclasses import dataclass
from html import escape
from typing import Literal

from chalicelib.mails.accent import Accent
from chalicelib.mails.catalogue import APPLICATION
from chalicelib.mails.languages import Language
from chalicelib.mails.names import is_plain

_TEXT_FACE = "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif"
_CODE_FACE = "ui-monospace,'SF Mono',Menlo,Consolas,'Liberation Mono',monospace"
_COPIED = f"font-family:{_CODE_FACE};-webkit-user-select:all;user-select:all"
_SHAPES = {
    # Spaces between the digits would be copied, so they are set apart by style alone.
    "code": "font-size:34px;line-height:1.3;font-weight:700;letter-spacing:0.2em",
    "text": "font-size:16px;line-height:1.5;font-weight:600;overflow-wrap:anywhere",
}
# Text and ground have the mailbox's own colours, light or dark, and only the bar has the application's.
_PAGE = f"max-width:544px;margin:0 auto;padding:24px 20px;font:16px/1.6 {_TEXT_FACE}"
_UNSEEN = "display:none;max-height:0;overflow:hidden"
_BAR = "margin:0 0 28px;border:1px solid rgba(125,138,132,0.4);border-radius:10px;font-weight:700"
_NAME = "padding:10px 16px"
_EMPTY = "height:6px"
_HEADING = "margin:0 0 12px;font-size:24px;line-height:1.25;font-weight:700"
_BOX = "margin:24px 0;padding:12px 20px;border:1px dashed #7d8a84;border-radius:14px"
_PAIR = "padding:5px 0"
_LABEL = "margin:0;font-size:14px"
_VALUE = "margin:0"
_LINK = "color:inherit;overflow-wrap:anywhere"
_NOTE = "margin:0 0 14px"


@dataclass(frozen=True)
class Value:
    """Something to type or to follow, under its label; `placeholder` is Cognito's, or an address."""

    label: str
    placeholder: str
    shape: Literal["code", "text", "link"]


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A mail before it is HTML. `name` stands wherever a sentence has the application's place."""

    language: Language
    direction: Literal["ltr", "rtl"]
    accent: Accent
    name: str | None
    preheader: str
    heading: str
    who: str
    values: tuple[Value, ...]
    notes: tuple[str, ...]

    def html(self) -> str:
        """One body for every mail client: no table, image, script or style sheet, and no title.

        The subject is the title. Every part is a block, so that the text without its tags reads in order.
        """
        origin = f'lang="{self.language}" dir="{self.direction}"'
        parts = [
            f'<div style="{_UNSEEN}">{_html(self.preheader)}</div>',
            self._bar(),
            f'<h1 style="{_HEADING}">{self._said(self.heading)}</h1>',
            f'<p style="margin:0">{self._said(self.who)}</p>',
            f'<div style="{_BOX}">',
            *(_shown(value) for value in self.values),
            "</div>",
            *(f'<p style="{_NOTE}">{self._said(note)}</p>' for note in self.notes),
        ]
        return "\n".join(
            [
                "<!doctype html>",
                f'<html {origin} style="color-scheme:light dark">',
                '<head><meta charset="utf-8">',
                '<meta name="viewport" content="width=device-width,initial-scale=1">',
                '<meta name="color-scheme" content="light dark">',
                '<meta name="supported-color-schemes" content="light dark"></head>',
                '<body style="margin:0">',
                # Many mailboxes drop the tags above and show the rest in a page of their own.
                f'<div {origin} style="{_PAGE}">',
                *parts,
                "</div></body></html>",
            ]
        )

    def _bar(self) -> str:
        colors = f"background-color:{self.accent.background};color:{self.accent.text}"
        if self.name is None:
            return f'<div style="{_BAR};{_EMPTY};{colors}"></div>'
        return f'<p style="{_BAR};{_NAME};{colors}">{_isolated(self.name)}</p>'

    def _said(self, sentence: str) -> str:
        return _html(sentence).replace(APPLICATION, _isolated(self.name or ""))


def _shown(value: Value) -> str:
    placeholder = _html(value.placeholder)
    if value.shape == "link":
        shown = f'<a dir="ltr" href="{placeholder}" style="{_LINK}">{placeholder}</a>'
    else:
        shown = f'<span dir="ltr" style="{_COPIED};{_SHAPES[value.shape]}">{placeholder}</span>'
    return (
        f'<div style="{_PAIR}"><p style="{_LABEL}">{_html(value.label)}</p>'
        f'<p style="{_VALUE}">{shown}</p></div>'
    )


def _isolated(name: str) -> str:
    """A name in another script leaves the order of the words around it alone."""
    return f"<bdi>{_html(name)}</bdi>"


def _html(text: str) -> str:
    """The text in HTML, with references for what Cognito would refuse."""
    return "".join(one if is_plain(one) else f"&#{ord(one)};" for one in escape(text))
