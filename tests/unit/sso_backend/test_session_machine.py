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
        self.handles = [self.world.handle()]
        self.redeemed_within = self.world.clock.now + 60
        self.rotated_at = 0.0
        self.is_pending, self.has_ended = True, False

    @rule()
    def redeem(self) -> None:
        answer = self.world.get_session(self.handles[0])
        if self.is_pending and not self.has_ended and self.world.clock.now < self.redeemed_within:
            self.is_pending = False
            self.handles.append(refresh_handle(answer))
        else:
            assert answer.status_code == 400
            self.has_ended |= not self.is_pending

    @precondition(lambda self: not self.is_pending)
    @rule(age=st.integers(0, 3))
    def refresh(self, age: int) -> None:
        """With the newest handle, or one of so many generations before it."""
        age = min(age, len(self.handles) - 1)
        answer = self.world.refresh(self.handles[-1 - age])
        is_previous = age == 1 and len(self.handles) > 2  # the one from the URL has no grace
        if self.has_ended:
            assert answer.status_code == 401
        elif age == 0:
            self.rotated_at = self.world.clock.now
            self.handles.append(refresh_handle(answer))
        elif is_previous and self.world.clock.now < self.rotated_at + GRACE:
            assert refresh_handle(answer) == self.handles[-1]
        else:
            assert answer.status_code == 401
            self.has_ended = True
        assert len(set(self.handles)) == len(self.handles)

    @rule(age=st.integers(0, 3), scope=st.sampled_from(["everywhere", "application"]))
    def log_out(self, age: int, scope: str) -> None:
        age = min(age, len(self.handles) - 1)
        expired = self.is_pending and self.world.clock.now >= self.redeemed_within
        assert self.world.log_out(refresh_token=self.handles[-1 - age], scope=scope).status_code == 204
        self.has_ended |= not expired

    @rule(seconds=st.sampled_from([1, 30, 59, 60, 90]))
    def wait(self, seconds: int) -> None:
        self.world.clock.advance(seconds)

    def teardown(self) -> None:
        """In the end the newest handle opens the session unless it has ended, and no older one ever does."""
        if self.is_pending:
            return
        if self.has_ended:
            assert {self.world.refresh(handle).status_code for handle in self.handles} == {401}
            return
        newest = refresh_handle(self.world.refresh(self.handles[-1]))
        self.world.clock.advance(GRACE)
        assert self.world.refresh(newest).status_code == 200


def test_a_session_in_any_order_of_events(dynamodb: "DynamoDBClient") -> None:
    SessionMachine.world = World(dynamodb, SigningKey("key-1"))
    quick = settings(max_examples=25, stateful_step_count=12, deadline=None)
    run_state_machine_as_test(SessionMachine, settings=quick)
