"""Added to the copied project: a second Sso, where the users of the first are to move.

It has the same applications, registered with the first one's sites, and their users' old pool.
"""

import json

import aws_cdk as cdk
from cognito_sso import ChannelSettings, Platform, Sso, SsoSettings, UserMigrationSettings


def add_newer_sso(app: cdk.App, *, old_operations: str, applications: dict[str, str]) -> None:
    """`old_operations` is the output of that name of the old Sso, `applications` origin by id."""
    old = json.loads(old_operations)
    stack = cdk.Stack(
        app,
        "cognito-sso-local-newer",
        env=cdk.Environment(region=old["region"]),
        synthesizer=Platform.of(app).synthesizer(),
    )
    migration = UserMigrationSettings(
        from_user_pool_id=old["user_pool_id"], from_client_id=old["sso_client_id"]
    )
    sso = Sso(stack, "Sso", label="newer", settings=SsoSettings(name="local", user_migration=migration))
    for application_id, origin in applications.items():
        channel = ChannelSettings(id="web", return_url=f"{origin}/success", logout_url=f"{origin}/")
        sso.add_application(application_id, name=application_id.capitalize(), channels=[channel])
