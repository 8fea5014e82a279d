"""A recording of a browser and a measurement of the backend become one flow, or are told apart."""

import json
from typing import Any

import pytest
from calls import RECORD, StaleRecordError, merged

RECORDED = {
    "files": 3,
    "bytes": 900,
    "calls": [
        "sso GET /authorize",
        "cognito InitiateAuth",
        "cognito RespondToAuthChallenge",
        "sso POST /init-session",
    ],
    "preflights": ["cognito OPTIONS", "sso OPTIONS /init-session"],
    "functions": {
        "sso Rest": {"invocations": 4, "line_bytes": 800},
        "shop Rest": {"invocations": 1, "line_bytes": 9},
    },
}
METERED: dict[str, Any] = {
    "calls": ["sso GET /authorize", "sso POST /init-session"],
    "cognito": {"AdminInitiateAuth": 1, "AdminRespondToAuthChallenge": 1},
    "auth_challenge": {"DefineAuthChallenge_Authentication": 2, "CreateAuthChallenge_Authentication": 1},
    "token_issues": 1,
    "dynamodb_requests": 6,
    "write_units": 7,
    "read_units": 8,
}


def test_what_goes_to_cognito_passes_neither_cdn_nor_api() -> None:
    flow = merged("sign_in", RECORDED, METERED)
    assert (flow.api_requests, flow.preflights, flow.api_calls) == (2, 1, 3)
    assert flow.cdn_requests == 3 + 3
    assert flow.browser_cognito == {"InitiateAuth": 1, "RespondToAuthChallenge": 1}
    assert flow.backend_cognito == {"AdminInitiateAuth": 1, "AdminRespondToAuthChallenge": 1}


def test_the_token_s_trigger_runs_for_the_browser_s_tokens_and_for_the_backend_s() -> None:
    flow = merged("sign_in", RECORDED, METERED)
    assert flow.triggers == {"auth_challenge": 3, "pre_token_generation": 2}
    assert flow.lambda_calls == 3 + 3 + 2


def test_calls_of_others_in_the_recording_do_not_count_in_the_log() -> None:
    assert merged("sign_in", RECORDED, METERED).log_bytes == pytest.approx(3 * 200)


def test_a_recording_of_other_calls_is_refused_and_both_are_named() -> None:
    changed = METERED | {"calls": ["sso GET /authorize", "sso POST /begin"]}
    with pytest.raises(StaleRecordError) as refused:
        merged("sign_in", RECORDED, changed)
    assert str(refused.value) == (
        "sign-in with a password: the browser called sso GET /authorize, sso POST /init-session;"
        " measured are sso GET /authorize, sso POST /begin."
        " Record the pages anew: python bench/cost/browse.py"
    )


def test_the_recording_has_every_flow() -> None:
    flows = json.loads(RECORD.read_text(encoding="utf-8"))["flows"]
    assert set(flows) == {"sign_in", "silent_sign_in", "refresh", "logout", "order"}
