"""The domain name of a site."""

import re
from dataclasses import dataclass

from cognito_sso.settings.checks import SettingsError, is_domain

_ZONE_ID = re.compile(r"Z[A-Z0-9]{1,31}")
_CERTIFICATE_ARN = re.compile(r"arn:aws:acm:us-east-1:[0-9]{12}:certificate/[0-9a-f-]+")


@dataclass(frozen=True, kw_only=True)
class DomainSettings:
    """A host name in a Route 53 hosted zone of the same account.

    The zone gets the site's alias records and the proof of the certificate.
    """

    name: str
    """The site's whole host name, such as `sso.example.com`."""
    hosted_zone_name: str
    """The zone's domain, such as `example.com`; `name` is this or lies below it."""
    hosted_zone_id: str
    """Route 53's id of the zone, such as `Z0123456789ABCDEFGHIJ`."""
    certificate_arn: str | None = None
    """A certificate for `name` in us-east-1. Without it one is made there and proved by DNS."""

    def __post_init__(self) -> None:
        for key in ("name", "hosted_zone_name"):
            if not is_domain(getattr(self, key)):
                raise SettingsError(key, f"{getattr(self, key)!r} is not a lower-case domain name.")
        if self.name != self.hosted_zone_name and not self.name.endswith(f".{self.hosted_zone_name}"):
            raise SettingsError("name", f"{self.name!r} is not in the zone {self.hosted_zone_name!r}.")
        if not isinstance(self.hosted_zone_id, str) or not _ZONE_ID.fullmatch(self.hosted_zone_id):
            raise SettingsError("hosted_zone_id", f"{self.hosted_zone_id!r} is not the id of a hosted zone.")
        if self.certificate_arn is not None and not _CERTIFICATE_ARN.fullmatch(self.certificate_arn):
            raise SettingsError(
                "certificate_arn", f"{self.certificate_arn!r} is not the ARN of a certificate in us-east-1."
            )
