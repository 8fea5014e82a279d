"""The page of the load says what was measured, and how much it was."""

from bounds import Bounds
from flow_cost import FlowCost
from ladder import Step
from load_page import page_of
from reckoning import Reckoning
from watched_calls import THREADS, WARM_UPS, Watch, costs_of

BOUNDS = Bounds(step_seconds=12, step_count=34, total_seconds=567)


def step(at_once: int, done: int, *, p99: float = 90, seconds: float = 10) -> Step:
    return Step("order", at_once, done, seconds, 2 * done, 10, 50, p99, own_share=0.07)


def cost(requests: int) -> FlowCost:
    return FlowCost("order", 1, requests, requests, 1.5, 9.5, 0.25, 2.5, 2.0)


def page(*steps: Step, requests: int = 100) -> str:
    reckoning = Reckoning(keys=2, answers=3, sessions=4, handles=5, tried=3)
    return page_of(steps, reckoning, [cost(requests)], bounds=BOUNDS, visitors=1)


def test_the_page_names_the_bounds_of_its_run() -> None:
    assert "A step ended after 12 s or 34 flows, all steps together after 567 s at the latest." in page(
        step(1, 5)
    )


def test_few_flows_have_no_p99() -> None:
    written = page(step(1, 99), step(2, 100), requests=99)
    assert "| order | 1 | 99 | 9.9 | 19.8 | 10 | 50 | \N{EN DASH} | 0 |" in written
    assert "| order | 2 | 100 | 10.0 | 20.0 | 10 | 50 | 90 | 0 |" in written
    assert "| order | 1 | 99 | 99 | 1.5 | \N{EN DASH} | 0.25 | 2.50 | 2 |" in written
    assert "| order | 1 | 100 | 100 | 1.5 | 9.5 | 0.25 | 2.50 | 2 |" in page(step(1, 100))


def test_where_the_limit_is_depends_on_enough_flows() -> None:
    assert "Knees: order: 1 at once." in page(step(1, 100), step(2, 100, p99=900))
    assert "Knees: order: not met at 2 at once." in page(step(1, 100), step(2, 200), step(4, 20))
    assert "Knees: order: too few flows to say." in page(step(1, 100), step(2, 99, p99=900))


def test_clock_and_processor_are_not_mixed_up() -> None:
    line = "- order: 10 ms at the emulator, by the clock; 0.2 ms of the API's handlers, by the processor"
    assert line in page(step(1, 100))


def test_the_page_says_of_how_many_sessions_the_handles_were_tried() -> None:
    assert "4 sessions with 5 handles; of 3 sessions the handles were tried. Nothing lost" in page(step(1, 5))


def test_numbers_of_threads_take_turns() -> None:
    made: list[int] = []
    done: list[int] = []
    watch = Watch()

    def new_flow() -> "Counting":
        made.append(len(made))
        return Counting(made[-1])

    class Counting:
        def __init__(self, number: int) -> None:
            self._number = number

        def __call__(self) -> None:
            with watch.request():
                done.append(self._number)

    costs = costs_of("order", new_flow, watch, rounds=2, seconds=0)
    assert [cost.threads for cost in costs] == list(THREADS)
    assert [cost.flows for cost in costs] == [2 * threads for threads in THREADS]
    groups = [sorted(done[sum(THREADS) * WARM_UPS :][start : start + sum(THREADS)]) for start in (0, 21)]
    assert groups == [made, made]
