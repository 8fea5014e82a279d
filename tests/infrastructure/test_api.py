"""The APIs: every path reaches the function, and what does not is said in the contract's words."""

import json
from typing import Any

import pytest
from cognito_sso.gateway_responses import described_responses
from synthesized import Templates, synthesize

METHODS = {"get", "post", "put", "patch", "delete", "head", "options"}


def test_every_method_of_every_path_is_answered_by_the_function(templates: Templates) -> None:
    for stack in (templates.sso, templates.shop):
        paths = templates.only(stack, "AWS::ApiGateway::RestApi")["Body"]["paths"]
        assert "/{proxy+}" in paths
        for operations in paths.values():
            assert set(operations) == METHODS
            assert {each["x-amazon-apigateway-integration"]["type"] for each in operations.values()} == {
                "aws_proxy"
            }


def test_no_body_arrives_in_base64(templates: Templates) -> None:
    for stack in (templates.sso, templates.shop):
        body = templates.only(stack, "AWS::ApiGateway::RestApi")["Body"]
        assert "x-amazon-apigateway-binary-media-types" not in body


@pytest.mark.parametrize("name", ["dev", "prod"])
def test_on_aws_the_gateways_answers_are_part_of_the_description(name: str) -> None:
    """As resources beside it they would be dropped by the next change of the description."""
    templates = synthesize(name)
    for stack in (templates.sso, templates.shop):
        body = templates.only(stack, "AWS::ApiGateway::RestApi")["Body"]
        assert body["x-amazon-apigateway-gateway-responses"] == described_responses()
        assert not templates.of_type(stack, "AWS::ApiGateway::GatewayResponse")


@pytest.mark.parametrize("answer", described_responses().values(), ids=list(described_responses()))
def test_a_gateways_answer_has_the_contracts_shape(answer: dict[str, Any]) -> None:
    body = json.loads(answer["responseTemplates"]["application/json"])
    assert set(body) == {"error", "message", "request_id"}
    assert answer["responseParameters"]["gatewayresponse.header.Cache-Control"] == "'no-store'"
    if answer["statusCode"] in ("429", "503"):
        assert "gatewayresponse.header.Retry-After" in answer["responseParameters"]
