"""The composition root: settings and AWS clients become services, once per process and on first use.

One zip serves all Lambda functions. Each has its module's imports to itself: PreSignUp must not pay for
boto3, nor the triggers for cryptography.
"""
