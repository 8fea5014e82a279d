"""How the table knows an address that it must not hold."""

import hashlib


def hashed_email(email: str) -> str:
    """In hex. Cognito takes an address in any case for the same user's."""
    return hashlib.sha256(email.lower().encode()).hexdigest()
