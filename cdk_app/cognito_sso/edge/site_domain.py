"""A site's own domain name, ready for use: the name, its certificate, and the zone of its records."""

from dataclasses import dataclass

import aws_cdk as cdk
from aws_cdk import aws_certificatemanager as acm
from aws_cdk import aws_cloudfront as cloudfront
from aws_cdk import aws_route53 as route53
from aws_cdk import aws_route53_targets as targets
from constructs import Construct


@dataclass(frozen=True, kw_only=True)
class SiteDomain:
    """A host name for a site."""

    name: str
    """Such as `sso.example.com`."""
    certificate: acm.ICertificate
    """For `name`, in us-east-1, where CloudFront looks for it."""
    hosted_zone: route53.IHostedZone | None = None
    """Gets the site's records. None: the records are made elsewhere."""

    def add_records(self, scope: Construct, distribution: cloudfront.Distribution) -> None:
        """IPv4 and IPv6 alias records of the name."""
        if self.hosted_zone is None:
            return
        target = route53.RecordTarget.from_alias(targets.CloudFrontTarget(distribution))
        for record_type, construct_id in ((route53.ARecord, "Ipv4"), (route53.AaaaRecord, "Ipv6")):
            record_type(
                scope,
                construct_id,
                zone=self.hosted_zone,
                record_name=f"{self.name}.",
                target=target,
                comment=f"Site of {cdk.Stack.of(scope).stack_name}",
            )
