"""From stacks and their outputs to one environment, or to the sentence that says what is missing."""

import pytest
from cognito_sso.admin.deployed import DeployedStack
from cognito_sso.admin.discovery import compose, no_such_stack, stacks_of_environment
from cognito_sso.admin.errors import NotDeployedError
from deployed_world import OPERATIONS, SHOP_OUTPUT, stack

DEV = stack("cognito-sso-dev", SsoOperations=OPERATIONS)
DEV_SHOP = stack("cognito-sso-dev-shop", ApplicationShop=SHOP_OUTPUT)
DEV_EU_SHOP = stack("cognito-sso-dev-eu-shop", ApplicationEuShop={**SHOP_OUTPUT, "application_id": "eu-shop"})
OTHER = stack("cognito-sso-dev-eu", SsoOperations=OPERATIONS)
OTHER_SHOP = stack("cognito-sso-dev-eu-shop", ApplicationShop=SHOP_OUTPUT)
OTHER_HALF = stack("cognito-sso-dev-eu-blog", "CREATE_FAILED")
HALF = stack("cognito-sso-dev-blog", "ROLLBACK_COMPLETE")
FOREIGN = stack("cognito-sso-device", SsoOperations=OPERATIONS)


def names(stacks: list[DeployedStack]) -> list[str]:
    return [one.name for one in stacks]


def test_an_environment_is_its_stack_and_its_applications() -> None:
    everything = [DEV, DEV_SHOP, HALF, FOREIGN]
    assert names(stacks_of_environment(everything, "dev")) == names([DEV, DEV_SHOP, HALF])


def test_an_environment_whose_name_begins_alike_is_another_one() -> None:
    everything = [DEV, DEV_SHOP, OTHER, OTHER_SHOP, OTHER_HALF]
    assert names(stacks_of_environment(everything, "dev")) == names([DEV, DEV_SHOP])
    assert names(stacks_of_environment(everything, "dev-eu")) == names([OTHER, OTHER_SHOP, OTHER_HALF])


def test_another_environment_whose_own_stack_tells_nothing_keeps_its_applications() -> None:
    assert names(stacks_of_environment([DEV, DEV_SHOP, OTHER_SHOP], "dev")) == names([DEV, DEV_SHOP])


def test_an_application_may_have_a_hyphen() -> None:
    assert names(stacks_of_environment([DEV, DEV_EU_SHOP], "dev")) == names([DEV, DEV_EU_SHOP])


def test_the_environment_knows_its_sso_and_its_applications() -> None:
    of_another_sso = stack("Blog", ApplicationBlog={**SHOP_OUTPUT, "sso_label": "staff"})
    found = compose([DEV_SHOP, DEV, of_another_sso], title="dev", region="eu-west-1")
    assert found.sso.operator_function == "Operator"
    assert [one.application_id for one in found.applications] == ["shop"]


def test_outputs_of_the_projects_own_are_left_alone() -> None:
    own = stack(
        "Hello",
        SsoOperations=OPERATIONS,
        BestOperations="a hospital",
        ApplicationUrl="https://hello.example.com",
        ApplicationCount="3",
        ApplicationList='["a"]',
        ApplicationNest="[" * 5000,
    )
    found = compose([own], title="", region="eu-west-1")
    assert (found.sso.label, found.applications) == ("sso", ())


@pytest.mark.parametrize(
    "missing", ["label", "sso_origin", "operator_function", "user_pool_id", "api_endpoint"]
)
def test_an_output_that_lacks_something_is_named(missing: str) -> None:
    broken = stack("cognito-sso-dev", SsoOperations={**OPERATIONS, missing: ""})
    with pytest.raises(NotDeployedError, match=f"SsoOperations has no {missing}"):
        compose([broken], title="", region="eu-west-1")


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("ROLLBACK_COMPLETE", "its deployment failed"),
        ("CREATE_FAILED", "its deployment failed"),
        ("CREATE_IN_PROGRESS", "is being changed"),
        ("CREATE_COMPLETE", "no output that ends with Operations"),
    ],
)
def test_half_an_environment_is_explained(status: str, said: str) -> None:
    with pytest.raises(NotDeployedError, match=said) as raised:
        compose([stack("cognito-sso-dev", status), HALF], title="", region="eu-west-1")
    assert raised.value.code == "half_deployed"
    assert "The stack cognito-sso-dev " in str(raised.value)


def test_a_missing_stack_is_named_with_those_that_are_there() -> None:
    error = no_such_stack("cognito-sso-test", region="eu-west-1", stacks=[DEV, DEV_SHOP])
    assert error.code == "no_such_stack"
    assert "no stack cognito-sso-test in eu-west-1; an Sso is in: cognito-sso-dev." in str(error)
    assert "no stack there holds an Sso" in str(no_such_stack("x", region="eu-west-1", stacks=[HALF]))


def test_addresses_have_no_slash_at_their_end() -> None:
    slashed = {**OPERATIONS, "sso_origin": "https://sso.example.com/", "api_endpoint": "https://a1/api/"}
    found = compose([stack("A", SsoOperations=slashed)], title="", region="eu-west-1")
    assert (found.sso.sso_origin, found.sso.api_endpoint) == ("https://sso.example.com", "https://a1/api")
