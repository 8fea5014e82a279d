"""From a running emulator to sites that answer: stacks, site files, host names, demo users."""

from dataclasses import dataclass

from cognito_sso.local.cdk_command import CdkCommand
from cognito_sso.local.demo_user import DemoUserRefusedError, ensure_demo_user
from cognito_sso.local.emulator import Emulator
from cognito_sso.local.errors import OutputsError
from cognito_sso.local.fingerprint import fingerprint
from cognito_sso.local.layout import Layout
from cognito_sso.local.progress import Progress
from cognito_sso.local.site_hosts import write_site_hosts
from cognito_sso.local.site_outputs import Application, Output, Site, parse_applications, parse_sites
from cognito_sso.local.site_upload import site_files, upload

_BOOTSTRAP_STACK = "CDKToolkit"
_STEADY = ("CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE")


@dataclass(frozen=True)
class Deployed:
    """What the stacks have: sites, those of SSOs first, and applications, the oldest first."""

    sites: list[Site]
    applications: list[Application]

    @property
    def sso_sites(self) -> list[Site]:
        return [site for site in self.sites if site.is_sso]

    @property
    def application_sites(self) -> list[Site]:
        return [site for site in self.sites if not site.is_sso]


def deploy_stacks(*, layout: Layout, emulator: Emulator, cdk: CdkCommand, progress: Progress) -> None:
    """Bootstrap and deploy, unless exactly these sources are deployed already. Two steps.

    Only the checkout's sources are all known; what another project is made of, the CDK has to find out.

    Raises:
        CommandError: the CDK command line failed.
    """
    statuses = _statuses(emulator)
    if statuses.get(_BOOTSTRAP_STACK) in _STEADY:
        progress.step("cdk bootstrap: done in an earlier run")
    else:
        progress.step("cdk bootstrap")
        cdk.bootstrap(emulator.region)
    wanted = fingerprint(layout.root, port=emulator.port) if layout.is_checkout else ""
    is_steady = all(status in _STEADY for status in statuses.values())
    if wanted and is_steady and emulator.deployed_mark() == wanted:
        progress.step("cdk deploy --all: nothing has changed since the last run")
        return
    progress.step("cdk deploy --all")
    cdk.deploy()
    if wanted:
        emulator.remember_deployed(wanted)


def _statuses(emulator: Emulator) -> dict[str, str]:
    pages = emulator.stacks().get_paginator("describe_stacks").paginate()
    return {stack["StackName"]: stack["StackStatus"] for page in pages for stack in page["Stacks"]}


def deployed(emulator: Emulator) -> Deployed:
    """What the outputs of all stacks say.

    Raises:
        OutputsError: a stack does not describe its site as agreed.
    """
    outputs = _outputs(emulator)
    return Deployed(parse_sites(outputs), parse_applications(outputs))


def _outputs(emulator: Emulator) -> list[Output]:
    pages = emulator.stacks().get_paginator("describe_stacks").paginate()
    stacks = sorted((stack for page in pages for stack in page["Stacks"]), key=lambda it: it["CreationTime"])
    return [
        (output["OutputKey"], output["OutputValue"])
        for stack in stacks
        for output in stack.get("Outputs", [])
    ]


def publish_sites(sites: list[Site], *, layout: Layout, emulator: Emulator, progress: Progress) -> None:
    """Upload what changed, and give every distribution its friendly host name.

    Raises:
        LocalError: a site is not built.
    """
    buckets = emulator.buckets()
    for site in sites:
        result = upload(buckets, site, site_files(layout.root, site))
        progress.detail(f"{site.label}: {result.written} files written, {result.deleted} deleted")
    write_site_hosts(layout.hosts, sites)


def seed_demo_users(found: Deployed, *, emulator: Emulator, progress: Progress) -> bool:
    """Make sure that somebody can sign in at once: at every SSO, as a member of its first application.

    Whether there is a demo user anywhere. A refusal by an SSO's own rules is no failure.

    Raises:
        LocalError: a demo user could not be made.
        OutputsError: an SSO site's configuration names no app client.
    """
    there = False
    for sso in found.sso_sites:
        application = next((each for each in found.applications if each.sso_label == sso.label), None)
        if application is None:
            progress.detail(f"{sso.label}: none, because it has no application yet")
            continue
        try:
            _seed_demo_user(sso, application, emulator=emulator, progress=progress)
            there = True
        except DemoUserRefusedError as refusal:
            progress.detail(f"{sso.label}: none, because {refusal}")
    return there


def _seed_demo_user(sso: Site, application: Application, *, emulator: Emulator, progress: Progress) -> None:
    client_id = sso.config.get("client_id")
    if not isinstance(client_id, str):
        raise OutputsError(f"The configuration of the site {sso.label} has no client_id.")
    made = ensure_demo_user(
        emulator.public_cognito(),
        client_id=client_id,
        application_id=application.id,
        messages=emulator.messages,
    )
    how = "made through the public sign-up" if made else "there already"
    progress.detail(f"{sso.label}: {how}, for {application.id}")
