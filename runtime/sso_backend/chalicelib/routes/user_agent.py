"""What the browser says it is, for the list of a user's sessions."""

import re

from chalice.app import Request

_MAX_LENGTH = 160


def user_agent(request: Request) -> str:
    """Enough to recognise a device by, cut so that a session stays within three write units."""
    text: str = request.headers.get("user-agent", "")
    return re.sub(r"[^\x20-\x7e]", "", text)[:_MAX_LENGTH]
