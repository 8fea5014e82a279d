"""Every page and state of both sites and of the mailbox, once."""

from gallery.account_states import ACCOUNT
from gallery.around_states import AROUND
from gallery.decision_states import DECISIONS, PROBLEMS
from gallery.language_states import LANGUAGES
from gallery.mailbox_states import MAILBOX
from gallery.order_states import ORDER
from gallery.registration_states import RECOVERY, REGISTRATION
from gallery.shop_states import SHOP
from gallery.sign_in_states import SECOND_STEPS, SIGN_IN
from gallery.state import PageState

ALL_STATES: list[PageState] = [
    *SIGN_IN,
    *SECOND_STEPS,
    *REGISTRATION,
    *RECOVERY,
    *DECISIONS,
    *PROBLEMS,
    *ACCOUNT,
    *AROUND,
    *SHOP,
    *ORDER,
    *LANGUAGES,
    *MAILBOX,
]


def state_named(name: str) -> PageState:
    """Raises ValueError where there is none, or more than one."""
    (found,) = [state for state in ALL_STATES if state.name == name]
    return found
