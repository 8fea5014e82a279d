"""A function of the usual packages, imported and set up at the top as their manuals do."""

from typing import Any

import boto3
from aws_lambda_powertools import Logger, Metrics
from aws_lambda_powertools.utilities.parser import BaseModel, parse
from aws_lambda_powertools.utilities.parser.envelopes import ApiGatewayEnvelope
from chalice.app import Chalice
from jose import jwt

app = Chalice(app_name="naive")
logger = Logger(service="naive")
metrics = Metrics(service="naive", namespace="naive")
table = boto3.resource("dynamodb").Table("bench")


class SessionRequest(BaseModel):
    """A body with three fields, as `get-session` has one."""

    session_id: str
    application_id: str
    code_verifier: str


@app.route("/get-session", methods=["POST"])
def get_session() -> dict[str, object]:
    """What a function uses of the packages; it is not called."""
    request: Any = app.current_request
    asked: Any = parse(request.to_dict(), model=SessionRequest, envelope=ApiGatewayEnvelope)
    return {"claims": jwt.get_unverified_claims(asked.session_id)}


def handler(event: object, context: object) -> dict[str, object]:
    """Reads one item."""
    return {**table.get_item(Key={"PK": "application-shop", "SK": "application"})["Item"]}
