"""Entry points of Cognito and CloudFormation: they read the event, call a service, answer the event."""
