"""The CDK app: one environment's settings become its stacks. `cdk synth -c environment=dev`."""

import sys
from pathlib import Path

import aws_cdk as cdk
from cognito_sso import PackagingError, SettingsError, load_environment

from stacks.environment import add_stacks

ROOT = Path(__file__).parent


def main() -> None:
    app = cdk.App()
    add_stacks(app, load_environment(ROOT / "environments", app.node.get_context("environment")))
    app.synth()


try:
    main()
except (SettingsError, PackagingError) as error:
    sys.exit(f"{error}")
