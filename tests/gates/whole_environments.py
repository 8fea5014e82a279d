"""Each environment as `cdk synth` makes it: all its applications, all its stacks."""

from functools import cache
from pathlib import Path

import aws_cdk as cdk
from cognito_sso import load_environment
from cognito_sso.rule_exceptions import ALL_FINDINGS
from synthesized import ROOT, cdk_context

from stacks.environment import add_stacks

ON_AWS = ("dev", "prod")
ALL = ("local", *ON_AWS)


@cache
def app_of(name: str, *, all_findings: bool = False) -> cdk.App:
    """The CDK app of an environment, not yet synthesized; with `all_findings` nothing in it is excused."""
    context = {**cdk_context(), "environment": name}
    app = cdk.App(context={**context, ALL_FINDINGS: True} if all_findings else context)
    add_stacks(app, load_environment(ROOT / "environments", name))
    return app


@cache
def template_files(name: str) -> tuple[Path, ...]:
    """The synthesized templates; a file is named after its stack."""
    return tuple(Path(stack.template_full_path) for stack in app_of(name).synth().stacks)


def stack_of(template_file: str) -> str:
    """The name of the stack of one of these files."""
    return Path(template_file).name.removesuffix(".template.json")
