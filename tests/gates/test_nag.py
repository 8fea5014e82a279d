"""cdk-nag's AwsSolutions rules over every environment on AWS: what is not met is excused at its resource."""

import aws_cdk as cdk
import cdk_nag
import pytest
from cognito_sso.packaging.wheels import RUNTIME_PYTHON, SUPPORTED_PYTHONS
from exceptions import Finding, acknowledged
from whole_environments import ON_AWS, app_of

OLD_RUNTIME = "AwsSolutions-L1"


def findings(app: cdk.App) -> list[Finding]:
    report = cdk_nag.AwsSolutionsChecks(app).validate_scope(app)
    return [
        Finding(violation.rule_name, resource.construct_path or "")
        for violation in report.violations
        for resource in violation.violating_resources
    ]


@pytest.mark.parametrize("name", ON_AWS)
def test_nothing_is_found_that_is_not_excused(name: str) -> None:
    assert [str(each) for each in findings(app_of(name))] == []


@pytest.mark.parametrize("name", ON_AWS)
def test_nothing_is_excused_that_is_not_found(name: str) -> None:
    found = {(each.rule, each.where) for each in findings(app_of(name, all_findings=True))}
    needless = {
        (each.rule, each.where) for each in acknowledged(app_of(name)) if each.rule.startswith("AwsSolutions")
    } - found
    if SUPPORTED_PYTHONS[-1] == RUNTIME_PYTHON:
        needless = {each for each in needless if each[0] != OLD_RUNTIME}
    assert needless == set()


@pytest.mark.parametrize("name", ON_AWS)
def test_each_exception_is_for_one_resource_and_says_why(name: str) -> None:
    app = app_of(name)
    resources = {each.node.path for each in app.node.find_all() if cdk.CfnResource.is_cfn_resource(each)}
    excuses = acknowledged(app)
    assert excuses
    for each in excuses:
        assert each.where in resources, each
        assert each.reason.endswith("."), each
