"""Requests that schemathesis makes up from a description: what it allows, and what it does not."""

import copy
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import SearchStrategy
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from described_api.description import ApiDescription
from described_api.effort import EXAMPLES, TALLY

FEW = 3
# What is wrong may be so large that nobody looks for what is wrong.
_REFUSED = ["400", "401", "403", "404", "409", "413", "415", "429"]
_CONFIG = schemathesis.Config.from_dict(
    {"checks": {"negative_data_rejection": {"expected-statuses": _REFUSED}}}
)
Operation = schemathesis.APIOperation[Any, Any, Any, Any]
Case = schemathesis.Case[Any]
CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.negative_data_rejection,
]


def calls_of(description: ApiDescription) -> list[Operation]:
    """What requests can be made up for. Credentials are not made up: who asks has them, or has none."""
    document = copy.deepcopy(description.document)
    del document["servers"], document["components"]["securitySchemes"]
    for methods in document["paths"].values():
        for operation in methods.values():
            del operation["security"]
    schema = schemathesis.openapi.from_dict(document, config=_CONFIG)
    return [schema[path][method] for method, path in description.operations]


def ask(
    call: Operation,
    headers: Mapping[str, str],
    known: Mapping[str, str],
    *,
    arrives: Callable[[Case], bool] = lambda _case: True,
    **transport: Any,
) -> int:
    """Makes requests up, sends them with these headers and checks the answers; says how many there were.

    `known` are fields with a value that means something to the API, which nobody would hit upon: half of the
    right requests have it. A request that `arrives` denies is not made. `transport` says where to: `app`, a
    WSGI application, or `base_url`.
    """
    asked = 0
    for mode in _modes(call):

        @settings(
            max_examples=EXAMPLES or FEW,
            derandomize=not EXAMPLES,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=_cases(call, mode, known).filter(arrives))
        def send(case: Case) -> None:
            nonlocal asked
            asked += 1
            TALLY.made_up += 1
            case.call_and_validate(headers=dict(headers), checks=CHECKS, **transport)

        send()
    return asked


def _cases(
    call: Operation, mode: schemathesis.GenerationMode, known: Mapping[str, str]
) -> SearchStrategy[Case]:
    def sensible(case: Case) -> Case:
        for place in (case.path_parameters, case.query, case.body):
            if isinstance(place, dict):
                place.update({name: value for name, value in known.items() if name in place})
        return case

    cases = call.as_strategy(mode)
    return cases | call.as_strategy(mode).map(sensible) if mode.is_positive else cases


def _modes(call: Operation) -> Iterator[schemathesis.GenerationMode]:
    yield schemathesis.GenerationMode.POSITIVE
    # Any text is right in these paths, and what takes nothing cannot be given anything wrong.
    described = call.definition.raw
    if "requestBody" in described or any(one["in"] != "path" for one in described.get("parameters", ())):
        yield schemathesis.GenerationMode.NEGATIVE
