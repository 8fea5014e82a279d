"""The opaque cursor of a user's order list.

It is base64url(order id, 16 bytes ‖ the first 16 bytes of SHA-256 over user id and order id). The digest
refuses damage, guesses and another user's cursor. It is no secret: someone who computes a cursor of his
own can only start reading his own list elsewhere, for the list's partition comes from the verified token.
"""

import base64
import hashlib
import hmac
from uuid import UUID

from sso_auth.http_errors import ApiError, invalid_request


def cursor_after(user_id: str, order_id: str) -> str:
    """The cursor (43 characters) that continues the list after an order."""
    id_bytes = UUID(order_id).bytes
    binding = hashlib.sha256(b"orders-cursor" + id_bytes + user_id.encode()).digest()[:16]
    return base64.urlsafe_b64encode(id_bytes + binding).rstrip(b"=").decode()


def order_id_of(user_id: str, cursor: str) -> str:
    """The order id in a cursor of this user; 400 `invalid_request` for any other text."""
    try:
        id_bytes = base64.b64decode(cursor.encode("ascii") + b"=", altchars=b"-_", validate=True)[:16]
        order_id = str(UUID(bytes=id_bytes))
    except ValueError:
        raise _refused() from None
    # Writing it anew, rather than comparing parts, refuses every second spelling too.
    if not hmac.compare_digest(cursor, cursor_after(user_id, order_id)):
        raise _refused()
    return order_id


def _refused() -> ApiError:
    return invalid_request("cursor is not one that this list has given out.")
