"""The server process: the emulator and its wrapper under hypercorn, on 127.0.0.1 only.

The emulator accepts unsigned admin calls to Cognito and forged challenge sessions, so it must never listen
elsewhere. It keeps its state only when it ends cleanly: SIGTERM, SIGINT, SIGHUP, or the end of standard
input with `--tied` (its starter died) do that.
"""

import argparse
import asyncio
import importlib
import os
import shutil
import signal
import sys
import tempfile
import threading
from pathlib import Path
from types import ModuleType

from hypercorn.asyncio import serve
from hypercorn.config import Config

from cognito_sso.local.api_queue import ApiQueue
from cognito_sso.local.asgi import App
from cognito_sso.local.browser_guard import BrowserGuard
from cognito_sso.local.confirmation_trigger import ConfirmationTrigger
from cognito_sso.local.emulated_pools import EmulatedPools, LambdaInvoker
from cognito_sso.local.emulator import ACCESS_KEY, SECRET_KEY, Emulator
from cognito_sso.local.host_routing import HostRouting
from cognito_sso.local.layout import Layout
from cognito_sso.local.mailbox import Mailbox
from cognito_sso.local.mailbox_outbox import Outbox
from cognito_sso.local.message_trigger import MessageTrigger
from cognito_sso.local.migration_trigger import MigrationTrigger
from cognito_sso.local.run_lock import RunLock
from cognito_sso.local.site_compression import SiteCompression
from cognito_sso.local.site_hosts import SiteHosts
from cognito_sso.local.trigger_bridge import TriggerBridge


def emulator_environment(*, layout: Layout, port: int, region: str) -> dict[str, str]:
    """The emulator's settings: IAM enforced, everything kept under `layout.home`, no listener but ours."""
    return {
        "AUTH": "true",
        "GATEWAY_PORT": str(port),
        "MINISTACK_REGION": region,
        "PERSIST_STATE": "1",
        "STATE_DIR": str(layout.state / "emulator"),
        "S3_PERSIST": "1",
        "S3_DATA_DIR": str(layout.state / "s3"),
        "TMPDIR": str(layout.temporary),
        "DOCKER_HOST": f"unix://{layout.temporary}/no-docker.sock",
        "IOT_MTLS_ENABLED": "0",
        "SFTP_ENABLED": "0",
        "AWS_ACCESS_KEY_ID": ACCESS_KEY,
        "AWS_SECRET_ACCESS_KEY": SECRET_KEY,
        "AWS_EC2_METADATA_DISABLED": "true",
    }


def wrapped(emulator_app: App, *, layout: Layout, port: int, region: str) -> App:
    """The emulator's ASGI app inside the queue, the host routing, the compression, the guard and the bridge.

    The queue is outermost: it knows browsers' calls to a site by their path, and lets those pass that a
    function makes below `/_sites/` while its own caller holds a turn.
    """
    emulator = Emulator(port=port, region=region)
    pools, invoke, outbox = EmulatedPools(emulator), LambdaInvoker(emulator), Outbox()
    migration = MigrationTrigger(pools=pools, invoke=invoke, region=region)
    confirmation = ConfirmationTrigger(pools=pools, invoke=invoke, region=region)
    message = MessageTrigger(
        pools=pools, invoke=invoke, region=region, listing=emulator.mail_listing, outbox=outbox
    )
    bridge = TriggerBridge(emulator_app, before=[migration], after=[message, confirmation])
    sites = SiteHosts(layout.hosts)
    guarded = BrowserGuard(bridge, port=port, cognito_labels=sites.sso_labels)
    cdn = SiteCompression(guarded)
    routing = HostRouting(cdn, mailbox=Mailbox(emulator_app, outbox), sites=sites, port=port)
    return ApiQueue(routing)


def _load_emulator(layout: Layout, *, port: int, region: str) -> ModuleType:
    """Import the emulator, which reads its settings from the environment at import."""
    shutil.rmtree(layout.temporary, ignore_errors=True)
    for folder in (layout.temporary, layout.state):
        folder.mkdir(parents=True, exist_ok=True)
    os.environ.update(emulator_environment(layout=layout, port=port, region=region))
    tempfile.tempdir = str(layout.temporary)  # it may have been asked for, and cached, before now
    # Functions inherit this environment; they must find what is in their zip, not the checkout.
    os.environ.pop("PYTHONPATH", None)
    return importlib.import_module("ministack.app")


async def _serve(app: App, *, port: int, tied: bool) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        loop.add_signal_handler(number, stop.set)
    if tied:
        watch = threading.Thread(target=_wait_for_end_of_input, args=(loop, stop), daemon=True)
        watch.start()
    config = Config()
    config.bind = [f"127.0.0.1:{port}"]
    config.keep_alive_timeout = 75
    # Hypercorn types an ASGI app by its own TypedDicts, and the trigger as returning nothing.
    await serve(app, config, shutdown_trigger=stop.wait)  # type: ignore[arg-type]


def _wait_for_end_of_input(loop: asyncio.AbstractEventLoop, stop: asyncio.Event) -> None:
    # Not `sys.stdin`: a thread inside its buffer's lock would abort the interpreter's shutdown.
    while os.read(sys.stdin.fileno(), 1024):
        pass
    loop.call_soon_threadsafe(stop.set)


def main() -> int:
    """Serve until told to stop; exit code 1 when another server holds the lock."""
    parser = argparse.ArgumentParser(prog="python -m cognito_sso.local.server")
    parser.add_argument("--root", type=Path, required=True)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--region", required=True)
    parser.add_argument("--tied", action="store_true", help="end when standard input ends")
    arguments = parser.parse_args()
    layout = Layout(root=arguments.root, home=arguments.home)
    if RunLock.acquire(layout.server_lock, port=arguments.port) is None:
        print("Another server holds the lock.", file=sys.stderr)
        return 1
    where = {"layout": layout, "port": arguments.port, "region": arguments.region}
    emulator = _load_emulator(**where)
    try:
        asyncio.run(_serve(wrapped(emulator.app, **where), port=arguments.port, tied=arguments.tied))
    finally:
        importlib.import_module("ministack.core.lambda_runtime").reset()
        shutil.rmtree(layout.temporary, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
