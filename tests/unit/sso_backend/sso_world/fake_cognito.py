"""Cognito's custom-auth flow, which moto lacks: it calls the real triggers and signs tokens."""

# ruff: noqa: N803 - arguments are named as boto3 names them

import copy
import json
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

from sso_world.fake_directory import FakeDirectory
from sso_world.signing import SigningKey

EVENTS = Path(__file__).parents[3] / "events"
TOKEN_SECONDS = 3600


def event(name: str) -> dict[str, Any]:
    """An event of `tests/events`, fresh."""
    loaded: dict[str, Any] = json.loads((EVENTS / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


class FakeCognito(FakeDirectory):
    """`trigger` is the auth_challenge function."""

    def __init__(
        self, *, key: SigningKey, issuer: str, clock: Callable[[], float], trigger: Callable[..., Any]
    ) -> None:
        super().__init__()
        self.clients: set[str] = set()
        self.trigger = trigger
        self.answers: list[str] = []
        self.refreshed: list[str] = []
        self._sessions: dict[str, tuple[str, str]] = {}
        self._signed_in: dict[str, tuple[str, str, str]] = {}
        self._key, self._issuer, self._clock = key, issuer, clock

    def admin_initiate_auth(
        self, *, UserPoolId: str, ClientId: str, AuthFlow: str, AuthParameters: dict[str, str]
    ) -> dict[str, Any]:
        self._maybe_fail("AdminInitiateAuth")
        if AuthFlow == "REFRESH_TOKEN_AUTH":
            return self._refresh(AuthParameters["REFRESH_TOKEN"], ClientId)
        assert AuthFlow == "CUSTOM_AUTH"
        user_id = AuthParameters["USERNAME"]
        if user_id not in self.users:
            raise self.error("UserNotFoundException", "AdminInitiateAuth")
        defined = self._run("DefineAuthChallenge_Authentication", user_id, ClientId, session=[])
        if defined.get("failAuthentication") or defined.get("challengeName") != "CUSTOM_CHALLENGE":
            raise self.error("NotAuthorizedException", "AdminInitiateAuth")
        created = self._run("CreateAuthChallenge_Authentication", user_id, ClientId, session=[])
        token = secrets.token_hex()
        self._sessions[token] = (user_id, ClientId)
        parameters = {**created["publicChallengeParameters"], "USERNAME": user_id}
        return {"ChallengeName": "CUSTOM_CHALLENGE", "Session": token, "ChallengeParameters": parameters}

    def admin_respond_to_auth_challenge(
        self,
        *,
        UserPoolId: str,
        ClientId: str,
        ChallengeName: str,
        Session: str,
        ChallengeResponses: dict[str, str],
    ) -> dict[str, Any]:
        self._maybe_fail("AdminRespondToAuthChallenge")
        user_id, client_id = self._sessions.pop(Session)
        assert (client_id, user_id) == (ClientId, ChallengeResponses["USERNAME"])
        answer = ChallengeResponses["ANSWER"]
        self.answers.append(answer)
        verified = self._run(
            "VerifyAuthChallengeResponse_Authentication", user_id, ClientId, challengeAnswer=answer
        )
        history = [{"challengeName": ChallengeName, "challengeResult": verified["answerCorrect"]}]
        defined = self._run("DefineAuthChallenge_Authentication", user_id, ClientId, session=history)
        if not defined["issueTokens"]:
            raise self.error("NotAuthorizedException", "AdminRespondToAuthChallenge")
        refresh_token = f"cognito-refresh.{secrets.token_urlsafe(1200)}"
        self._signed_in[refresh_token] = (user_id, ClientId, str(uuid4()))
        tokens = self._tokens(refresh_token)["AuthenticationResult"]
        return {"AuthenticationResult": tokens | {"RefreshToken": refresh_token}}

    def id_token(self, user_id: str, client_id: str, **claims: object) -> str:
        """As a password login at that client gives it."""
        login = {"auth_time": int(self._clock()), "cognito:username": user_id}
        return self._token(user_id, token_use="id", aud=client_id, **self.users[user_id], **login | claims)

    def _refresh(self, refresh_token: str, client_id: str) -> dict[str, Any]:
        self.refreshed.append(client_id)
        user_id, own_client_id, _ = self._signed_in.get(refresh_token, ("", "", ""))
        if client_id != own_client_id or user_id not in self.users or user_id in self.disabled:
            raise self.error("NotAuthorizedException", "AdminInitiateAuth")
        return self._tokens(refresh_token)

    def _tokens(self, refresh_token: str) -> dict[str, Any]:
        user_id, client_id, origin_jti = self._signed_in[refresh_token]
        claims = {"origin_jti": origin_jti, "jti": str(uuid4())}
        return {
            "AuthenticationResult": {
                "IdToken": self.id_token(user_id, client_id, **claims),
                "AccessToken": self._token(user_id, token_use="access", client_id=client_id, **claims),
                "ExpiresIn": TOKEN_SECONDS,
            }
        }

    def _token(self, user_id: str, **claims: object) -> str:
        now = int(self._clock())
        fixed = {"sub": user_id, "iss": self._issuer, "iat": now, "exp": now + TOKEN_SECONDS}
        return self._key.sign({name: value for name, value in (fixed | claims).items() if value is not None})

    def _run(self, source: str, user_id: str, client_id: str, **request: object) -> dict[str, Any]:
        sent = copy.deepcopy(event("cognito_auth_challenge"))
        sent |= {"triggerSource": source, "userName": user_id}
        sent["callerContext"]["clientId"] = client_id
        sent["request"] |= {"userAttributes": {"sub": user_id, **self.users[user_id]}, **request}
        response: dict[str, Any] = self.trigger(sent)["response"]
        return response
