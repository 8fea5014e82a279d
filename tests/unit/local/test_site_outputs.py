"""Stack outputs become sites, or one sentence that names the output."""

import json
from typing import Any

import pytest
from cognito_sso.local.errors import OutputsError
from cognito_sso.local.site_outputs import Application, parse_applications, parse_sites


def _output(label: str, **changed: Any) -> str:
    site = {
        "label": label,
        "bucket": f"{label}-bucket",
        "distribution_domain": f"d{label}.cloudfront.net",
        "dist": "frontend/client_fe/dist",
        "config": {"client_id": "c", "application_id": label},
        **changed,
    }
    return json.dumps({key: value for key, value in site.items() if value is not None})


SSO = ("SiteSso", _output("sso", config={"client_id": "c"}))


def test_the_sso_comes_first() -> None:
    outputs = [("SiteOutlet", _output("outlet")), ("SiteShop", _output("shop")), SSO]
    sites = parse_sites(outputs)
    assert [(site.label, site.is_sso) for site in sites] == [
        ("sso", True),
        ("outlet", False),
        ("shop", False),
    ]
    assert sites[2].bucket == "shop-bucket"
    assert sites[0].config == {"client_id": "c"}


def test_an_sso_with_another_label_is_known_by_its_configuration() -> None:
    staff = ("SiteStaff", _output("staff", config={"client_id": "d"}))
    sites = parse_sites([("SiteShop", _output("shop")), staff, SSO])
    assert [(site.label, site.is_sso) for site in sites] == [("sso", True), ("staff", True), ("shop", False)]


@pytest.mark.parametrize("value", ["http://x", "[]", "[" * 5000, "7", '{"url": "http://x"}'])
def test_outputs_of_the_project_itself_are_ignored_however_they_are_named(value: str) -> None:
    outputs = [("WebSiteUrl", value), ("ApplicationUrl", value), ("Url", _output("shop")), SSO]
    assert [site.label for site in parse_sites(outputs)] == ["sso"]
    assert parse_applications(outputs) == []


def test_two_sites_of_one_label_would_have_one_host() -> None:
    with pytest.raises(OutputsError, match="Two sites have the label 'sso'; give one of them another label"):
        parse_sites([SSO, SSO])


def test_applications_keep_their_order_and_name_their_sso() -> None:
    outputs = [
        ("ApplicationShop", '{"application_id": "shop", "sso_label": "sso", "site_origin": null}'),
        ("ApplicationBackOffice", '{"application_id": "back-office", "sso_label": "staff"}'),
        SSO,
    ]
    assert parse_applications(outputs) == [Application("shop", "sso"), Application("back-office", "staff")]


@pytest.mark.parametrize(
    ("value", "complaint"),
    [
        (_output("shop", bucket=None), "SiteShop has no bucket"),
        (_output("shop", distribution_domain=""), "SiteShop has no distribution_domain"),
        (_output("shop", dist=7), "SiteShop has no dist"),
        (_output("shop", config="x"), "SiteShop has no config"),
        (_output("a.b"), "SiteShop has a label that is no host name"),
    ],
)
def test_a_malformed_output_is_named(value: str, complaint: str) -> None:
    with pytest.raises(OutputsError, match=complaint):
        parse_sites([SSO, ("SiteShop", value)])


def test_without_an_sso_site_nothing_can_work() -> None:
    with pytest.raises(OutputsError, match="no SSO site"):
        parse_sites([("SiteShop", _output("shop"))])
