"""Which mails of the emulator have left, and as what.

The emulator writes its own words into a mail with a code at once. Cognito first asks the pool's function for
them, so such a mail stays here, unseen, until `message_trigger` has done that.
"""

import threading
from collections.abc import Iterable

from cognito_sso.local.mailbox_mails import VERIFICATION, Mail


class Outbox:
    """The mails with codes on their way. It forgets nothing: nor does the emulator while it runs."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._taken: set[str] = set()
        self._sent: dict[str, Mail] = {}

    def take(self, mails: Iterable[Mail], *, recipient: str) -> Mail | None:
        """The first of `mails` to `recipient` that is still held and nobody has taken; None if there is none.

        It is seen by nobody unless it is sent then.
        """
        with self._lock:
            for mail in mails:
                if (mail.kind, mail.to) == (VERIFICATION, recipient) and mail.id not in self._taken:
                    self._taken.add(mail.id)
                    return mail
        return None

    def send(self, mail: Mail) -> None:
        """Let a mail that was taken leave, in these words."""
        self._sent[mail.id] = mail

    def left(self, mails: Iterable[Mail]) -> list[Mail]:
        """Those of `mails` that have left, as they are read."""
        return [
            self._sent.get(mail.id, mail)
            for mail in mails
            if mail.kind != VERIFICATION or mail.id in self._sent
        ]
