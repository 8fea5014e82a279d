"""What could be wrong with the backend, each with acts that show it and the rule that it breaks."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from session_model.distortions import (
    Distortion,
    both,
    nothing,
    showing,
    skipping,
    stale,
    without_condition,
    writing,
)
from session_model.patches import (
    allow_every_redemption,
    end_logins_last,
    refresh_by_the_previous_handle,
    repeat_at_once,
    tell_late,
)
from session_model.scene import UNTIL_ALL_EXPIRE
from sso_world.time_and_chance import NOW

FAR_AHEAD = {"N": "9999999999"}
SOON = {"N": str(NOW + 100)}


@dataclass(frozen=True)
class Mutant:
    """The acts that happen at once, and the rule that they break; wrong are its requests, or its code."""

    name: str
    acts: tuple[str, ...]
    rule: str
    distort: Distortion = nothing
    patch: Callable[[pytest.MonkeyPatch], None] | None = None
    faults: int = 0
    ticks: tuple[float, ...] = ()


MUTANTS = (
    Mutant(
        "a redemption that checks nothing",
        ("redeem", "redeem"),
        "a session goes from active to active by redeem",
        without_condition("redeem"),
    ),
    Mutant(
        "a redemption of what has ended",
        ("redeem", "log out by the hand-off"),
        "a session goes from ended to active by redeem",
        without_condition("redeem", "status"),
    ),
    Mutant(
        "a redemption without an end of its time",
        ("redeem",),
        "a hand-off is redeemed after its time",
        without_condition("redeem", "expires_at"),
        ticks=(60,),
    ),
    Mutant(
        "a rotation of whatever handle",
        ("refresh", "refresh"),
        "a user's own tabs put each other out",
        without_condition("rotate", "handle_hash"),
        ticks=(10,),
    ),
    Mutant(
        "a rotation of what has ended",
        ("refresh", "log out here"),
        "a session goes from ended to ended by rotate",
        without_condition("rotate", "status"),
    ),
    Mutant(
        "a lease for everybody",
        ("refresh", "refresh"),
        "two have the lease at a time",
        without_condition("lease", "refresh_lease_until"),
    ),
    Mutant(
        "no lease",
        ("refresh",),
        "Cognito is asked without the lease",
        skipping("lease"),
    ),
    Mutant(
        "a lease that never runs out",
        ("refresh",),
        "a refused handle leaves the session alive",
        writing("lease", refresh_lease_until=FAR_AHEAD),
        faults=1,
        ticks=(10,),
    ),
    Mutant(
        "superseded handles that nobody knows",
        ("replay",),
        "a refused handle leaves the session alive",
        showing("lineage_key", None),
    ),
    Mutant(
        "a grace without end",
        ("repeat",),
        "a handle lives longer than its grace",
        showing("grace_until", FAR_AHEAD),
        ticks=(60,),
    ),
    Mutant(
        "a lost answer that is lost for good",
        ("repeat",),
        "a refused handle leaves the session alive",
        showing("next_secret", None),
    ),
    Mutant(
        "tokens that outlive their session",
        ("log out",),
        "an ended session keeps its tokens",
        writing("end", token_set=None),
    ),
    Mutant(
        "an ending that overlooks a redemption",
        ("redeem", "log out by the hand-off"),
        "a session ends unheard of",
        without_condition("end", "status"),
    ),
    Mutant(
        "sessions read without asking for the last write",
        ("repeat", "log out here"),
        "there are tokens after the end was answered",
        stale("get_item"),
    ),
    Mutant(
        "logins read without asking for the last write",
        ("sign in", "log out at the SSO"),
        "there are tokens after the end was answered",
        stale("batch_get_item"),
    ),
    Mutant(
        "an ending of what its TTL has erased",
        ("log out here",),
        "a session goes from none to ended by end",
        without_condition("end", "PK"),
        ticks=(UNTIL_ALL_EXPIRE,),
    ),
    Mutant(
        "a renewal of what has ended",
        ("log in anew", "log out at the SSO"),
        "a login goes from ended to ended by renew",
        without_condition("renew", "status"),
    ),
    Mutant(
        "a sign-out that does not know the former cookie",
        ("log in anew", "log out at the SSO"),
        "there are tokens after the end was answered",
        showing("former_hash", None),
    ),
    Mutant(
        "a recovered password that bars nothing",
        ("log in elsewhere", "recover the password"),
        "a session ends before the login that it began from",
        skipping("bar"),
    ),
    Mutant(
        "a redemption that is not written",
        ("redeem", "redeem"),
        "a hand-off is redeemed twice",
        skipping("redeem"),
    ),
    Mutant(
        "a lease that its end leaves behind",
        ("refresh twice",),
        "a refresh waits for nobody",
        writing("rotate", refresh_lease_until=None),
    ),
    Mutant(
        "no grace",
        ("refresh", "refresh"),
        "a user is signed out by his own tabs: 401",
        showing("grace_until", {"N": "0"}),
    ),
    Mutant(
        "an end of a session's time that nobody looks at",
        ("sign in",),
        "an ended session gives tokens",
        both(writing("redeem", expires_at=SOON), showing("expires_at", FAR_AHEAD)),
        ticks=(60,),
    ),
    Mutant(
        "a spared login that nobody knows",
        ("end the others",),
        "a live login signs nobody in: [401]",
        showing("spared_login", None),
    ),
    Mutant(
        "a previous handle that goes on by itself",
        ("repeat",),
        "there are two live handles",
        patch=refresh_by_the_previous_handle,
    ),
    Mutant(
        "sessions that end before their login",
        ("log out at the SSO",),
        "a session ends before the login that it began from",
        patch=end_logins_last,
    ),
    Mutant(
        "news that come late",
        ("log out here",),
        "a session ends unheard of",
        patch=tell_late,
    ),
    Mutant(
        "a redemption that rests on nothing",
        ("sign in", "log out at the SSO"),
        "there are tokens after the end was answered",
        patch=allow_every_redemption,
    ),
    Mutant(
        "a lost answer that rests on nothing",
        ("log out at the SSO",),
        "tokens without a live login",
        patch=repeat_at_once,
    ),
)
