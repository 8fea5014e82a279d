"""One rule for every code by mail: each takes longer to come by than the one before.

The rule is the server's, so that a reloaded page, a second tab and a script all meet the same one.
"""

from dataclasses import replace

from chalicelib.errors import TooSoon
from chalicelib.models.code_wait import CodePurpose, CodeWait, CodeWaitRepository
from chalicelib.models.email_hash import hashed_email
from chalicelib.ports import Clock, RandomBytes
from chalicelib.services.code_sender import CodeSender

WAITS_SECONDS = (30, 60, 120, 300, 900)
"""After the first code, the second and so on; the last one again and again."""

FORGOTTEN_AFTER_SECONDS = 24 * 3600
_CLAIM_BYTES = 16


class Codes:
    """Sends codes to addresses, whoever they belong to."""

    def __init__(
        self, waits: CodeWaitRepository, *, sender: CodeSender, clock: Clock, random_bytes: RandomBytes
    ) -> None:
        self._waits = waits
        self._sender = sender
        self._clock = clock
        self._random_bytes = random_bytes

    def send(
        self, email: str, purpose: CodePurpose, *, application_id: str | None, language: str | None = None
    ) -> int:
        """Answers after how many seconds there may be another, or raises `TooSoon`.

        What it answers must not depend on how long Cognito took, which sends mail only to known addresses.
        An error of Cognito gives the turn back: nothing was sent.
        """
        claimed = self._claim(hashed_email(email), purpose)
        try:
            accepted = self._sender.send(email, purpose, application_id=application_id, language=language)
        except Exception:
            self._put_off(claimed, seconds=0, sent=claimed.sent - 1)
            raise
        if accepted:
            return _wait_after(claimed.sent)
        self._put_off(claimed, seconds=WAITS_SECONDS[-1], sent=claimed.sent)
        return WAITS_SECONDS[-1]

    def _claim(self, email_hash: str, purpose: CodePurpose) -> CodeWait:
        """The turn to send, written before anything is sent: of many requests one gets it."""
        now = int(self._clock())
        last = self._waits.get(email_hash, purpose)
        if last is not None and now < last.next_at:
            raise TooSoon(last.next_at - now)
        sent = 1 if last is None or last.expires_at <= now else last.sent + 1
        claimed = CodeWait(
            email_hash=email_hash,
            purpose=purpose,
            sent=sent,
            next_at=now + _wait_after(sent),
            expires_at=now + FORGOTTEN_AFTER_SECONDS,
            claim=self._random_bytes(_CLAIM_BYTES),
        )
        if not self._waits.put(claimed, instead_of=last):
            raise TooSoon(_wait_after(sent))
        return claimed

    def _put_off(self, claimed: CodeWait, *, seconds: int, sent: int) -> None:
        changed = replace(claimed, sent=sent, next_at=int(self._clock()) + seconds)
        self._waits.put(changed, instead_of=claimed)


def _wait_after(sent: int) -> int:
    return WAITS_SECONDS[min(sent, len(WAITS_SECONDS)) - 1]
