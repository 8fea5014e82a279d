"""The copied project, and the emulator that its stacks are deployed to."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cognito_sso.local import deployment
from cognito_sso.local.child_environment import base_environment, cdk_environment
from cognito_sso.local.emulator import Emulator
from cognito_sso.local.layout import Layout
from cognito_sso.local.progress import Progress
from lifecycle.copied_sources import CopiedSources
from local_stack import ROOT, UP_TIMEOUT_SECONDS, LocalStack, free_port

_FOLDER = ROOT / "build" / "lifecycle"
_KEPT_TYPES = (
    "AWS::ApiGateway::RestApi",
    "AWS::CloudFront::Distribution",
    "AWS::Cognito::UserPool",
    "AWS::Cognito::UserPoolClient",
    "AWS::DynamoDB::Table",
    "AWS::S3::Bucket",
    "AWS::SNS::Topic",
    "AWS::SQS::Queue",
)
"""What holds data, or what addresses and settings elsewhere name."""

Kept = dict[tuple[str, str], str]
"""Stack and logical id → physical id."""


@dataclass(frozen=True)
class Deployment:
    """How a `cdk deploy` ended, and all that it said."""

    exit_code: int
    output: str

    @property
    def succeeded(self) -> bool:
        return self.exit_code == 0


@dataclass(frozen=True)
class Project:
    """Its state and logs are at `home`, its emulator listens on `port`."""

    sources: CopiedSources
    home: Path
    port: int

    @classmethod
    def fresh(cls) -> "Project":
        """Not yet running; one that an earlier run has left is stopped."""
        older = cls(CopiedSources(_FOLDER / "project"), _FOLDER / "home", free_port())
        if older.root.exists():
            older.command("down")
        return cls(CopiedSources.fresh(older.root), older.home, older.port)

    @property
    def root(self) -> Path:
        return self.sources.root

    def up(self) -> LocalStack:
        """Start from nothing and stay up."""
        done = self.command("up", "--fresh", "--detach", "--port", str(self.port))
        if done.returncode != 0:
            raise RuntimeError(f"the copied project did not come up:\n{done.stdout}")
        return self.stack()

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        """The local runner, with the copy's own constructs."""
        return self._run(
            [sys.executable, "-m", "cognito_sso.local", "--home", str(self.home), *words], self._environment()
        )

    def admin(self, *words: str) -> subprocess.CompletedProcess[str]:
        """The operator's command, at what runs here."""
        where = ("--local", "--home", str(self.home))
        return self._run([sys.executable, "-m", "cognito_sso", *where, *words], self._environment())

    def stack(self) -> LocalStack:
        """What is deployed now."""
        outputs = {
            stack["StackName"]: {each["OutputKey"]: each["OutputValue"] for each in stack.get("Outputs", [])}
            for stack in self._stacks()
        }
        return LocalStack(self.port, outputs)

    def deploy(self) -> Deployment:
        """`cdk deploy --all` against the running emulator; then the sites, as the runner does."""
        with self.deploying() as process:
            process.wait(UP_TIMEOUT_SECONDS)
        return self.finished(process)

    @contextmanager
    def deploying(self) -> Iterator["subprocess.Popen[bytes]"]:
        """The running `cdk deploy --all`; it is over at the end of the block."""
        layout = Layout(root=self.root, home=self.home)
        env = cdk_environment(self._environment(), layout=layout, port=self.port, region=layout.region())
        command = [str(self.root / "node_modules" / ".bin" / "cdk"), "deploy", "--all"]
        command += ["-c", "environment=local", "-c", f"local_port={self.port}"]
        command += ["--require-approval", "never", "--ci", "--no-color", "--no-notices"]
        command += ["--output", str(self.home / "cdk.out")]
        with (
            self._log.open("wb") as log,
            subprocess.Popen(
                command,
                cwd=self.root,
                env=env,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            ) as process,
        ):
            yield process

    def finished(self, process: "subprocess.Popen[bytes]") -> Deployment:
        """How it ended; the sites are published if it succeeded."""
        if process.returncode == 0:
            emulator = Emulator(port=self.port, region="us-east-1")
            deployment.publish_sites(
                deployment.deployed(emulator).sites,
                layout=Layout(root=self.root, home=self.home),
                emulator=emulator,
                progress=Progress(steps=1),
            )
        return Deployment(process.returncode, self._log.read_text(encoding="utf-8"))

    def status(self, stack_name: str) -> str:
        """CloudFormation's word for the state of a stack."""
        (found,) = self._stacks(stack_name)
        status: str = found["StackStatus"]
        return status

    def kept(self) -> Kept:
        """All resources that no deployment may replace."""
        cloudformation = self._cloudformation()
        return {
            (stack["StackName"], each["LogicalResourceId"]): each["PhysicalResourceId"]
            for stack in self._stacks()
            if stack["StackName"].startswith("cognito-sso-local")
            for each in cloudformation.describe_stack_resources(StackName=stack["StackName"])[
                "StackResources"
            ]
            if each["ResourceType"] in _KEPT_TYPES
        }

    @property
    def _log(self) -> Path:
        return self.home / "logs" / "cdk-deploy.log"

    def _stacks(self, name: str | None = None) -> list[dict[str, Any]]:
        which = {"StackName": name} if name else {}
        stacks: list[dict[str, Any]] = self._cloudformation().describe_stacks(**which)["Stacks"]
        return stacks

    def _cloudformation(self) -> Any:
        return LocalStack(self.port, {}).client("cloudformation")

    def _environment(self) -> dict[str, str]:
        return base_environment(os.environ) | {"PYTHONPATH": str(self.root / "cdk_app")}

    def _run(self, command: list[str], env: dict[str, str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=self.root,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=UP_TIMEOUT_SECONDS,
        )
