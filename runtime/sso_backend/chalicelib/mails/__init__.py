"""What Cognito's mails say, in which language and in which colour. Nothing in here knows AWS."""
