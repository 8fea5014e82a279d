"""Entry points of the SSO backend's Lambda functions: `app.app` is the REST API, the rest are triggers.

Importing this reads no environment and makes no AWS client: it is imported at synth, too. What one function
needs is imported when it runs, for the sake of the other functions' cold starts. For the triggers that means
Chalice and the routes, a fifth of theirs: `app` is built when it is first asked for (PEP 562).
"""

# ruff: noqa: PLC0415

from functools import cache
from typing import TYPE_CHECKING, Any

from chalicelib.composition.events import event_lines, metrics_namespace
from chalicelib.composition.loading import no_garbage_sought
from chalicelib.triggers.watch import watched
from sso_auth.event_scope import request_id_of

if TYPE_CHECKING:
    from chalicelib.routes.sso_services import SsoServices
    from sso_auth.chalice_api import JsonApi

    app: JsonApi


def __getattr__(name: str) -> "JsonApi":
    if name != "app":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return _api()


@cache
def _api() -> "JsonApi":
    with no_garbage_sought():
        from chalicelib.routes.api import build_api

        return build_api(_services, metrics_namespace=metrics_namespace)


def _services() -> "SsoServices":
    with no_garbage_sought():
        from chalicelib.composition.api import services_from_environment

        return services_from_environment()


def pre_sign_up(event: dict[str, Any], context: object) -> dict[str, Any]:
    """Cognito's PreSignUp trigger."""
    from chalicelib.composition.pre_sign_up import pre_sign_up as trigger

    with watched("pre_sign_up", context, event_lines):
        return trigger()(event)


def post_confirmation(event: dict[str, Any], context: object) -> dict[str, Any]:
    """Cognito's PostConfirmation trigger."""
    from chalicelib.composition.table_functions import post_confirmation as trigger

    with watched("post_confirmation", context, event_lines):
        return trigger()(event)


def custom_message(event: dict[str, Any], context: object) -> dict[str, Any]:
    """Cognito's CustomMessage trigger.

    No exception reaches Cognito, which would refuse the sign-up or the recovery for it. An event that comes
    back as it was has Cognito send the pool's own text, with the code; the failure is written down and
    counted like any trigger's. A timeout, a crash while this module loads and a throttled call cannot be
    caught here: for those Cognito refuses.
    """
    try:
        with watched("custom_message", context, event_lines):
            from chalicelib.composition.custom_message import custom_message as trigger

            return trigger()(event)
    except Exception:
        return event


def pre_token_generation(event: dict[str, Any], context: object) -> dict[str, Any]:
    """Cognito's PreTokenGeneration trigger, version 2."""
    from chalicelib.triggers.pre_token_generation import withhold_user_operations

    with watched("pre_token_generation", context, event_lines):
        return withhold_user_operations(event)


def auth_challenge(event: dict[str, Any], context: object) -> dict[str, Any]:
    """Cognito's Define, Create and VerifyAuthChallenge triggers."""
    from chalicelib.composition.table_functions import auth_challenge as trigger

    with watched("auth_challenge", context, event_lines):
        return trigger()(event)


def register_application(event: dict[str, Any], context: object) -> None:
    """CloudFormation's custom resource for an application's record."""
    from chalicelib.composition.table_functions import register_application as resource

    with watched("register_application", context, event_lines):
        resource()(event)


def user_migration(event: dict[str, Any], context: object) -> dict[str, Any]:
    """Cognito's UserMigration trigger, while users move here from another pool."""
    from chalicelib.composition.user_migration import user_migration as trigger

    with watched("user_migration", context, event_lines):
        return trigger()(event)


def operator(event: object, context: object) -> dict[str, Any]:
    """What the operator's command asks for: one action with its arguments."""
    from chalicelib.composition.operator import operator as operate

    with watched("operator", context, event_lines):
        return operate()(event, request_id=request_id_of(context))
