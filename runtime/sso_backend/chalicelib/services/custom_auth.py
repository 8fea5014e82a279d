"""The rules of the custom-auth flow: one challenge, one attempt, and a ticket as the only right answer."""

from collections.abc import Mapping, Sequence
from typing import Literal

CHALLENGE = "CUSTOM_CHALLENGE"

Step = Literal["challenge", "issue_tokens", "fail"]


def next_step(answered: Sequence[Mapping[str, object]], *, user_not_found: bool) -> Step:
    """What Cognito does next, given the challenges answered so far.

    An unknown user is challenged like any other and then fails: a stranger who asks learns nothing.
    """
    if not answered:
        return "challenge"
    if len(answered) == 1 and not user_not_found:
        [answer] = answered
        if answer.get("challengeName") == CHALLENGE and answer.get("challengeResult") is True:
            return "issue_tokens"
    return "fail"
