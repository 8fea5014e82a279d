"""All orders in which the requests of some actors can come, each state looked at once.

A step is one item read, written or erased by the table's TTL, one call to Cognito, one advance of the clock,
or one fault. What nobody else could tell is no step of its own: a read of an item that nobody else writes
happens with the step before.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from session_model.forest import Forest
from session_model.items import Address, Snapshot, plain
from session_model.lifecycle import event_of, kind_of
from session_model.rules import Rules, Violation
from session_model.state import Actor, State, Step
from session_model.table import DONE, Asked, Outcome, next_addresses, written

KILLED, THROTTLED = Outcome("killed"), Outcome("throttled")
NETWORK = "network"
TTL = "TTL"


@dataclass(frozen=True)
class Explored:
    """How much was looked at; `schedules` are the orders of steps, of which many meet in the same states."""

    states: int
    schedules: int


class Search:
    """Of one set of actors. `first` is what reads may show that do not ask for the last write."""

    def __init__(self, forest: Forest, rules: Rules, start: State, *, first: Snapshot) -> None:
        self._forest, self._rules, self._first = forest, rules, first
        self._has_ticks = bool(start.ticks)
        self._start = start
        self._contested: list[frozenset[Address]] = []
        self._came_from: dict[State, tuple[State, Step]] = {}

    def explore(self) -> Explored:
        """Raises `Violation` with the shortest way there."""
        while True:
            known = self._forest.writes_known
            explored = self._explore()
            if self._forest.writes_known == known:
                return explored

    def _explore(self) -> Explored:
        start, numbers = self._start, range(len(self._start.actors))
        self._contested = [self._contested_by_others(number) for number in numbers]
        for number in numbers:
            start = self._settled(start, number)
        level, states, schedules = {start: 1}, 0, 0
        self._came_from.clear()
        while level:
            states += len(level)
            following: dict[State, int] = {}
            for state, ways in level.items():
                following_state = None
                for step, following_state in self._checked_steps(state):
                    if following_state not in following:
                        self._came_from[following_state] = state, step
                    following[following_state] = following.get(following_state, 0) + ways
                if following_state is None:
                    schedules += ways
            level = following
        return Explored(states, schedules)

    def _checked_steps(self, state: State) -> Iterator[tuple[Step, State]]:
        try:
            self._rules.check(state)
            following = list(self._steps(state))
            if not following:
                self._rules.check_end(state)
        except Violation as violation:
            raise violation.after(self._trace(state)) from None
        yield from following

    def _trace(self, state: State) -> list[Step]:
        steps = []
        while state in self._came_from:
            state, step = self._came_from[state]
            steps.append(step)
        return steps[::-1]

    def _steps(self, state: State) -> Iterator[tuple[Step, State]]:
        for number, actor in enumerate(state.actors):
            if actor.asked is None:
                continue
            try:
                yield from self._steps_of(state, number, actor, actor.asked)
            except Violation as violation:
                raise violation.after([Step(actor.node.name, "goes on with", actor.asked)]) from None
        for tick in sorted(set(state.ticks)):
            left = list(state.ticks)
            left.remove(tick)
            yield Step("clock", f"{tick:.0f} s pass"), state._replace(now=state.now + tick, ticks=tuple(left))
        for address in self._expired(state):
            self._forest.writes(TTL).add(address)
            erased = state._replace(snapshot=state.snapshot.with_item(address, None))
            yield Step(TTL, "erases", address=address), erased
        for stray in state.strays:
            _, snapshot = self._write(state, stray)
            step = Step(NETWORK, "a repeated write comes late", stray)
            yield step, state._replace(snapshot=snapshot, strays=state.strays - {stray})

    def _expired(self, state: State) -> list[Address]:
        """Sessions and logins past their time: DynamoDB erases each whenever it gets to it.

        https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ttl-expired-items.html
        """
        if state.now == self._start.now:
            return []
        items = state.snapshot.items.items()
        ends = {address: plain(item)["expires_at"] for address, item in items if kind_of(address)}
        return sorted(address for address, end in ends.items() if end <= state.now)

    def _steps_of(
        self, state: State, number: int, actor: Actor, asked: Asked
    ) -> Iterator[tuple[Step, State]]:
        who = actor.node.name
        if asked.is_read:
            yield from self._reads(state, number, actor, asked)
        elif asked.is_write:
            outcome, snapshot = self._write(state, asked, who)
            step = Step(who, "does" if outcome == DONE else "may not", asked)
            yield step, self._told(self._having_written(state, number, asked, snapshot), number, outcome)
            if state.faults:
                yield from self._faulty_writes(state, number, asked, outcome, snapshot)
        elif asked.operation == "refresh_tokens":
            self._rules.check_call(state, who)
            yield Step(who, "asks Cognito"), self._told(state, number, DONE)
        elif asked.operation == "begin" or actor.may_wake(state.snapshot, state.now):
            yield Step(who, asked.operation), self._told(state, number, DONE)
        if state.faults and (asked.is_read or asked.is_write or asked.operation == "refresh_tokens"):
            fewer = state._replace(faults=state.faults - 1)
            yield Step(who, "is killed before", asked), self._told(fewer, number, KILLED)
            yield Step(who, "is refused as too much", asked), self._told(fewer, number, THROTTLED)

    def _reads(self, state: State, number: int, actor: Actor, asked: Asked) -> Iterator[tuple[Step, State]]:
        who, source = actor.node.name, self._source(state, asked)
        ahead = next_addresses(source, asked, actor.reading)
        for address in ahead:
            read = state.with_actor(number, actor.having_read(address, source, state))
            yield Step(who, "reads", asked, address), self._settled(read, number)
        if not ahead:
            yield Step(who, "reads no more", asked), self._told(state, number, actor.reading.outcome())

    def _faulty_writes(
        self, state: State, number: int, asked: Asked, outcome: Outcome, snapshot: Snapshot
    ) -> Iterator[tuple[Step, State]]:
        """It dies after the write; or it repeats it, as the answer got lost, or came late."""
        who, fewer = state.actors[number].node.name, state._replace(faults=state.faults - 1)
        wrote = self._having_written(fewer, number, asked, snapshot)
        yield Step(who, "is killed after", asked), self._told(wrote, number, KILLED)
        yield Step(who, "gets no answer to", asked), wrote
        stray = wrote._replace(strays=wrote.strays | {asked})
        yield Step(who, "repeats", asked), self._told(stray, number, outcome)

    def _having_written(self, state: State, number: int, asked: Asked, snapshot: Snapshot) -> State:
        actor = state.actors[number]
        wrote = state._replace(snapshot=snapshot).with_actor(number, actor._replace(over=state.over))
        if snapshot != state.snapshot and event_of(asked) == "lease":
            return self._rules.leased(wrote, actor.node.name, asked)
        return wrote

    def _write(self, state: State, asked: Asked, who: str = NETWORK) -> tuple[Outcome, Snapshot]:
        outcome, after = written(state.snapshot, asked)
        self._forest.writes(who).add(asked.address)
        if after != state.snapshot:
            self._rules.check_write(state, who, asked, after)
        return outcome, after

    def _told(self, state: State, number: int, outcome: Outcome) -> State:
        actor = state.actors[number]
        node = self._forest.after(actor.node, outcome, state.now)
        return self._settled(state.with_actor(number, actor.at(node)), number)

    def _settled(self, state: State, number: int) -> State:
        """The actor goes on through all that no other one could tell."""
        while (asked := state.actors[number].asked) is not None:
            actor = state.actors[number]
            if asked.is_read:
                actor = self._read_on(state, number, actor, asked)
                state = state.with_actor(number, actor)
                if actor.asked is asked:
                    return state
                continue
            if asked.operation == "answer":
                state = self._rules.answered(state, actor, asked.arguments["answer"])
            elif asked.operation != "mint_tokens" and (asked.operation != "begin" or self._has_ticks):
                return state
            node = self._forest.after(actor.node, DONE, state.now)
            state = state.with_actor(number, actor.at(node))
        return state

    def _read_on(self, state: State, number: int, actor: Actor, asked: Asked) -> Actor:
        """Reads what only this actor can have changed, and ends the read if that was all."""
        source, contested = self._source(state, asked), self._contested[number]
        while True:
            ahead = next_addresses(source, asked, actor.reading)
            private = [address for address in ahead if address not in contested]
            if not private:
                break
            actor = actor.having_read(private[0], source, state)
        # What comes to a partition ends a query, and what the clock says when it is read ends any read.
        if ahead or self._has_ticks or (asked.operation == "query" and contested):
            return actor
        node = self._forest.after(actor.node, actor.reading.outcome(), state.now)
        return actor.at(node)

    def _contested_by_others(self, number: int) -> frozenset[Address]:
        """What others write or the TTL erases, or the actor itself writes where that may come late."""
        names = [actor.node.name for other, actor in enumerate(self._start.actors) if other != number]
        if self._has_ticks:
            names.append(TTL)
        if self._start.faults:
            names.append(self._start.actors[number].node.name)
        return frozenset().union(*(self._forest.writes(name) for name in names))

    def _source(self, state: State, asked: Asked) -> Snapshot:
        return state.snapshot if asked.is_consistent else self._first
