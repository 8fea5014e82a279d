"""One stack of its own for all tests of this folder: they deploy to it again and again.

Every test finds the deployed project as the others left it, upgraded or not, and works all the same.
"""

from collections.abc import Iterator

import pytest
from lifecycle.project import Project
from local_stack import LocalStack


@pytest.fixture(scope="session")
def project() -> Iterator[Project]:
    """The copied project, up and running."""
    fresh = Project.fresh()
    fresh.up()
    yield fresh
    fresh.command("down")


@pytest.fixture
def stack(project: Project) -> LocalStack:
    """As it is deployed when the test begins."""
    return project.stack()
