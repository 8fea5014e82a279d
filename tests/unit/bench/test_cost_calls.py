"""A recording of a browser and a measurement of the backend become one flow, or are told apart."""

from pathlib import Path
from typing import Any

import pytest
from built_sites import site_weights
from calls import merged
from recording import Recording, StaleRecordError

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
    assert set(Recording.read().flows) == {"sign_in", "silent_sign_in", "refresh", "logout", "order"}


def recording(**weights: int) -> Recording:
    return Recording("2026-11-23", "Chromium 1", weights, {})


def test_a_recording_of_sites_that_weigh_notably_more_or_less_is_refused() -> None:
    recorded = recording(sso_fe=1000, client_fe=500)
    recorded.check_sites({"sso_fe": 1050, "client_fe": 475})
    for weights in ({"sso_fe": 1051, "client_fe": 500}, {"sso_fe": 949, "client_fe": 500}):
        with pytest.raises(
            StaleRecordError, match=r"^sso_fe weighed 1,000 bytes and weighs .* Record the pages anew"
        ):
            recorded.check_sites(weights)


def test_a_site_weighs_what_all_its_files_do_when_packed(tmp_path: Path) -> None:
    for site in ("sso_fe", "client_fe"):
        (tmp_path / site / "dist" / "assets").mkdir(parents=True)
        (tmp_path / site / "dist" / "index.html").write_text("x" * 10_000, encoding="utf-8")
    light = site_weights(tmp_path)
    assert light["sso_fe"] == light["client_fe"] < 100
    (tmp_path / "sso_fe" / "dist" / "assets" / "index.js").write_bytes(bytes(range(256)))
    assert site_weights(tmp_path)["sso_fe"] - light["sso_fe"] > 256


def test_without_built_sites_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"holds no built site; `make build` builds it\.$"):
        site_weights(tmp_path)
