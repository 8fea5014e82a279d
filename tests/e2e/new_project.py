"""An empty folder outside the checkout that becomes a project by following the guide, without a network.

Every line of the guide's terminal blocks runs as it stands, but for those in `STAND_INS`.
"""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from guide import TERMINAL, Block
from local_stack import ROOT, LocalStack

_TIMEOUT_SECONDS = 600
_LINK = """for name in {names}; do
  mkdir -p "node_modules/.bin" "node_modules/$(dirname "$name")"
  ln -s "$CHECKOUT/node_modules/$name" "node_modules/$name"
done"""
_RESTART = 'cognito-sso down && cognito-sso up --detach --port "$PORT"'
# What would download something, stay in the foreground, or reach AWS.
STAND_INS = {
    "pip install 'packages/cognito_sso-0.1.0-py3-none-any.whl[local]'": (
        "pip install --no-index --no-deps packages/cognito_sso-0.1.0-py3-none-any.whl\n"
        'echo "$LIBRARIES" > "$(python -c "import site; print(site.getsitepackages()[0])")/libraries.pth"'
    ),
    "pip install 'packages/cognito_sso_auth-0.1.0-py3-none-any.whl[fastapi]'": (
        "pip install --no-index --no-deps packages/cognito_sso_auth-0.1.0-py3-none-any.whl"
    ),
    "npm install ./packages/sso_sdk-0.1.0.tgz": (
        "npm install --offline --no-audit --no-fund ./packages/sso_sdk-0.1.0.tgz"
    ),
    "npm install --save-dev aws-cdk@2.1148.1 vite@8": _LINK.format(names="aws-cdk vite .bin/cdk .bin/vite"),
    "npm install vue@3 vue-router@5": _LINK.format(names="vue vue-router"),
    "npm install --save-dev @vitejs/plugin-vue@6": _LINK.format(names="@vitejs/plugin-vue"),
    "cognito-sso up": _RESTART,
    "npx cdk bootstrap": ":",
    "npx cdk deploy": "npx cdk synth --quiet",
}


def build_packages(folder: Path) -> Path:
    """What `make wheels` leaves in `dist/`, made in a copy: others may be at work in the checkout."""
    for name in ("cdk_app", "runtime", "tools", "frontend/sso_sdk"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("node_modules", "dist"))
    shutil.copytree(ROOT / "frontend/sso_fe/dist", folder / "frontend/sso_fe/dist")
    for name in ("pyproject.toml", "README.md", "LICENSE", "package.json", "package-lock.json"):
        shutil.copy(ROOT / name, folder / name)
    for name in (".venv", "node_modules"):
        (folder / name).symlink_to(ROOT / name)
    path = f"{ROOT / '.venv/bin'}{os.pathsep}{os.environ['PATH']}"
    _checked(["sh", "tools/wheels.sh", "dist"], folder, {**os.environ, "PATH": path})
    return folder / "dist"


@dataclass
class NewProject:
    """The folder, and the terminal that stands in it. `port` is the emulator's."""

    folder: Path
    port: int
    followed: list[str] = field(default_factory=list)
    """The lines that were typed, as the guide has them."""

    @classmethod
    def empty(cls, folder: Path, *, packages: Path, port: int) -> "NewProject":
        """With the packages, and with what a terminal has: Python, Node.js, and no trace of the checkout."""
        project = cls(folder / "hello", port)
        shutil.copytree(packages, project.folder / "packages")
        project._programs.mkdir()
        for name in ("node", "npm", "npx"):
            (project._programs / name).symlink_to(ROOT / ".venv/bin" / name)
        (project._programs / "python3").symlink_to(Path(sys.executable).resolve())
        for wheels in (ROOT / "build").glob("wheels-*"):  # those that the functions run on
            shutil.copytree(wheels, project.folder / ".cognito-sso" / wheels.name, symlinks=True)
        return project

    def follow(self, block: Block) -> None:
        """Write the block's file, or type what it says."""
        if block.language != TERMINAL:
            path = self.folder / block.file
            path.parent.mkdir(parents=True, exist_ok=True)
            before = path.read_text("utf-8") if block.appends else ""
            path.write_text(before + block.text, "utf-8")
            return
        lines = block.text.splitlines()
        self.followed += lines
        self.run("\n".join(STAND_INS.get(line, line) for line in lines))

    def run(self, script: str, **environment: str) -> str:
        """What a script prints, in the virtual environment once there is one."""
        activate = self.folder / ".venv/bin/activate"
        prefix = f". {activate}\n" if activate.exists() else ""
        return _checked(["sh", "-euc", prefix + script], self.folder, {**self._environment(), **environment})

    def restart(self) -> str:
        """Deploy what the project has now; what that prints."""
        return self.run(_RESTART)

    def stop(self) -> None:
        """End what runs, also after a failure half-way."""
        if (self.folder / ".venv/bin/cognito-sso").exists():
            self.run("cognito-sso down")

    def stack(self) -> LocalStack:
        """What runs."""
        outputs: dict[str, Any] = json.loads((self.folder / ".local/outputs.json").read_text("utf-8"))
        return LocalStack(self.port, outputs)

    @property
    def _programs(self) -> Path:
        return self.folder.parent / "programs"

    def _environment(self) -> dict[str, str]:
        return {
            "PATH": f"{self._programs}:/usr/local/bin:/usr/bin:/bin",
            "HOME": str(self.folder.parent),
            "CHECKOUT": str(ROOT),
            "LIBRARIES": str(Path(httpx.__file__).parents[1]),
            "PORT": str(self.port),
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        }


def _checked(command: list[str], folder: Path, environment: dict[str, str]) -> str:
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=_TIMEOUT_SECONDS,
    )
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}"
    return done.stdout
