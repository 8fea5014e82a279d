"""Stack outputs become sites, or one sentence that names the output."""

import json
from typing import Any

import pytest
from cognito_sso.local.errors import OutputsError
from cognito_sso.local.site_outputs import parse_sites


def _output(label: str, **changed: Any) -> str:
    site = {
        "label": label,
        "bucket": f"{label}-bucket",
        "distribution_domain": f"d{label}.cloudfront.net",
        "dist": "frontend/client_fe/dist",
        "config": {"client_id": "c"},
        **changed,
    }
    return json.dumps({key: value for key, value in site.items() if value is not None})


def test_the_sso_comes_first_and_other_outputs_are_ignored() -> None:
    outputs = {"SiteOutlet": _output("outlet"), "SiteShop": _output("shop"), "Url": "http://x"}
    sites = parse_sites({**outputs, "SsoSiteSso4F2A": _output("sso")})
    assert [site.label for site in sites] == ["sso", "outlet", "shop"]
    assert sites[2].bucket == "shop-bucket"
    assert sites[2].config == {"client_id": "c"}


@pytest.mark.parametrize(
    ("value", "complaint"),
    [
        ("no json", "SiteShop is not JSON"),
        ("[]", "SiteShop is not a JSON object"),
        (_output("shop", bucket=None), "SiteShop has no bucket"),
        (_output("shop", distribution_domain=""), "SiteShop has no distribution_domain"),
        (_output("shop", dist=7), "SiteShop has no dist"),
        (_output("shop", config="x"), "SiteShop has no config"),
        (_output("a.b"), "SiteShop has a label that is no host name"),
    ],
)
def test_a_malformed_output_is_named(value: str, complaint: str) -> None:
    with pytest.raises(OutputsError, match=complaint):
        parse_sites({"SiteSso": _output("sso"), "SiteShop": value})


def test_without_an_sso_site_nothing_can_work() -> None:
    with pytest.raises(OutputsError, match="no SSO site"):
        parse_sites({"SiteShop": _output("shop")})
