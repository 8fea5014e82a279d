"""PreTokenGeneration: access tokens open an application's API, and nothing at Cognito."""

from typing import Any

_USER_OPERATIONS = "aws.cognito.signin.user.admin"
# The second: with a temporary password, once the user has chosen his own.
_LOGINS = ("TokenGeneration_Authentication", "TokenGeneration_NewPasswordChallenge")
_ACCOUNT = "account"


def withhold_user_operations(event: dict[str, Any]) -> dict[str, Any]:
    """Take the scope out with which a token's holder may change the user's email, MFA or password at Cognito.

    Every application holds an access token of its users. With that scope, one of them could change the
    email, recover the password, and enter every other application as that user.

    A password login for the account pages keeps it. ClientMetadata is what Cognito hands on from whoever
    answers the challenge: at an application's client that is this backend, which sends none; at the SSO's
    own client it is someone who has just proved the password. A refreshed token never has the scope.
    https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html (V2)
    """
    if not _is_for_the_account_pages(event):
        event["response"] = {
            "claimsAndScopeOverrideDetails": {
                "accessTokenGeneration": {"scopesToSuppress": [_USER_OPERATIONS]}
            }
        }
    return event


def _is_for_the_account_pages(event: dict[str, Any]) -> bool:
    metadata = event["request"].get("clientMetadata") or {}
    return event["triggerSource"] in _LOGINS and metadata.get("purpose") == _ACCOUNT
