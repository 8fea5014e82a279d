"""The embedded default: the same stacks on one machine, offline, on the MiniStack emulator.

`python -m cognito_sso.local up` starts the emulator behind a small ASGI wrapper, deploys the real CDK app
into it, uploads the built sites and seeds a demo user. What the wrapper adds to the emulator:

    request → api_queue → host_routing → browser_guard → trigger_bridge → ministack.app
                               └─ mailbox
"""
