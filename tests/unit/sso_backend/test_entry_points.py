"""`app.py`: importable at synth, light for the triggers, and wired from the environment alone."""

import json
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ReadTimeoutError
from chalicelib.composition import custom_message, table_functions
from chalicelib.triggers.post_confirmation import ProfileNotWritten
from sso_world.dynamodb import TABLE_NAME, items_like, lose_answers
from sso_world.fake_cognito import EVENTS, event

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

RUNTIME = Path(__file__).parents[3] / "runtime"
PATHS = f"import sys; sys.path[:0] = [{str(RUNTIME / 'sso_backend')!r}, {str(RUNTIME)!r}]\n"
WELL_FORMED_ANSWER = f"{'0' * 8}-0000-7000-8000-{'0' * 12}.{'A' * 43}"
HEAVY = """
heavy = ("boto3", "botocore", "chalice", "jose", "cryptography")
print([name for name in heavy if name in sys.modules])
"""


@pytest.fixture
def functions(dynamodb: "DynamoDBClient", monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("TABLE_NAME", TABLE_NAME)
    monkeypatch.setenv("TEMPORARY_PASSWORD_DAYS", "7")
    cached = (
        custom_message.custom_message,
        table_functions.post_confirmation,
        table_functions.auth_challenge,
        table_functions.register_application,
    )
    for function in cached:
        function.cache_clear()
    yield table_functions
    for function in cached:
        function.cache_clear()


def run_alone(code: str) -> str:
    """In an interpreter of its own, with an empty environment."""
    done = subprocess.run(
        [sys.executable, "-c", PATHS + code], capture_output=True, text=True, check=False, env={}, cwd="/"
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_importing_needs_no_environment_and_nothing_heavy() -> None:
    assert run_alone(f"import app\n{HEAVY}").strip() == "[]"


def test_pre_sign_up_runs_without_anything_heavy() -> None:
    sign_up = f"import app, json; event = json.load(open({str(EVENTS / 'cognito_pre_sign_up.json')!r}))\n"
    run = f"assert app.pre_sign_up(event, None) == event\n{HEAVY}"
    assert run_alone(sign_up + run).strip() == "[]"


def test_pre_token_generation_runs_without_anything_heavy() -> None:
    path = EVENTS / "cognito_pre_token_generation.json"
    run = f"import app, json; app.pre_token_generation(json.load(open({str(path)!r})), None)\n{HEAVY}"
    assert run_alone(run).strip() == "[]"


def test_a_trigger_with_a_table_gets_its_client_without_boto3_and_chalice() -> None:
    code = "import app, os; os.environ |= {'TABLE_NAME': 'sso', 'AWS_DEFAULT_REGION': 'eu-west-1'}\n"
    code += "from chalicelib.composition.table_functions import auth_challenge; auth_challenge()\n"
    assert run_alone(code + HEAVY).strip() == "['botocore']"


def test_the_api_is_made_once_and_nothing_else_is_there() -> None:
    code = "import app; from sso_auth.chalice_api import JsonApi; assert isinstance(app.app, JsonApi)\n"
    code += "print(app.app is app.app, hasattr(app, 'api'))"
    assert run_alone(code).strip() == "True False"


def test_a_trigger_writes_its_lines_to_standard_output() -> None:
    code = f"import app, json, os; event = json.load(open({str(EVENTS / 'cognito_pre_sign_up.json')!r}))\n"
    code += "os.environ |= {'BLOCKED_EMAIL_DOMAINS': 'example.com', 'METRICS_NAMESPACE': 'sso'}\n"
    code += "class Context: aws_request_id = 'invocation-1'\n"
    code += "try: app.pre_sign_up(event, Context)\nexcept Exception: pass\n"
    code += "app.pre_token_generation({'triggerSource': 'x', 'request': {}}, Context)\n"
    code += "try: app.pre_token_generation({}, Context)\nexcept Exception: pass"
    refused, failed = (json.loads(line) for line in run_alone(code).splitlines())
    assert (refused["event"], refused["outcome"]) == ("sign_up", "email_domain_refused")
    assert (failed["trigger"], failed["exception"]) == ("pre_token_generation", "KeyError")
    assert (failed["TriggerFailures"], failed["Trigger"]) == (1, "pre_token_generation")
    assert {refused["request_id"], failed["request_id"]} == {"invocation-1"}


def test_sessions_are_ended_without_anything_heavy() -> None:
    """A trigger ends them, and Cognito waits for it."""
    assert run_alone(f"import chalicelib.services.session_ending\n{HEAVY}").strip() == "[]"


def test_health_answers_before_anything_is_configured() -> None:
    call = f"import app, json; event = json.load(open({str(EVENTS / 'api_gateway_get_session.json')!r}))\n"
    call += (
        "event['requestContext'] |= {'resourcePath': '/health', 'httpMethod': 'GET'}; event['body'] = None\n"
    )
    assert "'statusCode': 200" in run_alone(f"{call}print(app.app(event, None))")


def test_a_missing_variable_is_an_internal_error_that_says_nothing() -> None:
    call = f"import app, json; event = json.load(open({str(EVENTS / 'api_gateway_get_session.json')!r}))\n"
    printed = run_alone(f"{call}answer = app.app(event, None)\nprint(json.dumps(answer))")
    answer = json.loads(printed.splitlines()[-1])
    body = json.loads(answer["body"])
    assert (answer["statusCode"], body["error"]) == (500, "internal_error")
    assert body["request_id"] == "c6af9ac6-7b61-11e6-9a41-93e8deadbeef"
    assert "TABLE_NAME" not in answer["body"]


def test_the_post_confirmation_function_writes_to_its_table(
    functions: Any,
    dynamodb: "DynamoDBClient",
) -> None:
    functions.post_confirmation()(event("cognito_post_confirmation"))
    assert len(items_like(dynamodb, "user")) == 1


def test_the_auth_challenge_function_answers(functions: Any) -> None:
    sent = event("cognito_auth_challenge") | {"triggerSource": "VerifyAuthChallengeResponse_Authentication"}
    sent["request"]["challengeAnswer"] = WELL_FORMED_ANSWER
    assert functions.auth_challenge()(sent)["response"] == {"answerCorrect": False}


def test_the_mail_function_answers_with_the_pages_own_words(
    functions: Any, dynamodb: "DynamoDBClient"
) -> None:
    functions.register_application()(event("cloudformation_create") | {"ResponseURL": "file:///dev/null"})
    answer = custom_message.custom_message()(event("cognito_custom_message"))["response"]
    assert answer["emailSubject"] == "Ihr Bestätigungscode für Shop"


def test_a_mail_waits_for_no_table_and_asks_it_once(
    functions: Any, aws_events: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = lose_answers(aws_events)
    answer = custom_message.custom_message()(event("cognito_custom_message"))["response"]
    assert answer["emailSubject"] == "Ihr Bestätigungscode"
    assert asked == ["GetItem"]
    line = json.loads(capsys.readouterr().out)
    assert (line["event"], line["exception"]) == ("mail_without_application", "ReadTimeoutError")


@pytest.mark.parametrize(
    "sent",
    ["event", "{'triggerSource': 'CustomMessage_SignUp'}", "{'triggerSource': 'x', 'request': {}}"],
)
def test_a_mail_is_never_lost_to_a_failure_of_its_function(sent: str) -> None:
    """Without its variables it cannot even begin: Cognito gets its event back and sends the pool's text."""
    path = EVENTS / "cognito_custom_message.json"
    code = f"import app, copy, json, os; event = json.load(open({str(path)!r}))\n"
    code += "os.environ['METRICS_NAMESPACE'] = 'sso'\n"
    code += "class Context: aws_request_id = 'invocation-1'\n"
    code += f"sent = {sent}; before = copy.deepcopy(sent)\n"
    code += "assert app.custom_message(sent, Context) == before == sent"
    printed = run_alone(code)
    [line] = [json.loads(one) for one in printed.splitlines()]
    assert (line["trigger"], line["outcome"]) == ("custom_message", "failed")
    assert (line["TriggerFailures"], line["Trigger"]) == (1, "custom_message")
    assert line["request_id"] == "invocation-1"
    assert "maria" not in printed


@pytest.mark.parametrize(
    ("name", "requests", "raised"),
    [
        ("auth_challenge", ["DeleteItem"], ReadTimeoutError),
        ("post_confirmation", ["GetItem"] * 2, ProfileNotWritten),
    ],
)
def test_a_ticket_is_deleted_once_and_everything_else_asked_twice_when_answers_are_lost(
    functions: Any, aws_events: Any, name: str, requests: list[str], raised: type[Exception]
) -> None:
    asked = lose_answers(aws_events)
    sent = event(f"cognito_{name}")
    if name == "auth_challenge":
        sent["triggerSource"] = "VerifyAuthChallengeResponse_Authentication"
        sent["request"]["challengeAnswer"] = WELL_FORMED_ANSWER
    with pytest.raises(raised):
        getattr(functions, name)()(sent)
    assert asked == requests


def test_the_registration_function_puts_its_answer(
    functions: Any,
    dynamodb: "DynamoDBClient",
) -> None:
    received: list[tuple[str, str, dict[str, Any]]] = []

    class CloudFormation(BaseHTTPRequestHandler):
        def do_PUT(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            received.append((self.path, self.headers.get("Content-Type", ""), json.loads(body)))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_arguments: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), CloudFormation) as server:
        serving = Thread(target=server.handle_request)
        serving.start()
        sent = event("cloudformation_create") | {
            "ResponseURL": f"http://127.0.0.1:{server.server_port}/answer?signature=abc"
        }
        functions.register_application()(sent)
        serving.join()
    [(path, content_type, answer)] = received
    assert (path, content_type, answer["Status"]) == ("/answer?signature=abc", "", "SUCCESS")
    assert len(items_like(dynamodb, "application")) == 1
