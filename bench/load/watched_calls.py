"""What a request costs in our own code, and what in the stand-ins for AWS below it, under threads."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from ladder import percentile

SECONDS = 4.0
MOST_FLOWS = 2_000
WARM_UPS = 5

Flow = Callable[[], None]


@dataclass(frozen=True)
class FlowCost:
    """Of one flow by so many threads; times in milliseconds.

    Latencies are of one request. ``own_cpu_ms`` and ``stand_in_cpu_ms`` are of a whole flow, on average, and
    ``aws_calls`` says how often it asks DynamoDB or Cognito.
    """

    flow: str
    threads: int
    flows: int
    requests: int
    seconds: float
    p50_ms: float
    p99_ms: float
    own_cpu_ms: float
    stand_in_cpu_ms: float
    aws_calls: float


class _Here(threading.local):
    """A thread's request."""

    depth = 0
    outside_seconds = 0.0
    outside_calls = 0


class Watch:
    """Times requests, and what they spend outside of our own code.

    By the threads' CPU time: what a thread waits for the others is none of it.
    """

    def __init__(self) -> None:
        self._here = _Here()
        self._lock = threading.Lock()
        self.reset()

    def reset(self) -> None:
        """Forget what was timed."""
        self.milliseconds: list[float] = []
        self.cpu_seconds = self.outside_seconds = 0.0
        self.outside_calls = 0

    @contextmanager
    def request(self) -> Iterator[None]:
        """Time what is done within, as one request."""
        here = self._here
        here.outside_seconds, here.outside_calls = 0.0, 0
        started, busy = time.perf_counter(), time.thread_time()
        yield
        busy, taken = time.thread_time() - busy, time.perf_counter() - started
        with self._lock:
            self.milliseconds.append(1000 * taken)
            self.cpu_seconds += busy
            self.outside_seconds += here.outside_seconds
            self.outside_calls += here.outside_calls

    def outside(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """The same function; its time, with all that it calls in turn, is not ours."""

        def called(*positional: object, **arguments: object) -> object:
            here = self._here
            here.depth += 1
            busy = time.thread_time()
            try:
                return function(*positional, **arguments)
            finally:
                here.depth -= 1
                if here.depth == 0:
                    here.outside_seconds += time.thread_time() - busy
                    here.outside_calls += 1

        return called


class WatchedClient:
    """A client of AWS whose calls are not ours."""

    def __init__(self, client: object, watch: Watch) -> None:
        self._client, self._watch = client, watch

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the client has
        attribute = getattr(self._client, name)
        return self._watch.outside(attribute) if callable(attribute) else attribute


def cost_of(name: str, new_flow: Callable[[], Flow], watch: Watch, threads: int) -> FlowCost:
    """Have each thread do a flow of its own again and again, for some seconds."""
    flows = [new_flow() for _ in range(threads)]
    for flow in flows:
        for _ in range(WARM_UPS):
            flow()
    watch.reset()
    started = time.perf_counter()

    def repeat(flow: Flow) -> int:
        done = 0
        while time.perf_counter() < started + SECONDS and done < MOST_FLOWS // threads:
            flow()
            done += 1
        return done

    with ThreadPoolExecutor(max_workers=threads) as pool:
        count = sum(pool.map(repeat, flows))
    seconds, taken = time.perf_counter() - started, sorted(watch.milliseconds)
    return FlowCost(
        flow=name,
        threads=threads,
        flows=count,
        requests=len(taken),
        seconds=seconds,
        p50_ms=percentile(taken, 0.50),
        p99_ms=percentile(taken, 0.99),
        own_cpu_ms=1000 * (watch.cpu_seconds - watch.outside_seconds) / count,
        stand_in_cpu_ms=1000 * watch.outside_seconds / count,
        aws_calls=watch.outside_calls / count,
    )
