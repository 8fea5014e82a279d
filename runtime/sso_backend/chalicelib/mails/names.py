"""An application's name as a mail may show it, whatever it was registered with."""

import unicodedata

_MAX_LENGTH = 60
_CUT = "…"
_VISIBLE = ("L", "M", "N", "P", "S")
_BRACES = str.maketrans("{}", "()")


def shown_name(name: str) -> str | None:
    """The name in one line of at most 60 characters; None if nothing of it can be seen.

    Braces become parentheses, because Cognito looks for its placeholders, such as `{####}`, in the whole
    mail. Line breaks would end a subject. Characters that order text (bidi controls) or cannot be seen could
    make a name look like another sentence, and Cognito's pattern for mails has no place for them.
    """
    visible = "".join(character if _is_visible(character) else " " for character in name)
    line = " ".join(visible.translate(_BRACES).split())
    if len(line) > _MAX_LENGTH:
        line = line[: _MAX_LENGTH - len(_CUT)].rstrip() + _CUT
    return line or None


def is_plain(character: str) -> bool:
    r"""Whether Cognito's pattern for mails, `[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*`, takes the character as it is.

    Its `\s` is Java's, so a no-break space is none.
    https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_MessageTemplateType.html
    """
    return _is_visible(character) or character in " \n"


def _is_visible(character: str) -> bool:
    return unicodedata.category(character).startswith(_VISIBLE)
