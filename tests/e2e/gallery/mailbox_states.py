"""The local environment's mailbox."""

from gallery.state import PageState

MAILBOX = [
    # The demo user's own mail, as the stack has sent it.
    PageState("mailbox", "mailbox", "/", "demo@example.com"),
]
