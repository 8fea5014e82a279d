"""The UserMigration function."""

import os
from functools import cache

from chalicelib.composition.aws_clients import old_pool_client
from chalicelib.composition.events import audit_trail
from chalicelib.services.old_pool import CognitoOldPool
from chalicelib.settings import MigrationSettings
from chalicelib.triggers.user_migration import UserMigration


@cache
def user_migration() -> UserMigration:
    """Built from the environment at the first event."""
    settings = MigrationSettings.from_environment(os.environ)
    old_pool = CognitoOldPool(
        old_pool_client(settings.region), user_pool_id=settings.user_pool_id, client_id=settings.client_id
    )
    return UserMigration(old_pool, audit=audit_trail())
