"""The operator's command: `cognito-sso`.

Everything that changes data happens in one Lambda function of the SSO backend, which audits each act; this
side finds the function, invokes it and prints what it answers, so AWS and the emulator are the same to it.

    command → nouns → run → reach → discovery (stack outputs), operator (Lambda)
                       └─ printing, confirmation      └─ inventory, web (doctor only)

Nothing here imports the CDK, and boto3 only when AWS is asked: `--help` is there at once.
"""
