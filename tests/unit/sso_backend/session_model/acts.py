"""What may happen at the same time: a search takes two or three of these acts."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from session_model import calls
from session_model.backend import Backend, Script
from session_model.scene import Scene
from sso_world.time_and_chance import NOW

EVERYTHING = "everything"
"""Stands for all sessions of the user among what an act ends."""

OTHERS = "others"
"""The same but for those of the login that the scene has."""


@dataclass(frozen=True)
class Act:
    """`ends` are the sessions and logins, by their ids, that are over once the act was answered well.

    What is answered from `ends_before` on (epoch seconds) need end nothing. An act that `is_refused` ends
    them by being refused. After harmless ones alone, nobody may be signed out.
    """

    script: Script
    ends: frozenset[str] = frozenset()
    ends_before: float = math.inf
    is_refused: bool = False
    is_harmless: bool = False


def all_acts(scene: Scene) -> Mapping[str, Act]:
    """By name."""
    login, session = frozenset({scene.login_id}), frozenset({scene.session_id})
    pending, everything = frozenset({scene.pending_id}), frozenset({EVERYTHING})
    expiry = scene.sessions_end
    return {
        "redeem": Act(lambda backend: _redeem_and_refresh(backend, scene.pending)),
        "refresh": Act(lambda backend: _refresh(backend, scene.current), is_harmless=True),
        "refresh twice": Act(lambda backend: _refresh_twice(backend, scene.current)),
        "repeat": Act(lambda backend: calls.refresh(backend, scene.previous)),
        "replay": Act(
            lambda backend: calls.refresh(backend, scene.older),
            ends=session,
            ends_before=expiry,
            is_refused=True,
        ),
        "redeem again": Act(
            lambda backend: calls.redeem(backend, scene.first),
            ends=session,
            ends_before=expiry,
            is_refused=True,
        ),
        "sign in": Act(lambda backend: _sign_in(backend, scene.cookie), is_harmless=True),
        "log in anew": Act(lambda backend: _log_in(backend, scene.cookie)),
        "log in elsewhere": Act(lambda backend: _log_in(backend, None)),
        "log out": Act(
            lambda backend: calls.log_out(backend, scene.current, everywhere=True),
            ends=session,
            ends_before=expiry,
        ),
        "log out here": Act(
            lambda backend: calls.log_out(backend, scene.current, everywhere=False),
            ends=session,
            ends_before=expiry,
        ),
        "log out by the hand-off": Act(
            lambda backend: calls.log_out(backend, scene.pending, everywhere=True),
            ends=pending,
            ends_before=scene.grace_until,
        ),
        "log out at the SSO": Act(
            lambda backend: calls.log_out_at_the_sso(backend, scene.cookie), ends=login, ends_before=expiry
        ),
        "end the session": Act(
            lambda backend: calls.end_from_the_list(backend, scene.cookie, scene.session_id),
            ends=session,
        ),
        "end the login": Act(
            lambda backend: calls.end_from_the_list(backend, scene.cookie, scene.login_id), ends=login
        ),
        "end the others": Act(
            lambda backend: calls.end_others(backend, scene.cookie), ends=frozenset({OTHERS})
        ),
        "remove the member": Act(calls.remove_the_member, ends=everything),
        "recover the password": Act(calls.recover_the_password, ends=everything),
    }


def act_of(name: str) -> str:
    """What an actor does; one of several that do the same has a number behind it."""
    return name.rstrip(" 0123456789")


def _redeem_and_refresh(backend: Backend, handle: str) -> None:
    redeemed = calls.redeem(backend, handle)
    if redeemed.handle is not None:
        calls.refresh(backend, redeemed.handle)


def _refresh(backend: Backend, handle: str) -> None:
    """As a page does: without an answer, it asks again."""
    if calls.refresh(backend, handle).status == 0:
        calls.refresh(backend, handle)


def _refresh_twice(backend: Backend, handle: str) -> None:
    refreshed = calls.refresh(backend, handle)
    if refreshed.handle is not None:
        calls.refresh(backend, refreshed.handle)


def _sign_in(backend: Backend, cookie: str) -> None:
    signed_in = calls.sign_in_silently(backend, cookie)
    if signed_in.handle is not None:
        calls.redeem(backend, signed_in.handle)


def _log_in(backend: Backend, cookie: str | None) -> None:
    """By a token of the password that all began with."""
    logged_in = calls.log_in(backend, str(NOW), cookie)
    if logged_in.handle is not None:
        calls.redeem(backend, logged_in.handle)
