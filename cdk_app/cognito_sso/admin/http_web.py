"""Asking the deployed sites over the network."""

import socket
import ssl
import urllib.error
import urllib.request
from email.message import Message
from http.client import HTTPException, InvalidURL
from urllib.parse import SplitResult, urlsplit

from cognito_sso.admin.web import WebAnswer, WebError

_SECONDS = 5
_MAXIMUM_BYTES = 1_000_000
_LOCALHOST = "localhost"
_NO_ADDRESS = "it is no http address"


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


class HttpWeb:
    """`Web` over the network. Names of this machine (`*.localhost`) need no resolver and no proxy."""

    def __init__(self) -> None:
        self._outside = urllib.request.build_opener(_NoRedirects)
        self._here = urllib.request.build_opener(_NoRedirects, urllib.request.ProxyHandler({}))

    def get(self, url: str) -> WebAnswer:
        parts = _parts(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise WebError(_NO_ADDRESS)
        is_here = _is_here(parts.hostname) and parts.scheme == "http"
        request = urllib.request.Request(url)  # noqa: S310 - the scheme was checked
        if is_here:
            request = urllib.request.Request(  # noqa: S310 - the scheme was checked
                parts._replace(netloc=f"127.0.0.1:{parts.port or 80}").geturl(),
                headers={"Host": parts.netloc},
            )
        opener = self._here if is_here else self._outside
        try:
            return _asked(opener, request)
        except urllib.error.URLError as error:
            raise WebError(_reason(error.reason)) from error
        except (OSError, ValueError, HTTPException) as error:
            raise WebError(_reason(error)) from error

    def certificate_end(self, host: str, port: int) -> float:
        context = ssl.create_default_context()
        try:
            with (
                socket.create_connection((host, port), timeout=_SECONDS) as plain,
                context.wrap_socket(plain, server_hostname=host) as connection,
            ):
                certificate = connection.getpeercert() or {}
        except OSError as error:
            raise WebError(_reason(error)) from error
        return ssl.cert_time_to_seconds(str(certificate["notAfter"]))

    def resolves(self, host: str) -> bool:
        if _is_here(host):
            return True
        try:
            socket.getaddrinfo(host, None)
        except OSError:
            return False
        return True


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises for a port that is none
    except ValueError as error:
        raise WebError(_NO_ADDRESS) from error
    return parts


def _asked(opener: urllib.request.OpenerDirector, request: urllib.request.Request) -> WebAnswer:
    try:
        with opener.open(request, timeout=_SECONDS) as answer:
            return _answer(answer.status, answer.headers, answer.read(_MAXIMUM_BYTES))
    except urllib.error.HTTPError as error:
        with error:
            return _answer(error.code, error.headers, error.read(_MAXIMUM_BYTES))


def _is_here(host: str) -> bool:
    return host == _LOCALHOST or host.endswith(f".{_LOCALHOST}")


def _answer(status: int, headers: Message, body: bytes) -> WebAnswer:
    return WebAnswer(status=status, headers={k.lower(): v for k, v in headers.items()}, body=body)


def _reason(error: object) -> str:
    if isinstance(error, TimeoutError):
        return f"no answer within {_SECONDS} s"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not valid: {error.verify_message}"
    if isinstance(error, socket.gaierror):
        return "its name does not resolve"
    if isinstance(error, ConnectionRefusedError):
        return "nothing listens there"
    if isinstance(error, ValueError | HTTPException):  # their texts quote what was sent
        is_address = isinstance(error, UnicodeError | InvalidURL)
        return _NO_ADDRESS if is_address else "what answers there speaks no valid HTTP"
    return str(error) or type(error).__name__
