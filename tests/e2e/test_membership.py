"""Who may enter which application."""

from local_stack import LocalStack, Person


def test_registration_makes_a_user_and_a_member_of_the_application(stack: LocalStack, person: Person) -> None:
    cognito = stack.client("cognito-idp")
    pool_id = stack.site("sso")["config"]["user_pool_id"]
    user = cognito.admin_get_user(UserPoolId=pool_id, Username=person.email)
    assert user["UserStatus"] == "CONFIRMED"
    (profile,) = [each for each in stack.items(f"user-{person.user_id}") if each["SK"]["S"] == "user"]
    assert profile["email"]["S"] == person.email
    assert profile["name"]["S"] == "Ada Lovelace"
    members = [each["SK"]["S"] for each in stack.items("application-shop")]
    assert f"user-{person.user_id}" in members
    assert f"user-{person.user_id}" not in [each["SK"]["S"] for each in stack.items("application-outlet")]


def test_a_non_member_joins_an_open_application_by_asking(stack: LocalStack, person: Person) -> None:
    path = "/check-app-user?application_id=outlet"
    before = stack.call("sso", "GET", path, headers=person.bearer())
    assert before.json() == {"application_id": "outlet", "user_id": person.user_id, "member": False}
    assert person.join("outlet").json()["member"] is True
    assert stack.call("sso", "GET", path, headers=person.bearer()).json()["member"] is True


def test_a_non_member_gets_no_session(stack: LocalStack, person: Person) -> None:
    body = {
        "application_id": "outlet",
        "channel_id": "web",
        "state": "s",
        "code_challenge": "A" * 43,
        "code_challenge_method": "S256",
    }
    answer = stack.call("sso", "POST", "/init-session", json=body, headers=person.bearer())
    assert (answer.status_code, answer.json()["error"]) == (403, "not_a_member")


def test_a_blocked_email_domain_cannot_register(stack: LocalStack) -> None:
    """`blocked.example` is blocked in the settings of the local environment."""
    cognito = stack.client("cognito-idp")
    try:
        cognito.sign_up(
            ClientId=stack.site("sso")["config"]["client_id"],
            Username="someone@blocked.example",
            Password="Correct-horse-7-battery",
            UserAttributes=[{"Name": "email", "Value": "someone@blocked.example"}],
        )
    except cognito.exceptions.UserLambdaValidationException:
        return
    raise AssertionError("the sign-up was accepted")
