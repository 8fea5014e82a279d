"""From a running emulator to sites that answer: stacks, site files, host names, demo user."""

import json
from collections.abc import Iterator
from pathlib import Path

from cognito_sso.local.cdk_command import CdkCommand
from cognito_sso.local.demo_user import ensure_demo_user
from cognito_sso.local.emulator import Emulator
from cognito_sso.local.errors import OutputsError
from cognito_sso.local.fingerprint import fingerprint
from cognito_sso.local.layout import Layout
from cognito_sso.local.progress import Progress
from cognito_sso.local.site_outputs import SSO_LABEL, Site, parse_sites
from cognito_sso.local.site_upload import site_files, upload

_BOOTSTRAP_STACK = "CDKToolkit"
_STEADY = ("CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE")


def deploy_stacks(*, layout: Layout, emulator: Emulator, cdk: CdkCommand, progress: Progress) -> None:
    """Bootstrap and deploy, unless exactly these sources are deployed already. Two steps.

    Raises:
        CommandError: the CDK command line failed.
    """
    wanted = fingerprint(layout.root, port=emulator.port)
    statuses = _statuses(emulator)
    if statuses.get(_BOOTSTRAP_STACK) in _STEADY:
        progress.step("cdk bootstrap: done in an earlier run")
    else:
        progress.step("cdk bootstrap")
        cdk.bootstrap(emulator.region)
    if emulator.deployed_mark() == wanted and all(status in _STEADY for status in statuses.values()):
        progress.step("cdk deploy --all: nothing has changed since the last run")
        return
    progress.step("cdk deploy --all")
    cdk.deploy()
    emulator.remember_deployed(wanted)


def _statuses(emulator: Emulator) -> dict[str, str]:
    pages = emulator.stacks().get_paginator("describe_stacks").paginate()
    return {stack["StackName"]: stack["StackStatus"] for page in pages for stack in page["Stacks"]}


def deployed_sites(emulator: Emulator) -> list[Site]:
    """The sites of all stacks, the SSO first.

    Raises:
        OutputsError: a stack does not describe its site as agreed.
    """
    return parse_sites(dict(_outputs(emulator)))


def _outputs(emulator: Emulator) -> Iterator[tuple[str, str]]:
    for page in emulator.stacks().get_paginator("describe_stacks").paginate():
        for stack in page["Stacks"]:
            for output in stack.get("Outputs", []):
                yield output["OutputKey"], output["OutputValue"]


def publish_sites(sites: list[Site], *, layout: Layout, emulator: Emulator, progress: Progress) -> None:
    """Upload what changed, and give every distribution its friendly host name.

    Raises:
        LocalError: a site is not built.
    """
    buckets = emulator.buckets()
    for site in sites:
        result = upload(buckets, site, site_files(layout.root, site))
        progress.detail(f"{site.label}: {result.written} files written, {result.deleted} deleted")
    _replace(layout.sites, json.dumps({site.label: site.distribution_domain for site in sites}))


def seed_demo_user(sites: list[Site], *, application_id: str, emulator: Emulator, progress: Progress) -> None:
    """Make sure that somebody can sign in at once.

    Raises:
        LocalError: the demo user could not be made.
        OutputsError: the SSO site's configuration names no app client.
    """
    sso = next(site for site in sites if site.label == SSO_LABEL)
    client_id = sso.config.get("client_id")
    if not isinstance(client_id, str):
        raise OutputsError("The configuration of the SSO site has no client_id.")
    made = ensure_demo_user(
        emulator.public_cognito(),
        client_id=client_id,
        application_id=application_id,
        messages=emulator.messages,
    )
    progress.detail("made through the public sign-up" if made else "there already")


def _replace(path: Path, content: str) -> None:
    """Write in one step: the server reads this file at any time."""
    partial = path.with_suffix(".partial")
    partial.write_text(content, "utf-8")
    partial.replace(path)
