"""What the server knows of the deployed sites: a file that `up` writes after every deployment."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from cognito_sso.local.site_outputs import Site


@dataclass(frozen=True, kw_only=True)
class SiteHost:
    """The distribution behind a label, and whether it is an SSO's own site."""

    distribution_domain: str
    is_sso: bool


class SiteHosts:
    """The file, read again whenever it changed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamp: tuple[int, int] | None = None
        self._hosts: dict[str, SiteHost] = {}

    def by_label(self) -> dict[str, SiteHost]:
        """Site label → host; empty before the first deployment."""
        try:
            status = self._path.stat()
            stamp = (status.st_mtime_ns, status.st_size)
            if stamp != self._stamp:
                found = json.loads(self._path.read_bytes())
                self._hosts = {label: SiteHost(**host) for label, host in found.items()}
                self._stamp = stamp
        except FileNotFoundError:
            self._stamp, self._hosts = None, {}
        return self._hosts

    def sso_labels(self) -> list[str]:
        """The labels of the sites that people sign in at."""
        return [label for label, host in self.by_label().items() if host.is_sso]


def write_site_hosts(path: Path, sites: Iterable[Site]) -> None:
    """Write the file in one step: the server reads it at any time."""
    hosts = {
        site.label: asdict(SiteHost(distribution_domain=site.distribution_domain, is_sso=site.is_sso))
        for site in sites
    }
    partial = path.with_suffix(".partial")
    partial.write_text(json.dumps(hosts), "utf-8")
    partial.replace(path)
