"""The user pool: its triggers, its protection, its second factor, its mails."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from cognito_sso.admin.doctor.case import Case
from cognito_sso.admin.doctor.verdicts import BY_HAND, Check, Findings, Verdict

_FOUND = Findings("user pool")
_ARN_REGION = 3
_MFA = {"off": "OFF", "optional": "OPTIONAL", "required": "ON"}
_MANY = {"auth_challenge": ("DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse")}


def checks(case: Case) -> Iterator[Check]:
    yield Check(_FOUND.group, "The user pool", lambda: _pool(case))
    for trigger, function in case.environment.sso.triggers.items():
        yield Check(
            _FOUND.group,
            f"The function {function}",
            partial(_function, case, trigger, function),
        )


def _pool(case: Case) -> Iterator[Verdict]:
    sso = case.environment.sso
    pool = case.inventory.user_pool(sso.user_pool_id)
    if pool is None:
        yield _FOUND.wrong(
            f"The user pool {sso.user_pool_id} is gone.", "Restore the users from an export into a new pool."
        )
        return
    yield from _triggers(sso.triggers, pool.get("LambdaConfig", {}))
    yield _protection(case, pool)
    yield _second_factor(case, pool)
    yield _mails(case, pool)


def _triggers(triggers: Mapping[str, str], attached: Mapping[str, Any]) -> Iterator[Verdict]:
    for trigger, function in triggers.items():
        missing = [name for name in _cognito_names(trigger) if _function_of(attached, name) != function]
        if missing:
            yield _FOUND.wrong(f"The trigger {', '.join(missing)} does not call {function}.", BY_HAND)
        else:
            yield _FOUND.ok(f"The trigger {trigger} calls {function}.")


def _cognito_names(trigger: str) -> tuple[str, ...]:
    """What `DescribeUserPool` calls the trigger `pre_sign_up`: `PreSignUp`."""
    return _MANY.get(trigger, ("".join(part.capitalize() for part in trigger.split("_")),))


def _function_of(attached: Mapping[str, Any], name: str) -> str:
    versioned = attached.get(f"{name}Config") or {}
    arn = str(versioned.get("LambdaArn") or attached.get(name) or "")
    return arn.partition(":function:")[2].partition(":")[0]


def _function(case: Case, trigger: str, name: str) -> Iterator[Verdict]:
    found = case.inventory.function(name)
    if found is None:
        yield _FOUND.wrong(f"The function {name} of the trigger {trigger} is gone.", BY_HAND)
    elif found.get("State", "Active") not in ("Active", "Inactive"):  # inactive: idle for weeks
        yield _FOUND.wrong(
            f"The function {name} is {found['State']}: {found.get('StateReason', '')}.", BY_HAND
        )


def _protection(case: Case, pool: Mapping[str, Any]) -> Verdict:
    if pool.get("DeletionProtection") == "ACTIVE":
        return _FOUND.ok("The user pool is protected against deletion.")
    if case.environment.is_local:
        return _FOUND.ok("The user pool may be deleted, as anything local.")
    return _FOUND.warning("The user pool may be deleted with all users.", BY_HAND)


def _second_factor(case: Case, pool: Mapping[str, Any]) -> Verdict:
    wanted, found = case.sso_config.get("mfa"), pool.get("MfaConfiguration", "OFF")
    if wanted not in _MFA:
        return _FOUND.warning(
            f"The second factor is {found}; the SSO site does not tell what it should be.",
            "See the verdicts on the sites.",
        )
    if _MFA[str(wanted)] != found:
        return _FOUND.wrong(
            f"The second factor is {found} at the pool, but {wanted} in the settings.", BY_HAND
        )
    return _FOUND.ok(f"The second factor is {wanted}.")


def _mails(case: Case, pool: Mapping[str, Any]) -> Verdict:
    if case.environment.is_local:
        return _FOUND.ok("Mails go to the local mailbox.")
    if pool.get("EmailConfiguration", {}).get("EmailSendingAccount") != "DEVELOPER":
        return _FOUND.warning(
            "Mails come from Cognito's own sender, 50 a day at most.",
            "Set [mail] in the environment's settings to an identity verified at SES, and deploy.",
        )
    region = _mail_region(pool) or case.environment.region
    if not case.inventory.may_mail_anyone(region):
        return _FOUND.wrong(
            f"SES is in its sandbox in {region}: only verified addresses get mails.",
            "Ask for production access in the SES console of that region.",
        )
    return _FOUND.ok("Mails come from your own sender at SES.")


def _mail_region(pool: Mapping[str, Any]) -> str:
    """Where the sender's identity is: `arn:aws:ses:<region>:<account>:identity/example.com`."""
    parts = str(pool.get("EmailConfiguration", {}).get("SourceArn", "")).split(":")
    return parts[_ARN_REGION] if len(parts) > _ARN_REGION else ""
