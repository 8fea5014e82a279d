"""Makes the test doubles beside this file importable, and RSA keys once for the whole run."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from session_feed import SessionFeed
from token_pool import Pool, SigningKey


@pytest.fixture(scope="session")
def signing_keys() -> tuple[SigningKey, SigningKey]:
    return SigningKey("key-1"), SigningKey("key-2")


@pytest.fixture
def pool(signing_keys: tuple[SigningKey, SigningKey]) -> Pool:
    """A user pool that publishes key-1; key-2 is for rotation and for strangers."""
    return Pool(*signing_keys)


@pytest.fixture
def feed(pool: Pool) -> SessionFeed:
    """The feed of an SSO backend that shares the pool's clock; nothing has ended."""
    return SessionFeed(pool)
