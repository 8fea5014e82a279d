"""What a request costs in our own code, and what in the stand-ins for AWS below it, under threads."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from statistics import median
from typing import Any

from flow_cost import FlowCost
from ladder import percentile

THREADS = (1, 4, 16)
ROUNDS = 5
"""Each has every number of threads once, so that what disturbs the machine disturbs them all."""
SECONDS = 0.8
"""Of one number of threads in a round."""
WARM_UPS = 5

Flow = Callable[[], None]


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


class _Measured:
    """One number of threads with a flow each, over the rounds."""

    def __init__(self, new_flow: Callable[[], Flow], watch: Watch, threads: int) -> None:
        self._flows = [new_flow() for _ in range(threads)]
        self._watch, self._threads = watch, threads
        self._milliseconds: list[float] = []
        self._handlers: list[float] = []
        self._other: list[float] = []
        self._calls = self._count = 0
        for flow in self._flows:
            for _ in range(WARM_UPS):
                flow()

    def round(self, seconds: float) -> None:
        """Have each thread do its own flow again and again."""
        watch = self._watch
        watch.reset()
        ends_at = time.perf_counter() + seconds

        def repeat(flow: Flow) -> int:
            done = 0
            while done == 0 or time.perf_counter() < ends_at:
                flow()
                done += 1
            return done

        with ThreadPoolExecutor(max_workers=self._threads) as pool:
            count = sum(pool.map(repeat, self._flows))
        self._milliseconds += watch.milliseconds
        self._handlers.append(1000 * (watch.cpu_seconds - watch.outside_seconds) / count)
        self._other.append(1000 * watch.outside_seconds / count)
        self._calls += watch.outside_calls
        self._count += count

    def cost(self, name: str) -> FlowCost:
        """Latencies of all rounds, CPU times of the middle one."""
        taken = sorted(self._milliseconds)
        return FlowCost(
            flow=name,
            threads=self._threads,
            flows=self._count,
            requests=len(taken),
            p50_ms=percentile(taken, 0.50),
            p99_ms=percentile(taken, 0.99),
            handlers_cpu_ms=median(self._handlers),
            other_cpu_ms=median(self._other),
            aws_calls=self._calls / self._count,
        )


def costs_of(
    name: str,
    new_flow: Callable[[], Flow],
    watch: Watch,
    *,
    rounds: int = ROUNDS,
    seconds: float = SECONDS,
) -> list[FlowCost]:
    """What a flow costs by each number of threads, in turns."""
    measured = [_Measured(new_flow, watch, threads) for threads in THREADS]
    for _ in range(rounds):
        for one in measured:
            one.round(seconds)
    return [one.cost(name) for one in measured]
