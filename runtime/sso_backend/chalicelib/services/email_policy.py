"""Which e-mail domains may sign up. Imports nothing heavy: Cognito waits for this at every sign-up."""

from collections.abc import Iterable


class EmailPolicy:
    """Blocked domains cover their subdomains too; a non-empty list of allowed ones is exact and complete."""

    def __init__(self, *, allowed: Iterable[str], blocked: Iterable[str]) -> None:
        self._allowed = frozenset(domain.lower() for domain in allowed)
        self._blocked = frozenset(domain.lower() for domain in blocked)

    def accepts(self, email: str) -> bool:
        """Whether this address may sign up; what has no domain may not."""
        local_part, _, domain = email.rpartition("@")
        domain = domain.lower().rstrip(".")
        if not local_part or not domain:
            return False
        labels = domain.split(".")
        if any(".".join(labels[start:]) in self._blocked for start in range(len(labels))):
            return False
        return not self._allowed or domain in self._allowed
