"""The APIs: every path reaches the function, and what does not is said in the contract's words."""

import json
from typing import Any

import pytest
from cognito_sso.api.gateway_responses import described_responses
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


def test_every_operation_demands_the_key_that_the_cdn_shows(templates: Templates) -> None:
    for stack, construct in ((templates.sso, "Sso"), (templates.shop, "Application")):
        body = templates.only(stack, "AWS::ApiGateway::RestApi")["Body"]
        ((name, scheme),) = body["securityDefinitions"].items()
        assert scheme == {"type": "apiKey", "name": "x-api-key", "in": "header"}
        for operations in body["paths"].values():
            assert [each["security"] for each in operations.values()] == [[{name: []}]] * len(METHODS)
        (stage,) = templates.only(stack, "AWS::ApiGateway::UsagePlan")["ApiStages"]
        assert stage["ApiId"]["Ref"].startswith(f"{construct}BackendApi")
        assert stage["Stage"]["Ref"].startswith(f"{construct}BackendApiDeploymentStage")
        link = templates.only(stack, "AWS::ApiGateway::UsagePlanKey")
        assert link["KeyId"]["Ref"].startswith(f"{construct}BackendOriginKey")
        assert link["UsagePlanId"]["Ref"].startswith(f"{construct}BackendOriginKeyPlan")


def test_the_key_is_made_by_aws_and_stands_in_no_template(templates: Templates) -> None:
    for stack, construct in ((templates.sso, "Sso"), (templates.shop, "Application")):
        secret = templates.named(stack, "AWS::SecretsManager::Secret", f"{construct}BackendOriginKeySecret")
        assert secret["GenerateSecretString"]["PasswordLength"] >= 40
        assert "SecretString" not in secret
        key = templates.named(stack, "AWS::ApiGateway::ApiKey", f"{construct}BackendOriginKey")
        before, reference, after = key["Value"]["Fn::Join"][1]
        assert (before, after) == ("{{resolve:secretsmanager:", ":SecretString:::}}")
        assert reference["Ref"].startswith(f"{construct}BackendOriginKeySecret")


def test_an_api_answers_no_more_than_the_settings_say() -> None:
    templates = synthesize("dev", api_requests_per_second=30)
    for stack in (templates.sso, templates.shop):
        (all_methods,) = templates.only(stack, "AWS::ApiGateway::Stage")["MethodSettings"]
        assert all_methods["ThrottlingRateLimit"] == 30
        assert all_methods["ThrottlingBurstLimit"] == 60


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
