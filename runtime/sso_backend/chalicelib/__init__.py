"""The SSO backend: routes (HTTP) → services (flows) → models (keys and attributes in DynamoDB)."""
