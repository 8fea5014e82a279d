"""A deployment that fails half way is undone, nobody is shut out meanwhile, and it can be repeated.

The failure is real: an application's stack also registers an id that belongs to another stack, and the SSO
refuses that. It happens after all other changes of the stack were made.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from lifecycle.project import Project
from local_stack import LocalStack, Person
from signed_in import Login

CLIENT_STACK = "stacks/client_stack.py"
END_OF_STACK = 'cdk.CfnOutput(self, "Url"'
REFUSED = "ApplicationId is registered by another stack, which the record's registered_by names."
SOURCE = "runtime/client_backend/app.py"


@contextmanager
def claiming_the_shop(project: Project, *, claimant: str) -> Iterator[None]:
    """The stack of `claimant` registers the shop, last of all."""
    claim = f"""if application.id == "{claimant}":
            from cognito_sso.registration import register

            register(
                self,
                ApplicationSettings(id="shop", name="Not the shop"),
                registrar_arn=sso.registrar_arn,
                app_client=self.application.app_client,
                site_origin=self.application.origin,
            ).node.add_dependency(self.application)
        {END_OF_STACK}"""
    with project.sources.replaced(CLIENT_STACK, END_OF_STACK, claim):
        yield


def test_a_failed_update_is_undone_and_can_be_repeated(
    project: Project, stack: LocalStack, person: Person
) -> None:
    person.join("outlet")
    login = Login.fresh(person)
    session = login.open("outlet")
    order = session.place_order().json()
    kept, code = project.kept(), _code(stack)
    project.sources.append(SOURCE, "# One line more.\n")

    answers = []
    with claiming_the_shop(project, claimant="outlet"), project.deploying() as process:
        while process.poll() is None:
            answer = login.open("outlet").orders()
            answers.append((answer.status_code, answer.json(), session.refresh().status_code))
    done = project.finished(process)

    assert not done.succeeded
    assert REFUSED in done.output
    assert project.status("cognito-sso-local-outlet") == "UPDATE_ROLLBACK_COMPLETE"
    assert (project.kept(), _code(stack)) == (kept, code)
    assert answers
    expected = (200, {"orders": [order], "next_cursor": None}, 200)
    assert [answer for answer in answers if answer != expected] == []
    assert session.orders().json()["orders"] == [order]
    assert _name_of_the_shop(stack) == "Shop"

    mended = project.deploy()
    assert mended.succeeded, mended.output
    assert project.kept() == kept
    assert _code(stack) != code
    assert login.open("outlet").orders().json()["orders"] == [order]


def test_a_new_application_that_fails_leaves_nothing_and_can_be_repeated(
    project: Project, stack: LocalStack, person: Person
) -> None:
    there = _inventory(stack)
    project.sources.add_application("kiosk", "Kiosk")

    with claiming_the_shop(project, claimant="kiosk"):
        done = project.deploy()

    assert not done.succeeded
    assert REFUSED in done.output
    assert project.status("cognito-sso-local-kiosk") == "ROLLBACK_COMPLETE"
    assert _inventory(stack) == there
    assert stack.items("application-kiosk") == []
    assert _name_of_the_shop(stack) == "Shop"
    assert person.token_set("shop")

    repeated = project.deploy()
    assert repeated.succeeded, repeated.output
    assert person.join("kiosk").status_code == 200
    session = Login.fresh(person).open("kiosk")
    assert session.place_order().status_code == 201


def _code(stack: LocalStack) -> str:
    """The hash of what answers the outlet's API."""
    name = stack.resource("cognito-sso-local-outlet", "ApplicationBackendRest")
    code: str = stack.client("lambda").get_function_configuration(FunctionName=name)["CodeSha256"]
    return code


def _name_of_the_shop(stack: LocalStack) -> str:
    (record,) = (item for item in stack.items("application-shop") if item["SK"] == {"S": "application"})
    name: str = record["name"]["S"]
    return name


def _inventory(stack: LocalStack) -> dict[str, set[str]]:
    """All that an application has of its own, whichever stack it belongs to."""
    pool = {"UserPoolId": stack.site("sso")["config"]["user_pool_id"], "MaxResults": 60}
    clients = stack.client("cognito-idp").list_user_pool_clients(**pool)["UserPoolClients"]
    functions = stack.client("lambda").list_functions()["Functions"]
    return {
        "apis": {each["name"] for each in stack.client("apigateway").get_rest_apis()["items"]},
        "app clients": {each["ClientName"] for each in clients},
        "buckets": {each["Name"] for each in stack.client("s3").list_buckets()["Buckets"]},
        "functions": {each["FunctionName"] for each in functions},
        "queues": set(stack.client("sqs").list_queues().get("QueueUrls", [])),
        "roles": {each["RoleName"] for each in stack.client("iam").list_roles()["Roles"]},
        "tables": set(stack.client("dynamodb").list_tables()["TableNames"]),
    }
