"""The stacks are wholly deployed."""

from collections.abc import Iterator

from cognito_sso.admin.deployed import DeployedStack
from cognito_sso.admin.doctor.case import Case
from cognito_sso.admin.doctor.verdicts import Check, Findings, Verdict

_FOUND = Findings("stacks")


def checks(case: Case) -> Iterator[Check]:
    yield Check(_FOUND.group, "The stacks", lambda: map(_verdict, case.environment.stacks))


def _verdict(stack: DeployedStack) -> Verdict:
    said = f"The stack {stack.name} is in {stack.status}"
    if stack.status == "UPDATE_ROLLBACK_COMPLETE":
        return _FOUND.warning(
            f"{said}: its last change failed and was taken back.",
            "Its events in CloudFormation say why; deploy again when that is mended.",
        )
    if stack.status == "ROLLBACK_COMPLETE":
        return _FOUND.wrong(
            f"{said}: it was never deployed.", "Its events say why; delete the stack and deploy again."
        )
    if stack.status.endswith("_IN_PROGRESS"):
        return _FOUND.warning(f"{said}.", "Wait until that is done, then look again.")
    if stack.status.endswith("_FAILED"):
        return _FOUND.wrong(f"{said}.", "Its events in CloudFormation say why; repair it and deploy again.")
    return _FOUND.ok(f"The stack {stack.name} is complete.")
