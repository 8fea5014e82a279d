"""The CDK app: one environment's settings become its stacks. `cdk synth -c environment=dev`."""

import sys
from pathlib import Path

import aws_cdk as cdk
from cognito_sso import (
    AwsPlatform,
    EmulatorPlatform,
    PackagingError,
    Platform,
    SettingsError,
    Sources,
    load_environment,
)

from stacks.client_stack import ClientStack
from stacks.sso_stack import SsoStack

ROOT = Path(__file__).parent


def main() -> None:
    app = cdk.App()
    environment = load_environment(ROOT / "environments", app.node.get_context("environment"))
    platform: Platform = AwsPlatform()
    if environment.is_local:
        platform = EmulatorPlatform(port=int(app.node.get_context("local_port")))
    sources = Sources(ROOT)
    prefix = f"cognito-sso-{environment.name}"
    sso_stack = SsoStack(app, prefix, environment=environment, platform=platform, sources=sources)
    for application in environment.applications:
        ClientStack(
            app, f"{prefix}-{application.id}", sso=sso_stack.sso, application=application, sources=sources
        )
    app.synth()


try:
    main()
except (SettingsError, PackagingError) as error:
    sys.exit(f"{error}")
