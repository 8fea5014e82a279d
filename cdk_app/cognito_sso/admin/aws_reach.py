"""`Reach` by AWS's APIs, or by the emulator's."""

from cognito_sso.admin.aws_access import AwsAccess, open_access
from cognito_sso.admin.aws_inventory import AwsInventory, all_stacks, one_stack
from cognito_sso.admin.deployed import DeployedStack
from cognito_sso.admin.discovery import compose, no_such_stack, stacks_of_environment
from cognito_sso.admin.errors import NotDeployedError
from cognito_sso.admin.http_web import HttpWeb
from cognito_sso.admin.lambda_operator import LambdaOperator
from cognito_sso.admin.reach import Reach
from cognito_sso.admin.where import Where

_BOOTSTRAP_STACK = "CDKToolkit"


def open_reach(where: Where) -> Reach:
    """Find the environment in AWS or in the emulator; `where` names one.

    Raises:
        AdminError: it is not there, or there is no access.
    """
    return reach_by(open_access(where), where)


def reach_by(access: AwsAccess, where: Where) -> Reach:
    """The same by a session that is there already. Raises `AdminError`."""
    stacks, title = _stacks(access, where)
    environment = compose(
        stacks, title=title, region=access.region, label=where.sso, local_port=access.local_port
    )
    return Reach(
        environment=environment,
        operator=LambdaOperator(access, environment.sso.operator_function),
        inventory=AwsInventory(access),
        web=HttpWeb(),
    )


def _stacks(access: AwsAccess, where: Where) -> tuple[list[DeployedStack], str]:
    """The stacks that the options name, at least one, and what to call them."""
    if where.stacks:
        found = [_named(access, name) for name in where.stacks]
        return found, f"{', '.join(where.stacks)} ({access.region})"
    stacks = all_stacks(access)
    if where.environment:
        name = f"cognito-sso-{where.environment}"
        if not any(stack.name == name for stack in stacks):
            raise no_such_stack(name, region=access.region, stacks=stacks)
        found = stacks_of_environment(stacks, where.environment)
        return found, f"environment {where.environment} ({access.region})"
    found = [stack for stack in stacks if stack.name != _BOOTSTRAP_STACK]
    if not found:
        raise NotDeployedError(
            "no_such_stack", "Something runs here, but nothing is deployed in it; see `cognito-sso status`."
        )
    return found, f"local run on port {access.local_port}"


def _named(access: AwsAccess, name: str) -> DeployedStack:
    stack = one_stack(access, name)
    if stack is None:
        raise no_such_stack(name, region=access.region, stacks=all_stacks(access))
    return stack
