"""The constructs in somebody's own CDK app: next to nothing said, or with what exists already."""

import json
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_certificatemanager as acm
from aws_cdk import aws_cognito as cognito
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_kms as kms
from aws_cdk import aws_route53 as route53
from cognito_sso import (
    ApplicationSettings,
    SiteDomain,
    Sso,
    SsoApplication,
    SsoSettings,
)
from cognito_sso.sso_table import INVERTED_INDEX
from own_project import ELSEWHERE, Project, stack_of
from synthesized import ROOT, Templates

SITE = ROOT / "frontend" / "client_fe" / "dist"
BACKEND = ROOT / "runtime" / "client_backend"
WEB_ACL = "arn:aws:wafv2:us-east-1:123456789012:global/webacl/ours/0a1b2c3d"


def count(template: dict[str, Any], resource_type: str) -> int:
    return len(Templates.of_type(template, resource_type))


@pytest.mark.parametrize(
    "context", [{}, {"environment": "local", "local_port": "4566"}], ids=["aws", "local"]
)
def test_two_lines_are_a_whole_single_sign_on(context: dict[str, str]) -> None:
    app = cdk.App(context=context)
    stack = stack_of(app, "Hello")
    Sso(stack, "Sso").add_application("hello", name="Hello", site=SITE)
    template = app.synth().get_stack_by_name("Hello").template
    assert count(template, "AWS::Cognito::UserPool") == 1
    assert count(template, "AWS::CloudFront::Distribution") == 2
    assert {"SsoOperations", "ApplicationHello"} <= set(template["Outputs"])


def test_without_a_backend_there_is_no_api_and_no_table_of_its_own(project: Project) -> None:
    Sso(project.stack, "Sso").add_application("hello", name="Hello", site=SITE)
    template = project.template()
    assert count(template, "AWS::ApiGateway::RestApi") == 1
    assert count(template, "AWS::DynamoDB::Table") == 1
    site = Templates.named(template, "AWS::CloudFront::Distribution", "SsoApplicationHelloSiteDistribution")
    assert "CacheBehaviors" not in site["DistributionConfig"]


def test_without_a_site_an_application_is_a_client_and_a_record(project: Project) -> None:
    sso = Sso(project.stack, "Sso")
    application = sso.add_application("hello", name="Hello", channels=[ELSEWHERE])
    assert (application.site, application.api, application.table) == (None, None, None)
    template = project.template()
    (channel,) = Templates.named(template, "Custom::SsoApplication", "SsoApplicationHelloRegistration")[
        "Channels"
    ]
    assert channel["return_url"] == "https://hello.example/success"
    assert count(template, "AWS::CloudFront::Distribution") == 1
    assert count(template, "AWS::Cognito::UserPoolClient") == 2


def test_an_application_may_be_in_a_stack_of_its_own(project: Project) -> None:
    sso = Sso(project.stack, "Sso")
    other = stack_of(project.app, "Other")
    sso.add_application("hello", name="Hello", channels=[ELSEWHERE], backend=BACKEND, scope=other)
    assembly = project.app.synth()
    own, others = (assembly.get_stack_by_name(name).template for name in ("Hello", "Other"))
    alone = Project.new(environment="local", local_port="4566")
    Sso(alone.stack, "Sso")
    assert own["Resources"] == alone.template()["Resources"], "it comes and goes without a change there"
    assert count(others, "AWS::ApiGateway::RestApi") == 1
    assert count(others, "AWS::DynamoDB::Table") == 1


def test_a_user_pool_of_ones_own_gets_the_triggers_and_the_clients(project: Project) -> None:
    pool = cognito.UserPool(project.stack, "Ours", sign_in_aliases=cognito.SignInAliases(email=True))
    sso = Sso(project.stack, "Sso", user_pool=pool)
    sso.add_application("hello", name="Hello", channels=[ELSEWHERE])
    template = project.template()
    ours = Templates.only(Templates(template, template, None), template, "AWS::Cognito::UserPool")
    assert set(ours["LambdaConfig"]) >= {"PreSignUp", "PostConfirmation", "PreTokenGenerationConfig"}
    for client in Templates.of_type(template, "AWS::Cognito::UserPoolClient").values():
        assert client["Properties"]["UserPoolId"]["Ref"].startswith("Ours")


def test_a_table_of_ones_own_is_used_and_none_is_made(project: Project) -> None:
    ours = dynamodb.Table.from_table_attributes(
        project.stack, "Ours", table_name="ours", global_indexes=[INVERTED_INDEX]
    )
    Sso(project.stack, "Sso", table=ours)
    template = project.template()
    assert count(template, "AWS::DynamoDB::Table") == 0
    rest = Templates.named(template, "AWS::Lambda::Function", "SsoBackendRest")
    assert rest["Environment"]["Variables"]["TABLE_NAME"] == "ours"
    policy = json.dumps(Templates.named(template, "AWS::IAM::Policy", "SsoBackendRestRoleDefaultPolicy"))
    assert ":table/ours" in policy
    assert f"/index/{INVERTED_INDEX}" in policy


def test_an_application_may_bring_its_table_too(project: Project) -> None:
    ours = dynamodb.Table.from_table_name(project.stack, "Ours", "ours")
    application = SsoApplication(
        project.stack,
        "Hello",
        sso=Sso(project.stack, "Sso"),
        application=ApplicationSettings(id="hello", name="Hello", channels=(ELSEWHERE,)),
        backend=BACKEND,
        table=ours,
    )
    assert application.table is ours
    template = project.template()
    assert count(template, "AWS::DynamoDB::Table") == 1
    rest = Templates.named(template, "AWS::Lambda::Function", "HelloBackendRest")
    assert rest["Environment"]["Variables"]["TABLE_NAME"] == "ours"


