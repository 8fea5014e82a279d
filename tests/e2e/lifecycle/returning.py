"""A person who comes back and types the password again."""

from local_stack import PASSWORD, LocalStack, Person


def returned(stack: LocalStack, email: str, *, password: str = PASSWORD) -> Person:
    """Signed in at the SSO anew."""
    answer = stack.client("cognito-idp").initiate_auth(
        ClientId=stack.site("sso")["config"]["client_id"],
        AuthFlow="USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": email, "PASSWORD": password},
    )
    tokens = answer["AuthenticationResult"]
    return Person(stack, email, tokens["IdToken"], tokens["AccessToken"])
