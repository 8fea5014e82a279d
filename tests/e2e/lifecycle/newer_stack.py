"""The second Sso, spoken to as tests speak to the first."""

from dataclasses import dataclass
from typing import Any

import httpx
from local_stack import LocalStack


@dataclass(frozen=True)
class NewerStack(LocalStack):
    """Where the others say `sso`, this is `newer`."""

    def site(self, label: str) -> dict[str, Any]:
        return super().site(_newer(label))

    def url(self, label: str, path: str = "/") -> str:
        return super().url(_newer(label), path)

    def call(self, label: str, method: str, path: str, **options: Any) -> httpx.Response:
        return super().call(_newer(label), method, path, **options)


def _newer(label: str) -> str:
    return "newer" if label == "sso" else label
