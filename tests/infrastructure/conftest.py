"""The templates of each environment as fixtures."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from own_project import Project
from synthesized import Templates, synthesize


@pytest.fixture(scope="session", params=["local", "dev", "prod"])
def templates(request: pytest.FixtureRequest) -> Templates:
    return synthesize(request.param)


@pytest.fixture(scope="session")
def prod() -> Templates:
    return synthesize("prod")


@pytest.fixture
def project() -> Project:
    return Project.new(environment="local", local_port="4566")
