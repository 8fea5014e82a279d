"""Makes the test doubles beside this file importable."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from deployed_world import World


@pytest.fixture
def world() -> World:
    return World()
