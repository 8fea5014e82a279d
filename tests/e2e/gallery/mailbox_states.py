"""The local environment's mailbox."""

from gallery.state import PageState

# The frame that a mail is shown in has refused the very listener of these tests.
_MAIL_RUNS_NO_SCRIPT = ("frame is sandboxed",)

MAILBOX = [
    # The demo user's own mail, as the stack has sent it.
    PageState("mailbox", "mailbox", "/", "demo@example.com", complaints=_MAIL_RUNS_NO_SCRIPT),
    PageState("mailbox empty", "mailbox", "/?to=nobody@example.com", "No mail to"),
]
