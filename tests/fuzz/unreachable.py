"""AWS that does not answer, so that whatever is asked for ends where it would begin to change anything."""

from typing import Any

from botocore.exceptions import EndpointConnectionError


class _Exceptions:
    def __getattr__(self, name: str) -> type[Exception]:
        return type(name, (Exception,), {})


class Unreachable:
    """An AWS client whose every call fails."""

    exceptions = _Exceptions()

    def __getattr__(self, name: str) -> Any:
        def fail(*_: object, **__: object) -> object:
            raise EndpointConnectionError(endpoint_url="https://nowhere.example")

        return fail


NOWHERE: Any = Unreachable()
