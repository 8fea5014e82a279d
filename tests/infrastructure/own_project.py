"""Somebody's own CDK project, to use the constructs in."""

from dataclasses import dataclass
from typing import Any

import aws_cdk as cdk
from cognito_sso import ChannelSettings, Platform

ELSEWHERE = ChannelSettings(
    id="web", return_url="https://hello.example/success", logout_url="https://hello.example/"
)


def stack_of(app: cdk.App, name: str) -> cdk.Stack:
    return cdk.Stack(app, name, synthesizer=Platform.of(app).synthesizer())


@dataclass(frozen=True)
class Project:
    """Somebody's CDK app, without any feature flag of the CDK."""

    app: cdk.App
    stack: cdk.Stack

    @classmethod
    def new(cls, **context: str) -> "Project":
        app = cdk.App(context=context)
        return cls(app, stack_of(app, "Hello"))

    def template(self) -> dict[str, Any]:
        template: dict[str, Any] = self.app.synth().get_stack_by_name("Hello").template
        return template
