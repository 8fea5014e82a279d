"""The environment of the API's function, as the stack sets it."""

ENVIRONMENT = {
    "TABLE_NAME": "sso",
    "SORT_KEY_INDEX_NAME": "inverted",
    "USER_POOL_ID": "eu-west-1_Test",
    "SSO_CLIENT_ID": "client",
    "TOKEN_ISSUER": "https://issuer.example",
    "JWKS_URI": "https://issuer.example/jwks.json",
    "SSO_ORIGIN": "https://sso.example/",
    "SESSION_ABSOLUTE_SECONDS": "43200",
    "SESSION_IDLE_SECONDS": "3600",
    "DELETED_ACCOUNTS_TOPIC_ARN": "arn:aws:sns:eu-west-1:123456789012:deleted-accounts",
}
