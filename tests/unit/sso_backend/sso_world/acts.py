"""Every call that the SSO backend's API answers."""

from collections.abc import Mapping

from sso_world.account_acts import (
    asks_for_a_code,
    changes_his_profile,
    deletes_his_account,
    logs_in,
    reads_his_changed_profile,
)
from sso_world.act import SHOP_PAGE, Act, Prepare
from sso_world.session_acts import (
    after_the_membership,
    ended_sessions,
    ends_a_login,
    ends_a_session,
    ends_the_others,
    logs_out,
    preflight,
    shows,
    with_the_newest_handle,
    with_the_previous_handle,
)
from sso_world.sign_in_acts import (
    by_cookie,
    by_password,
    in_anothers_browser,
    in_his_own_browser,
    is_a_member,
    joins,
    moved_here,
    redeems,
)
from sso_world.world import SIGN_IN

_AUTHORIZE = "/authorize?" + "&".join(f"{name}={value}" for name, value in SIGN_IN.items())
_CHANNEL = "/channel?application_id=shop&channel_id=web"

ACTS: Mapping[str, Prepare] = {
    "GET /health": lambda world: Act(request=lambda: world.request("GET", "/health")),
    "GET /authorize": shows(_AUTHORIZE),
    "GET /channel": shows(_CHANNEL),
    "GET /check-app-user": is_a_member,
    "POST /join-application": joins,
    "POST /init-session by password": by_password,
    "POST /init-session by password again": in_his_own_browser,
    "POST /init-session in another's browser": in_anothers_browser,
    "POST /init-session by cookie": by_cookie,
    "POST /init-session of a moved user": moved_here,
    "POST /get-session": redeems,
    "POST /refresh-session": with_the_newest_handle,
    "POST /refresh-session again": with_the_previous_handle,
    "POST /refresh-session of no member": after_the_membership,
    "POST /logout by cookie": lambda world: logs_out(world, world.logged_in()),
    "POST /logout by handle": lambda world: logs_out(world, SHOP_PAGE),
    "POST /logout of one application by cookie": lambda world: logs_out(
        world, world.logged_in(), scope="application", application_id="shop"
    ),
    "POST /logout of one application by handle": lambda world: logs_out(
        world, SHOP_PAGE, scope="application"
    ),
    "GET /sessions": shows("/sessions"),
    "DELETE /sessions": ends_the_others,
    "DELETE /sessions/{session_id}": ends_a_session,
    "DELETE /sessions/{session_id} of a login": ends_a_login,
    "GET /ended-sessions": ended_sessions,
    "POST /sso-session": logs_in,
    "GET /me": reads_his_changed_profile,
    "PATCH /me": changes_his_profile,
    "DELETE /me": deletes_his_account,
    "GET /applications": shows("/applications"),
    "POST /send-code for a sign-up": asks_for_a_code("sign_up"),
    "POST /send-code for a recovery": asks_for_a_code("recovery"),
    "OPTIONS /get-session": preflight("/get-session"),
    "OPTIONS /refresh-session": preflight("/refresh-session"),
    "OPTIONS /logout": preflight("/logout"),
}
"""By method and path, as the routes spell them, and what is special."""
