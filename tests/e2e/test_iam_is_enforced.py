"""The emulator enforces the functions' roles: without a grant, the function is denied."""

import json

from local_stack import LocalStack, Person


def log_line(stack: LocalStack, *, request_id: str) -> str:
    """What the shop's function logged about a request."""
    logs, group = stack.client("logs"), stack.resource("cognito-sso-local-shop", "ApplicationBackendRestLog")
    events = logs.filter_log_events(logGroupName=group)["events"]
    lines: list[str] = [event["message"] for event in events]
    return next(line for line in lines if request_id in line)


def test_a_function_without_its_grant_is_denied(stack: LocalStack, person: Person) -> None:
    iam = stack.client("iam")
    role = stack.resource("cognito-sso-local-shop", "ApplicationBackendRestRole")
    (policy_name,) = iam.list_role_policies(RoleName=role)["PolicyNames"]
    policy = iam.get_role_policy(RoleName=role, PolicyName=policy_name)["PolicyDocument"]
    without_query = json.loads(json.dumps(policy))
    for statement in without_query["Statement"]:
        if "dynamodb:Query" in statement["Action"]:
            statement["Action"] = [each for each in statement["Action"] if each != "dynamodb:Query"]
    headers = {"Authorization": f"Bearer {person.token_set('shop')['id_token']}"}
    assert stack.call("shop", "GET", "/orders", headers=headers).status_code == 200
    iam.put_role_policy(RoleName=role, PolicyName=policy_name, PolicyDocument=json.dumps(without_query))
    try:
        denied = stack.call("shop", "GET", "/orders", headers=headers)
    finally:
        iam.put_role_policy(RoleName=role, PolicyName=policy_name, PolicyDocument=json.dumps(policy))
    assert (denied.status_code, denied.json()["error"]) == (500, "internal_error")
    assert "AccessDeniedException" in log_line(stack, request_id=denied.json()["request_id"])
    assert stack.call("shop", "GET", "/orders", headers=headers).status_code == 200