def test_a_key_of_ones_own_encrypts_and_every_user_of_it_is_let(project: Project) -> None:
    key = kms.Key(project.stack, "Ours")
    Sso(project.stack, "Sso", encryption_key=key)
    template = project.template()
    table = Templates.only(Templates(template, template, None), template, "AWS::DynamoDB::Table")
    assert table["SSESpecification"]["SSEType"] == "KMS"
    assert table["SSESpecification"]["KMSMasterKeyId"]["Fn::GetAtt"][0].startswith("Ours")
    topic = Templates.named(template, "AWS::SNS::Topic", "SsoDeletedAccountsTopic")
    assert topic["KmsMasterKeyId"]["Fn::GetAtt"][0].startswith("Ours")
    for part in (
        "Rest",
        "PostConfirmation",
        "AuthChallenge",
        "CustomMessage",
        "RegisterApplication",
        "Operator",
    ):
        policy = Templates.named(template, "AWS::IAM::Policy", f"SsoBackend{part}RoleDefaultPolicy")
        allowed = [
            each for each in policy["PolicyDocument"]["Statement"] if "kms:" in json.dumps(each["Action"])
        ]
        assert allowed, part
        assert all(each["Resource"]["Fn::GetAtt"][0].startswith("Ours") for each in allowed)
    for part in ("PreSignUp", "PreTokenGeneration"):
        policy = Templates.named(template, "AWS::IAM::Policy", f"SsoBackend{part}RoleDefaultPolicy")
        assert "kms:" not in json.dumps(policy), "it reads no table"


def domain(stack: cdk.Stack, *, in_zone: bool) -> SiteDomain:
    return SiteDomain(
        name="login.example.org",
        certificate=acm.Certificate.from_certificate_arn(
            stack, "Certificate", "arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d"
        ),
        hosted_zone=route53.HostedZone.from_hosted_zone_attributes(
            stack, "Zone", hosted_zone_id="Z0123456789", zone_name="example.org"
        )
        if in_zone
        else None,
    )


@pytest.mark.parametrize(("in_zone", "records"), [(True, 2), (False, 0)])
def test_a_domain_of_ones_own_with_or_without_its_zone(in_zone: bool, records: int) -> None:
    project = Project.new()
    Sso(project.stack, "Sso", domain=domain(project.stack, in_zone=in_zone), settings=SsoSettings())
    template = project.template()
    site = Templates.named(template, "AWS::CloudFront::Distribution", "SsoSiteDistribution")
    assert site["DistributionConfig"]["Aliases"] == ["login.example.org"]
    assert count(template, "AWS::Route53::RecordSet") == records


def test_a_firewall_of_ones_own_is_before_all_sites(project: Project) -> None:
    sso = Sso(project.stack, "Sso", web_acl_arn=WEB_ACL)
    sso.add_application("hello", name="Hello", site=SITE)
    sites = Templates.of_type(project.template(), "AWS::CloudFront::Distribution").values()
    assert [each["Properties"]["DistributionConfig"]["WebACLId"] for each in sites] == [WEB_ACL] * 2


def test_an_application_may_have_another_firewall(project: Project) -> None:
    SsoApplication(
        project.stack,
        "Hello",
        sso=Sso(project.stack, "Sso", web_acl_arn=WEB_ACL),
        application=ApplicationSettings(id="hello", name="Hello"),
        site=SITE,
        web_acl_arn=f"{WEB_ACL}-2",
    )
    site = Templates.named(project.template(), "AWS::CloudFront::Distribution", "HelloSiteDistribution")
    assert site["DistributionConfig"]["WebACLId"] == f"{WEB_ACL}-2"


def test_two_in_one_stack_share_nothing_but_the_account_and_the_log_bucket(project: Project) -> None:
    for label in ("one", "two"):
        Sso(project.stack, label.capitalize(), label=label).add_application(
            f"hello-{label}", name="Hello", site=SITE
        )
    template = project.template()
    assert {"OneOperations", "TwoOperations"} <= set(template["Outputs"])
    assert count(template, "AWS::Cognito::UserPool") == 2
    assert count(template, "AWS::DynamoDB::Table") == 2
    assert count(template, "AWS::ApiGateway::Account") == 1
    logs = Templates.named(template, "AWS::S3::Bucket", "AccessLogsBucket")
    prefixes = {each["Prefix"] for each in logs["LifecycleConfiguration"]["Rules"]}
    assert prefixes == {"one/", "two/", "hello-one/", "hello-two/"}
    for construct in ("One", "Two"):
        rest = json.dumps(Templates.named(template, "AWS::Lambda::Function", f"{construct}BackendRest"))
        assert f"{construct}SsoTable" in rest
        assert f"{'Two' if construct == 'One' else 'One'}SsoTable" not in rest


def test_two_in_stacks_of_their_own(project: Project) -> None:
    Sso(project.stack, "Sso")
    other = stack_of(project.app, "Other")
    Sso(other, "Sso", label="staff")
    assembly = project.app.synth()
    for name in ("Hello", "Other"):
        template = assembly.get_stack_by_name(name).template
        assert count(template, "AWS::Cognito::UserPool") == 1
        assert "Fn::ImportValue" not in json.dumps(template)
