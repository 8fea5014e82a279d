"""A proxy on loopback between a function and AWS, which can make AWS look busy, broken, slow or gone."""

import http.client
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Literal

from local_stack import LocalStack

Treatment = Literal["pass", "throttle", "fail", "garble", "cut", "lose the answer", "late", "hold"]
"""cut: the connection ends without an answer, and nothing has happened. late: the answer would come after the
caller has given up. hold: no answer until `release`."""

_THROTTLED = {
    "DynamoDB_20120810": "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException",
    "AWSCognitoIdentityProviderService": "TooManyRequestsException",
}


class AwsProxy(ThreadingHTTPServer):
    """AWS is well but for what it is told to be `doing`; `held` is set while a call is held."""

    daemon_threads = True

    def __init__(self, emulator_port: int) -> None:
        super().__init__(("127.0.0.1", 0), _Call)
        self.emulator_port = emulator_port
        self.held = threading.Event()
        self.release = threading.Event()
        self._operation = ""
        self._treatments: list[Treatment] = []

    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    @contextmanager
    def doing(self, operation: str, *treatments: Treatment) -> Iterator[None]:
        """Treats the next calls of this operation so, one after the other, and is well again.

        Fails if there were fewer calls.
        """
        self.held.clear()
        self._operation, self._treatments = operation, list(treatments)
        yield
        assert not self._treatments, f"{operation} was never met by: {', '.join(self._treatments)}"

    def treatment(self, operation: str) -> Treatment:
        return self._treatments.pop(0) if self._treatments and operation == self._operation else "pass"

    def handle_error(self, request: object, client_address: object) -> None:
        """A function that was killed has closed its connection."""


class _Call(BaseHTTPRequestHandler):
    server: AwsProxy
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        service, _, operation = self.headers.get("X-Amz-Target", "").rpartition(".")
        match self.server.treatment(operation):
            case "pass":
                self._answer(*self._forwarded(body))
            case "throttle":
                self._answer(400, json.dumps({"__type": _THROTTLED[service]}).encode())
            case "fail":
                self._answer(500, b'{"__type":"InternalServerError"}')
            case "garble":
                self._answer(502, b"<html>Bad Gateway</html>")
            case "cut":
                self.close_connection = True
            case "lose the answer":
                self._forwarded(body)
                self.close_connection = True
            case "late":
                self._forwarded(body)
                self.rfile.read(1)  # ends when the caller hangs up
                self.close_connection = True
            case "hold":
                self.server.held.set()
                self.server.release.wait(60)
                self.close_connection = True

    def _forwarded(self, body: bytes) -> tuple[int, bytes]:
        """With all headers as they are: they are signed."""
        onward = http.client.HTTPConnection("127.0.0.1", self.server.emulator_port, timeout=30)
        try:
            onward.putrequest("POST", self.path, skip_host=True, skip_accept_encoding=True)
            for name, value in self.headers.items():
                onward.putheader(name, value)
            onward.endheaders(body)
            answer = onward.getresponse()
            return answer.status, answer.read()
        finally:
            onward.close()

    def _answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/x-amz-json-1.0")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def between(stack: LocalStack, function_name: str) -> Iterator[AwsProxy]:
    """The proxy that the function takes for AWS meanwhile."""
    functions = stack.client("lambda")
    known = functions.get_function_configuration(FunctionName=function_name)["Environment"]["Variables"]

    def configure(**changed: str) -> None:
        functions.update_function_configuration(
            FunctionName=function_name, Environment={"Variables": known | changed}
        )

    with AwsProxy(stack.port) as proxy:
        thread = threading.Thread(target=proxy.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            configure(AWS_ENDPOINT_URL=proxy.url())
            yield proxy
        finally:
            proxy.release.set()
            configure()
            proxy.shutdown()
            thread.join()
