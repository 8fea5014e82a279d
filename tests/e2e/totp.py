"""An authenticator app (RFC 6238: SHA-1, 6 digits, 30 s)."""

import base64
import hmac
import time


def code_for(secret: str) -> str:
    """The code that the app shows now; `secret` in base 32, spaces allowed."""
    plain = secret.replace(" ", "")
    key = base64.b32decode(plain + "=" * (-len(plain) % 8))
    digest = hmac.digest(key, (int(time.time()) // 30).to_bytes(8, "big"), "sha1")
    start = digest[-1] & 15
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"
