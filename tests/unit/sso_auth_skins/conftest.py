"""A user pool whose tokens the skins are shown, and the log of refusals."""

import json
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "sso_auth"))

from token_pool import Pool, SigningKey


@pytest.fixture(scope="session")
def signing_keys() -> tuple[SigningKey, SigningKey]:
    return SigningKey("key-1"), SigningKey("key-2")


@pytest.fixture
def pool(signing_keys: tuple[SigningKey, SigningKey]) -> Pool:
    """A user pool that publishes key-1; key-2 is a stranger's."""
    return Pool(*signing_keys)


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> Callable[[], list[dict[str, Any]]]:
    """Gives the lines of refusals so far, each with its `level`."""
    caplog.set_level(logging.INFO, logger="sso_auth")
    return lambda: [
        {**json.loads(record.getMessage()), "level": record.levelname}
        for record in caplog.records
        if record.getMessage().startswith("{")
    ]
