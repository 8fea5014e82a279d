"""A copy of the project's sources that the tests may change."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from local_stack import ROOT

_COPIED = (
    "app.py",
    "cdk.json",
    "cdk_app",
    "environments",
    "frontend/client_fe/dist",
    "frontend/sso_fe/dist",
    "package.json",
    "runtime",
    "stacks",
)
_SHARED = ("node_modules", ".venv", "build")
"""What npm, pip and packaging have made."""
_ENVIRONMENT = "environments/local.toml"


@dataclass(frozen=True)
class CopiedSources:
    """Paths are relative to `root`."""

    root: Path

    @classmethod
    def fresh(cls, root: Path) -> "CopiedSources":
        """A new copy in place of an older one."""
        shutil.rmtree(root, ignore_errors=True)
        root.mkdir(parents=True)
        for name in _COPIED:
            _copy(ROOT / name, root / name)
        for name in _SHARED:
            (root / name).symlink_to(ROOT / name)
        return cls(root)

    def replace(self, path: str, old: str, new: str) -> None:
        """Change one place of a source file."""
        text = self._read(path)
        assert text.count(old) == 1, f"{path} has {text.count(old)} times {old!r}"
        (self.root / path).write_text(text.replace(old, new), encoding="utf-8")

    @contextmanager
    def replaced(self, path: str, old: str, new: str) -> Iterator[None]:
        """The same for a while."""
        before = self._read(path)
        self.replace(path, old, new)
        try:
            yield
        finally:
            (self.root / path).write_text(before, encoding="utf-8")

    def append(self, path: str, text: str) -> None:
        """Add to the end of a source file."""
        with (self.root / path).open("a", encoding="utf-8") as file:
            file.write(text)

    def set_in_environment(self, line: str) -> None:
        """Add a setting of the environment itself."""
        (self.root / _ENVIRONMENT).write_text(f"{line}\n{self._read(_ENVIRONMENT)}", encoding="utf-8")

    def add_application(self, application_id: str, name: str) -> None:
        """As a team would, in the environment's file."""
        settings = f'\n[[applications]]\nid = "{application_id}"\nname = "{name}"\n'
        self.append(_ENVIRONMENT, settings)

    def _read(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", ".partial-*"))
    else:
        shutil.copy(source, target)
