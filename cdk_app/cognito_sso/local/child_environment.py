"""Our children's environment: the user's, without what could lead them to a real AWS account."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from cognito_sso.local.emulator import ACCESS_KEY, SECRET_KEY
from cognito_sso.local.layout import Layout

_FOREIGN_PREFIXES = ("AWS_", "CDK_", "COGNITO_", "LAMBDA_", "LOCALSTACK_", "MINISTACK_", "S3_")
_FOREIGN_NAMES = ("EDGE_PORT", "SERVICES", "USE_SSL")
_LOOPBACK = "localhost,127.0.0.1,.localhost"


def base_environment(user: Mapping[str, str]) -> dict[str, str]:
    """The user's environment without cloud settings, this interpreter's programs first on the path."""
    kept = {
        name: value
        for name, value in user.items()
        if not name.startswith(_FOREIGN_PREFIXES) and name not in _FOREIGN_NAMES
    }
    direct = f"{kept.get('NO_PROXY', '')},{_LOOPBACK}".lstrip(",")
    programs = f"{Path(sys.executable).parent}{os.pathsep}{kept.get('PATH', os.defpath)}"
    return {**kept, "PATH": programs, "NO_PROXY": direct, "no_proxy": direct, "PYTHONUNBUFFERED": "1"}


def cdk_environment(base: Mapping[str, str], *, layout: Layout, port: int, region: str) -> dict[str, str]:
    """`base` for the CDK command line: the emulator is AWS, and nothing is reported to anybody."""
    return {
        **base,
        "AWS_ENDPOINT_URL": f"http://localhost:{port}",
        "AWS_ACCESS_KEY_ID": ACCESS_KEY,
        "AWS_SECRET_ACCESS_KEY": SECRET_KEY,
        "AWS_REGION": region,
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "AWS_EC2_METADATA_DISABLED": "true",
        "CDK_HOME": str(layout.home / "cdk-home"),
        "CDK_DISABLE_VERSION_CHECK": "1",
        "CDK_DISABLE_CLI_TELEMETRY": "true",
        "NO_COLOR": "1",
    }
