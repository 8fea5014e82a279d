"""A request to one of our APIs, ready to be repeated, next to the same to a Chalice app that does nothing."""

import gc
import time
from collections.abc import Callable, Sequence, Set
from dataclasses import asdict, dataclass
from http import HTTPStatus
from statistics import median
from typing import Any

from chalice.app import Chalice
from gateway_event import Event
from lambda_context import Context
from tape import Tape

ROUNDS = 31
CALLS = 20
BODILESS = ("GET", "DELETE", "OPTIONS")


@dataclass(frozen=True)
class Case:
    """`who` is what the caller shows; `token` is what is verified on the way, if anything is."""

    route: str
    who: str
    event: Event
    handler: Chalice
    tape: Tape
    verify: Callable[[], object] | None = None


@dataclass(frozen=True)
class Timing:
    """CPU microseconds: ours, an empty route's, and of ours the token's verification."""

    route: str
    who: str
    calls: int
    ours: float
    empty: float
    ratio: float
    verifying: float | None


def empty_api_for(cases: Sequence[Case], *, same_views: Set[str] = frozenset()) -> Chalice:
    """A Chalice app with the same routes, whose views answer `{}`.

    Raises RuntimeError when a route of ours has no case, nor the view of one that has, and when an empty one
    does not answer.
    """
    ours = {f"{method} {path}" for path, methods in cases[0].handler.routes.items() for method in methods}
    if without := ours - {case.route for case in cases} - same_views:
        raise RuntimeError(f"without a case: {sorted(without)}")
    app = Chalice(app_name="empty")
    for route in ours:
        method, path = route.split()
        options: dict[str, Any] = {"content_types": []} if method in BODILESS else {}
        app.route(path, methods=[method], **options)(lambda **_: {})
    for case in cases:
        if (answer := app(case.event, Context()))["statusCode"] != HTTPStatus.OK:
            raise RuntimeError(f"the empty {case.route}: {answer}")
    return app


def record(case: Case, status: int) -> Case:
    """The case with its tape written and played once. Raises RuntimeError unless both have the status."""
    with case.tape.recording():
        answers = [case.handler(case.event, Context())]
    with case.tape.playing():
        answers.append(case.handler(case.event, Context()))
    played = case.tape.position == len(case.tape.answers)
    if not played or {answer["statusCode"] for answer in answers} != {status}:
        raise RuntimeError(f"{case.route} of {case.who}: {case.tape.position} calls of AWS, {answers}")
    return case


def timings(cases: Sequence[Case], empty: Chalice) -> list[dict[str, object]]:
    """All cases take turns, each next to the empty route."""
    samples: dict[int, list[tuple[float, float, float]]] = {number: [] for number in range(len(cases))}
    for _ in range(ROUNDS + 1):
        gc.collect()
        for number, case in enumerate(cases):
            samples[number].append(_sample(case, empty))
    return [asdict(_timing(case, samples[number][1:])) for number, case in enumerate(cases)]


def _timing(case: Case, samples: list[tuple[float, float, float]]) -> Timing:
    ours, empty, verifying = (median(column) for column in zip(*samples, strict=True))
    return Timing(
        route=case.route,
        who=case.who,
        calls=len(case.tape.answers),
        ours=ours,
        empty=empty,
        ratio=median(sample[0] / sample[1] for sample in samples),
        verifying=verifying if case.verify else None,
    )


def _sample(case: Case, empty: Chalice) -> tuple[float, float, float]:
    context = Context()

    def ours() -> None:
        case.tape.position = 0
        case.handler(case.event, context)

    with case.tape.playing():
        own = _microseconds(ours)
    return own, _microseconds(lambda: empty(case.event, context)), _microseconds(case.verify or bool)


def _microseconds(call: Callable[[], object]) -> float:
    started = time.thread_time()
    for _ in range(CALLS):
        call()
    return (time.thread_time() - started) / CALLS * 1e6
