"""What other teams' code may rely on."""

import subprocess
import sys
from pathlib import Path

import pytest
import sso_auth
from sso_auth import TokenError


def test_exported_names() -> None:
    assert sso_auth.__all__ == [
        "Claims",
        "CognitoUrls",
        "EndedSessions",
        "ExpiredToken",
        "InvalidToken",
        "KeysUnavailable",
        "MissingToken",
        "SessionsUnavailable",
        "TokenError",
        "TokenVerifier",
        "cognito_urls",
    ]


def test_the_package_is_typed() -> None:
    assert Path(sso_auth.__file__).with_name("py.typed").is_file()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("MissingToken", "missing_token"),
        ("InvalidToken", "invalid_token"),
        ("ExpiredToken", "expired_token"),
        ("KeysUnavailable", "keys_unavailable"),
        ("SessionsUnavailable", "sessions_unavailable"),
    ],
)
def test_error_codes(name: str, code: str) -> None:
    error = getattr(sso_auth, name)("because")
    assert isinstance(error, TokenError)
    assert (error.code, error.reason, str(error)) == (code, "because", f"{code}: because")


@pytest.mark.parametrize("module", ["sso_auth", "sso_auth.http_errors", "sso_auth.request_reading"])
def test_importing_costs_no_cryptography_and_no_framework(module: str) -> None:
    """A Lambda that only needs the errors must not pay for the verifier."""
    runtime = str(Path(sso_auth.__file__).parents[1])
    script = f"import sys; sys.path.insert(0, {runtime!r}); import {module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    loaded = {module.partition(".")[0] for module in done.stdout.split()}
    assert "sso_auth" in loaded
    assert loaded.isdisjoint({"chalice", "boto3", "botocore", "jose", "cryptography", "ssl"})
