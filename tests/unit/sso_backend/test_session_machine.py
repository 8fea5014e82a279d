"""Whatever is done with a session's handles in whatever order: one live at most, and none comes back."""

from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test
from sso_world.signing import SigningKey
from sso_world.world import World, refresh_handle

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

GRACE = 60


class SessionMachine(RuleBasedStateMachine):
    """A model of the session: the handles in the order they were given, and whether it has ended."""

    world: World

    def __init__(self) -> None:
        super().__init__()
        self.handles = [self.world.handle()]  # the one from the URL, which has no grace
        self.handles.append(refresh_handle(self.world.get_session(self.handles[0])))
        self.rotated_at, self.has_ended = 0.0, False

    def has_gone_on_for_a_while(self) -> bool:
        return len(self.handles) > 4

    @rule()
    def refresh(self) -> None:
        answer = self.world.refresh(self.handles[-1])
        if self.has_ended:
            assert answer.status_code == 401
            return
        self.rotated_at = self.world.clock.now
        assert refresh_handle(answer) not in self.handles
        self.handles.append(refresh_handle(answer))

    @precondition(lambda self: len(self.handles) > 2)
    @rule()
    def refresh_with_the_previous_handle(self) -> None:
        answer = self.world.refresh(self.handles[-2])
        if not self.has_ended and self.world.clock.now < self.rotated_at + GRACE:
            assert refresh_handle(answer) == self.handles[-1]
        else:
            assert answer.status_code == 401
            self.has_ended = True

    @precondition(has_gone_on_for_a_while)
    @rule(place=st.integers(0, 2))
    def refresh_with_an_old_handle(self, place: int) -> None:
        assert self.world.refresh(self.handles[place]).status_code == 401
        self.has_ended = True

    @precondition(has_gone_on_for_a_while)
    @rule()
    def redeem_again(self) -> None:
        assert self.world.get_session(self.handles[0]).status_code == 400
        self.has_ended = True

    @precondition(has_gone_on_for_a_while)
    @rule(place=st.integers(0, 4), scope=st.sampled_from(["everywhere", "application"]))
    def log_out(self, place: int, scope: str) -> None:
        assert self.world.log_out(refresh_token=self.handles[place], scope=scope).status_code == 204
        self.has_ended = True

    @rule(seconds=st.sampled_from([1, 30, 59, 60]))
    def wait(self, seconds: int) -> None:
        self.world.clock.advance(seconds)

    def teardown(self) -> None:
        """In the end the newest handle opens the session unless it has ended, and no older one ever does."""
        if self.has_ended:
            assert {self.world.refresh(handle).status_code for handle in self.handles} == {401}
            return
        newest = refresh_handle(self.world.refresh(self.handles[-1]))
        self.world.clock.advance(GRACE)
        assert self.world.refresh(newest).status_code == 200


def test_a_session_in_any_order_of_events(dynamodb: "DynamoDBClient") -> None:
    SessionMachine.world = World(dynamodb, SigningKey("key-1"))
    quick = settings(max_examples=20, stateful_step_count=15, deadline=None)
    run_state_machine_as_test(SessionMachine, settings=quick)
