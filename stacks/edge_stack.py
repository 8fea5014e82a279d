"""What CloudFront looks for in us-east-1, wherever an environment is: certificates and the firewall."""

import aws_cdk as cdk
from aws_cdk import aws_certificatemanager as acm
from aws_cdk import aws_route53 as route53
from cognito_sso import DomainSettings, EnvironmentSettings, Firewall, Platform, SiteDomain
from constructs import Construct

REGION = "us-east-1"


class EdgeStack(cdk.Stack):
    """One certificate for each domain without one, and one firewall for all sites."""

    def __init__(self, scope: Construct, construct_id: str, *, environment: EnvironmentSettings) -> None:
        super().__init__(
            scope,
            construct_id,
            env=cdk.Environment(account=environment.account, region=REGION),
            synthesizer=Platform.of(scope).synthesizer(),
            termination_protection=environment.termination_protection,
            cross_region_references=environment.region != REGION,
            description=f"Certificates and firewall of the sites ({environment.name})",
        )
        self.web_acl_arn: str | None = None
        if environment.firewall is not None:
            self.web_acl_arn = Firewall(
                self,
                "Firewall",
                settings=environment.firewall,
                log_retention_days=environment.log_retention_days,
            ).web_acl_arn

    @classmethod
    def needed(
        cls, scope: Construct, construct_id: str, *, environment: EnvironmentSettings
    ) -> "EdgeStack | None":
        """The stack, unless the environment has no firewall and needs no certificate."""
        domains = [environment.domain, *(each.domain for each in environment.applications)]
        needs_certificate = any(domain and domain.certificate_arn is None for domain in domains)
        if environment.firewall is None and not needs_certificate:
            return None
        return cls(scope, construct_id, environment=environment)

    def certificate(self, domain: DomainSettings) -> acm.ICertificate:
        """A certificate that the domain's zone proves."""
        return acm.Certificate(
            self,
            f"Certificate {domain.name}",
            domain_name=domain.name,
            validation=acm.CertificateValidation.from_dns(zone_of(self, domain)),
        )


def site_domain(scope: Construct, domain: DomainSettings | None, edge: EdgeStack | None) -> SiteDomain | None:
    """The domain for a site in the stack of `scope`, with its own certificate or one of the edge stack."""
    if domain is None:
        return None
    return SiteDomain(
        name=domain.name, certificate=_certificate(scope, domain, edge), hosted_zone=zone_of(scope, domain)
    )


def _certificate(scope: Construct, domain: DomainSettings, edge: EdgeStack | None) -> acm.ICertificate:
    if domain.certificate_arn is not None:
        return acm.Certificate.from_certificate_arn(
            scope, f"Certificate {domain.name}", domain.certificate_arn
        )
    assert edge is not None  # noqa: S101 - needed for this very certificate
    return edge.certificate(domain)


def zone_of(scope: Construct, domain: DomainSettings) -> route53.IHostedZone:
    """The zone, which is not this environment's own."""
    return route53.HostedZone.from_hosted_zone_attributes(
        scope,
        f"Zone of {domain.name}",
        hosted_zone_id=domain.hosted_zone_id,
        zone_name=domain.hosted_zone_name,
    )
