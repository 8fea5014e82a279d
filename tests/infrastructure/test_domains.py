"""Sites under domain names of their own, and what CloudFront wants in us-east-1."""

import json
from dataclasses import replace
from typing import Any

import pytest
from cognito_sso import DomainSettings, load_environment
from synthesized import ROOT, Templates, synthesize

ZONE = "Z0123456789ABCDEFGHIJ"
CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-0000-4000-8000-0123456789ab"


def domain(name: str, **changes: Any) -> DomainSettings:
    return DomainSettings(name=name, hosted_zone_name="example.org", hosted_zone_id=ZONE, **changes)


def with_domain(name: str, own: DomainSettings | None, **changes: Any) -> Templates:
    """An environment whose SSO site alone may have a domain of its own."""
    shop, *_ = load_environment(ROOT / "environments", name).applications
    applications = (replace(shop, domain=None),)
    return synthesize(name, **{"domain": own, "applications": applications, "firewall": None} | changes)


def site(templates: Templates, stack: dict[str, Any]) -> dict[str, Any]:
    config: dict[str, Any] = templates.only(stack, "AWS::CloudFront::Distribution")["DistributionConfig"]
    return config


def test_a_site_answers_to_its_name_over_modern_tls_only(prod: Templates) -> None:
    for stack, name in ((prod.sso, "sso.example.com"), (prod.shop, "shop.example.com")):
        assert site(prod, stack)["Aliases"] == [name]
        viewer = site(prod, stack)["ViewerCertificate"]
        assert viewer["MinimumProtocolVersion"] == "TLSv1.2_2021"
        assert viewer["SslSupportMethod"] == "sni-only"
        assert name.replace(".", "") in json.dumps(viewer["AcmCertificateArn"])


def test_the_zone_gets_an_ipv4_and_an_ipv6_record(prod: Templates) -> None:
    for stack, name in ((prod.sso, "sso.example.com"), (prod.shop, "shop.example.com")):
        records = [each["Properties"] for each in prod.of_type(stack, "AWS::Route53::RecordSet").values()]
        assert sorted((each["Name"], each["Type"]) for each in records) == [
            (f"{name}.", "A"),
            (f"{name}.", "AAAA"),
        ]
        for record in records:
            assert record["HostedZoneId"] == "Z0000000000000EXAMPLE"
            assert "Distribution" in json.dumps(record["AliasTarget"]["DNSName"])


def test_certificates_are_proved_by_the_zone(prod: Templates) -> None:
    assert prod.edge is not None
    certificates = [
        each["Properties"]
        for each in prod.of_type(prod.edge, "AWS::CertificateManager::Certificate").values()
    ]
    assert {each["DomainName"] for each in certificates} == {"sso.example.com", "shop.example.com"}
    for certificate in certificates:
        assert certificate["ValidationMethod"] == "DNS"
        (proof,) = certificate["DomainValidationOptions"]
        assert proof["HostedZoneId"] == "Z0000000000000EXAMPLE"
    for stack in (prod.sso, prod.shop):
        assert not prod.of_type(stack, "AWS::CertificateManager::Certificate")


def test_the_backend_knows_its_sites_origin_from_the_domain(prod: Templates) -> None:
    rest = prod.named(prod.sso, "AWS::Lambda::Function", "SsoBackendRest")
    assert rest["Environment"]["Variables"]["SSO_ORIGIN"] == "https://sso.example.com"
    policy = prod.only(prod.shop, "AWS::CloudFront::ResponseHeadersPolicy")
    security = policy["ResponseHeadersPolicyConfig"]["SecurityHeadersConfig"]
    connects = security["ContentSecurityPolicy"]["ContentSecurityPolicy"]
    assert "connect-src 'self' https://sso.example.com;" in connects
    (channel,) = prod.only(prod.shop, "Custom::SsoApplication")["Channels"]
    assert channel["return_url"] == "https://shop.example.com/success"


def test_without_a_domain_the_name_is_cloudfronts() -> None:
    templates = synthesize("dev")
    assert templates.edge is None
    for stack in (templates.sso, templates.shop):
        assert "Aliases" not in site(templates, stack)
        assert "ViewerCertificate" not in site(templates, stack)
        assert not templates.of_type(stack, "AWS::Route53::RecordSet")
    rest = templates.named(templates.sso, "AWS::Lambda::Function", "SsoBackendRest")
    assert rest["Environment"]["Variables"]["SSO_ORIGIN"] == ""


def test_a_site_may_have_the_zones_own_name() -> None:
    templates = with_domain("dev", domain("example.org"))
    assert site(templates, templates.sso)["Aliases"] == ["example.org"]
    records = templates.of_type(templates.sso, "AWS::Route53::RecordSet").values()
    assert {each["Properties"]["Name"] for each in records} == {"example.org."}


def test_a_certificate_that_exists_is_used_and_none_is_made() -> None:
    templates = with_domain("dev", domain("sso.example.org", certificate_arn=CERTIFICATE))
    assert site(templates, templates.sso)["ViewerCertificate"]["AcmCertificateArn"] == CERTIFICATE
    assert site(templates, templates.sso)["Aliases"] == ["sso.example.org"]
    assert len(templates.of_type(templates.sso, "AWS::Route53::RecordSet")) == 2
    assert templates.edge is None, "a stack without resources cannot be deployed"


@pytest.mark.parametrize(("region", "crosses"), [("eu-west-1", True), ("us-east-1", False)])
def test_references_cross_regions_only_where_the_regions_differ(region: str, crosses: bool) -> None:
    templates = with_domain("dev", domain("sso.example.org"), region=region)
    assert templates.edge is not None
    for stack, kind in ((templates.edge, "Writer"), (templates.sso, "Reader")):
        assert bool(templates.of_type(stack, f"Custom::CrossRegionExport{kind}")) == crosses
    certificate = site(templates, templates.sso)["ViewerCertificate"]["AcmCertificateArn"]
    assert ("Fn::ImportValue" in certificate) != crosses


def test_an_application_may_have_a_domain_though_the_sso_has_none() -> None:
    shop, *_ = load_environment(ROOT / "environments", "dev").applications
    templates = synthesize("dev", applications=(replace(shop, domain=domain("shop.example.org")),))
    assert site(templates, templates.shop)["Aliases"] == ["shop.example.org"]
    assert "Aliases" not in site(templates, templates.sso)
    assert templates.edge is not None
    certificate = templates.only(templates.edge, "AWS::CertificateManager::Certificate")
    assert certificate["DomainName"] == "shop.example.org"
