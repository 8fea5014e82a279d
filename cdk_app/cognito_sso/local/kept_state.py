"""What the emulator keeps between runs, made safe against deployments that were cut off.

A copy is made before every start and dropped once everything is deployed. If a copy is found at a start,
the last deployment did not finish, so the copy is put back: half a stack can neither be updated nor
deleted.
"""

import shutil
from pathlib import Path

from cognito_sso.local.layout import Layout

_SAVED = "emulator/cloudformation.json"
"""Below `state`; the emulator writes it, with all else, when it ends cleanly."""


def begin(layout: Layout) -> bool:
    """Put things in order and make the copy. Whether an unfinished deployment was undone."""
    undone = layout.state_before_deployment.exists()
    if undone:
        shutil.rmtree(layout.state, ignore_errors=True)
        layout.state_before_deployment.rename(layout.state)
    if not (layout.state / _SAVED).is_file():
        # Killed before it ever saved: objects in buckets that no stack knows of would be in the way.
        shutil.rmtree(layout.state, ignore_errors=True)
    layout.state.mkdir(parents=True, exist_ok=True)
    partial = _partial(layout)
    shutil.rmtree(partial, ignore_errors=True)
    shutil.copytree(layout.state, partial)
    partial.rename(layout.state_before_deployment)
    return undone


def finish(layout: Layout) -> None:
    """Everything is deployed; the copy is not needed any more."""
    doomed = _partial(layout)
    layout.state_before_deployment.rename(doomed)  # one step: half a copy must never be put back
    shutil.rmtree(doomed)


def forget(layout: Layout) -> None:
    """Start from nothing: users, orders and stacks are gone."""
    for folder in (layout.state, layout.state_before_deployment, _partial(layout)):
        shutil.rmtree(folder, ignore_errors=True)


def _partial(layout: Layout) -> Path:
    return layout.state_before_deployment.with_suffix(".partial")
