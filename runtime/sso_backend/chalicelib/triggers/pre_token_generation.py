"""PreTokenGeneration: access tokens open an application's API, and nothing at Cognito."""

from typing import Any

_USER_OPERATIONS = "aws.cognito.signin.user.admin"


def withhold_user_operations(event: dict[str, Any]) -> dict[str, Any]:
    """Take the scope out with which a token's holder may change the user's email, MFA or password at Cognito.

    Every application holds an access token of its users. With that scope, one of them could change the
    email, recover the password, and enter every other application as that user.
    https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html (V2)
    """
    event["response"] = {
        "claimsAndScopeOverrideDetails": {"accessTokenGeneration": {"scopesToSuppress": [_USER_OPERATIONS]}}
    }
    return event
