"""The public keys of the tokens can be fetched and used."""

import base64
import binascii
from collections.abc import Iterator
from typing import Any

from cognito_sso.admin.doctor.case import Case, json_object
from cognito_sso.admin.doctor.verdicts import Check, Findings, Verdict
from cognito_sso.admin.web import Web

_FOUND = Findings("token keys")
_OK = 200
_LEAST_BYTES = 2048 // 8
_NOBODY = "Nobody can sign in, and APIs will refuse all tokens; look at the state of Cognito in this region."


def checks(case: Case) -> Iterator[Check]:
    url = case.environment.keys_url
    yield Check(_FOUND.group, url, lambda: _look(case.web, url))


def _look(web: Web, url: str) -> Iterator[Verdict]:
    answer = web.get(url)
    keys = json_object(answer).get("keys")
    if answer.status != _OK or not isinstance(keys, list) or not keys:
        yield _FOUND.wrong(f"{url} answers {answer.status} and no keys.", _NOBODY)
        return
    unusable = [str(key.get("kid")) if isinstance(key, dict) else "?" for key in keys if not _is_usable(key)]
    if unusable:
        yield _FOUND.wrong(f"{url} has keys that cannot be used: {', '.join(unusable)}.", _NOBODY)
    else:
        yield _FOUND.ok(f"{url} has {len(keys)} keys.")


def _is_usable(key: Any) -> bool:  # noqa: ANN401 - anything may stand there
    """Whether a validator takes it: an RSA key for RS256 (RFC 7517, RFC 7518 section 6.3)."""
    if not isinstance(key, dict) or key.get("kty") != "RSA" or not key.get("kid"):
        return False
    if key.get("alg", "RS256") != "RS256" or key.get("use", "sig") != "sig":
        return False
    return len(_number(key.get("n"))) >= _LEAST_BYTES and bool(_number(key.get("e")))


def _number(text: object) -> bytes:
    try:
        return base64.b64decode(f"{text}==", altchars=b"-_", validate=False).lstrip(b"\0")
    except (binascii.Error, ValueError):
        return b""
