"""From the stacks of an account to one environment."""

from collections.abc import Sequence

from cognito_sso.admin.deployed import DeployedStack, Environment
from cognito_sso.admin.errors import NotDeployedError, UsageError
from cognito_sso.admin.outputs import Operations

_PROJECT = "cognito-sso"


def stacks_of_environment(stacks: Sequence[DeployedStack], name: str) -> list[DeployedStack]:
    """`cognito-sso-<name>` and its applications' stacks, but none of an environment `<name>-…`."""
    main = f"{_PROJECT}-{name}"
    others = [stack.name for stack in stacks if stack.operations and stack.name.startswith(f"{main}-")]

    def belongs(stack: DeployedStack) -> bool:
        if stack.name == main:
            return True
        if not stack.name.startswith(f"{main}-"):
            return False
        if stack.applications:
            return any(stack.name == f"{main}-{one.application_id}" for one in stack.applications)
        return not any(stack.name == other or stack.name.startswith(f"{other}-") for other in others)

    return [stack for stack in stacks if belongs(stack)]


def compose(
    stacks: Sequence[DeployedStack],
    *,
    title: str,
    region: str,
    label: str | None = None,
    local_port: int | None = None,
) -> Environment:
    """The environment that `stacks` make up; `label` chooses among several `Sso`.

    Raises:
        NotDeployedError: they hold no `Sso`, or not that one.
        UsageError: they hold several, and `label` is None.
    """
    sso = _choose([one for stack in stacks for one in stack.operations], label, stacks)
    applications = [one for stack in stacks for one in stack.applications if one.sso_label == sso.label]
    return Environment(
        title=title,
        region=region,
        sso=sso,
        applications=tuple(sorted(applications, key=lambda one: one.application_id)),
        stacks=tuple(sorted(stacks, key=lambda stack: stack.name)),
        local_port=local_port,
    )


def _choose(found: list[Operations], label: str | None, stacks: Sequence[DeployedStack]) -> Operations:
    if not found:
        raise NotDeployedError("half_deployed", _why_nothing(stacks))
    labels = ", ".join(sorted(one.label for one in found))
    if label is None:
        if len(found) > 1:
            raise UsageError(f"These stacks hold several Sso; say which with --sso: {labels}.")
        return found[0]
    chosen = [one for one in found if one.label == label]
    if not chosen:
        raise NotDeployedError("no_such_sso", f"There is no Sso labelled {label!r} here, but: {labels}.")
    if len(chosen) > 1:
        raise UsageError(f"Several of these stacks hold an Sso labelled {label!r}; name one stack only.")
    return chosen[0]


def _why_nothing(stacks: Sequence[DeployedStack]) -> str:
    stack = min(stacks, key=lambda one: len(one.name))
    if stack.status.endswith("_IN_PROGRESS"):
        return f"The stack {stack.name} is being changed ({stack.status}); try again when that is done."
    if stack.status.endswith("_FAILED") or stack.status == "ROLLBACK_COMPLETE":
        return (
            f"The stack {stack.name} is in {stack.status}: its deployment failed. "
            "Repair or delete it, then deploy again."
        )
    return (
        f"The stack {stack.name} has no output that ends with Operations; "
        "deploy it with this version of the project."
    )


def no_such_stack(name: str, *, region: str, stacks: Sequence[DeployedStack]) -> NotDeployedError:
    """The error for a stack that is not there; it tells which there are."""
    known = sorted(stack.name for stack in stacks if stack.operations)
    there = f"an Sso is in: {', '.join(known)}" if known else "no stack there holds an Sso"
    return NotDeployedError(
        "no_such_stack",
        f"There is no stack {name} in {region}; {there}. Is it another --region or --profile?",
    )
