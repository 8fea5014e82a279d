"""A deployment that was cut off is undone at the next start; everything else is kept."""

from pathlib import Path

import pytest
from cognito_sso.local import kept_state
from cognito_sso.local.layout import Layout


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    return Layout(root=tmp_path, home=tmp_path / ".local")


def _save(layout: Layout, content: str) -> None:
    """What the emulator does when it ends cleanly."""
    folder = layout.state / "emulator"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "cloudformation.json").write_text(content)


def _saved(layout: Layout) -> str:
    return (layout.state / "emulator" / "cloudformation.json").read_text()


def test_a_finished_deployment_is_kept(layout: Layout) -> None:
    assert kept_state.begin(layout) is False
    _save(layout, "deployed")
    kept_state.finish(layout)
    assert kept_state.begin(layout) is False
    assert _saved(layout) == "deployed"


def test_an_unfinished_deployment_is_undone(layout: Layout) -> None:
    _save(layout, "good")
    kept_state.begin(layout)
    _save(layout, "half")
    assert kept_state.begin(layout) is True
    assert _saved(layout) == "good"


def test_an_unfinished_first_deployment_leaves_nothing(layout: Layout) -> None:
    kept_state.begin(layout)
    _save(layout, "half")
    assert kept_state.begin(layout) is True
    assert list(layout.state.iterdir()) == []


def test_objects_without_a_saved_state_are_dropped(layout: Layout) -> None:
    (layout.state / "s3" / "bucket").mkdir(parents=True)
    kept_state.begin(layout)
    assert list(layout.state.iterdir()) == []


def test_a_copy_that_was_cut_off_is_no_copy(layout: Layout) -> None:
    _save(layout, "good")
    layout.state_before_deployment.with_suffix(".partial").mkdir()
    assert kept_state.begin(layout) is False
    assert _saved(layout) == "good"


def test_forgetting_leaves_nothing(layout: Layout) -> None:
    _save(layout, "good")
    kept_state.begin(layout)
    kept_state.forget(layout)
    assert kept_state.begin(layout) is False
    assert list(layout.state.iterdir()) == []
