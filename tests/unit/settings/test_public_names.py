"""The library's public names load, and the local runner loads without the CDK."""

import subprocess
import sys

import cognito_sso
import pytest


@pytest.mark.parametrize("name", cognito_sso.__all__)
def test_every_public_name_loads(name: str) -> None:
    assert getattr(cognito_sso, name).__name__ == name


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="Single"):
        cognito_sso.Single  # noqa: B018 asking is the test


def test_the_local_runner_starts_no_cdk() -> None:
    code = "import sys, cognito_sso.local.up; print('aws_cdk' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
