"""Mails as the mailbox shows them, read from the emulator's own listing."""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime

from cognito_sso.local.mailbox_text import plain_text

SOURCE = "/_ministack/ses/messages"
"""Where the emulator lists all mails; they live as long as its process."""
VERIFICATION = "CognitoVerificationMessage"
"""The kind of a mail with a code for an address or a password."""
_INVITATION = "CognitoInvitationMessage"
_CODE = re.compile(r"(?<![0-9A-Za-z])[0-9]{6}(?![0-9A-Za-z])")


@dataclass(frozen=True)
class Mail:
    """One mail. `code` is its six-digit code or empty, as in an invitation; `sent_at` is ISO 8601, UTC.

    `html` is empty for a mail that is plain text; `text` is what a text-only client shows. `kind` is the
    emulator's word.
    """

    id: str
    to: str
    subject: str
    text: str
    html: str
    code: str
    sent_at: str
    kind: str


def parse_mails(listing: bytes) -> list[Mail]:
    """The emulator's listing (account → messages in sending order) as mails, newest first."""
    by_account: dict[str, list[dict[str, object]]] = json.loads(listing)["messages"]
    records = [record for records in by_account.values() for record in records]
    mails = [_mail(record) for record in reversed(records)]
    return sorted(mails, key=lambda mail: mail.sent_at, reverse=True)


def _mail(record: dict[str, object]) -> Mail:
    html = _text(record.get("BodyHtml") or "")
    text = _text(record.get("BodyText") or "") or plain_text(html)
    kind = _text(record.get("Type", ""))
    # Six digits in an invitation belong to the address or to the password.
    code = None if kind == _INVITATION else _CODE.search(text)
    recipients = record.get("To")
    return Mail(
        id=_text(record.get("MessageId", "")),
        to=", ".join(map(_text, recipients)) if isinstance(recipients, list) else "",
        subject=_text(record.get("Subject", "")),
        text=text,
        html=html,
        code=code.group() if code else "",
        sent_at=_utc(record.get("Timestamp")),
        kind=kind,
    )


def _text(value: object) -> str:
    """Without lone surrogates: JSON can spell them, whoever signs up can send them, no page can hold them."""
    return str(value).encode("utf-8", "replace").decode()


def _utc(stamp: object) -> str:
    """The emulator's time (ISO 8601 text, or epoch seconds) as ISO 8601 in UTC."""
    if isinstance(stamp, int | float):
        moment = datetime.fromtimestamp(stamp, UTC)
    else:
        moment = datetime.fromisoformat(str(stamp))
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
