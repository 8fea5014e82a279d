"""The client backend: orders of the signed-in user. Request path: routes → services → models → DynamoDB."""
