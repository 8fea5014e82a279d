"""What Cognito answers, the same at every run."""

from gallery.answers import USER_ID
from gallery.replies import Answer, Replies

_TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"

_PASSWORD_ASKED = Answer(
    body={
        "ChallengeName": "PASSWORD_VERIFIER",
        "ChallengeParameters": {
            "SALT": "5a17",
            "SRP_B": "b0b",
            "SECRET_BLOCK": "c2VjcmV0",
            "USER_ID_FOR_SRP": USER_ID,
        },
    }
)
SIGNED_IN = Answer(
    body={"AuthenticationResult": {"IdToken": "id.token", "AccessToken": "access.token", "ExpiresIn": 3600}}
)


def challenge(name: str, parameters: dict[str, str] | None = None) -> Answer:
    """What Cognito asks for after the password."""
    return Answer(body={"ChallengeName": name, "ChallengeParameters": parameters or {}, "Session": "s" * 24})


def login(*after_the_password: Answer) -> Replies:
    """A right password, and what Cognito answers to it and to what comes then."""
    return {
        "InitiateAuth": _PASSWORD_ASKED,
        "RespondToAuthChallenge": list(after_the_password or [SIGNED_IN]),
    }


TOTP_KEY: Replies = {"AssociateSoftwareToken": Answer(body={"SecretCode": _TOTP_SECRET, "Session": "s" * 24})}
