"""The same backend with something wrong about its requests to the table, for the search to notice."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from session_model.clients import Ask
from session_model.items import Item, frozen, thawed
from session_model.lifecycle import event_of
from session_model.table import Asked, Outcome

Arguments = dict[str, Any]
Distortion = Callable[[Ask], Ask]


def nothing(ask: Ask) -> Ask:
    """Nothing is wrong."""
    return ask


def both(first: Distortion, second: Distortion) -> Distortion:
    """One wrong on top of the other."""
    return lambda ask: second(first(ask))


def without_condition(event: str, *terms: str) -> Distortion:
    """The write of this name without these terms of its condition, or without any."""

    def distorted(ask: Ask, operation: str, arguments: Arguments) -> Outcome:
        if _event(operation, arguments) == event:
            conditions = arguments["ConditionExpression"].split(" AND ")
            dropped = [one for one in conditions if not terms or any(f"#{name}" in one for name in terms)]
            kept = " AND ".join(one for one in conditions if one not in dropped)
            arguments = {**arguments, "ConditionExpression": kept}
        return ask(operation, arguments)

    return lambda ask: partial(distorted, ask)


def stale(*operations: str) -> Distortion:
    """Reads that may show what was there before."""

    def distorted(ask: Ask, operation: str, arguments: Arguments) -> Outcome:
        if operation in operations:
            batches = arguments.get("RequestItems", {})
            weak = {name: {**batch, "ConsistentRead": False} for name, batch in batches.items()}
            arguments = arguments | ({"RequestItems": weak} if weak else {"ConsistentRead": False})
        return ask(operation, arguments)

    return lambda ask: partial(distorted, ask)


def writing(event: str, **values: Any) -> Distortion:
    """The write of this name with other values; None leaves an attribute as it was."""

    def distorted(ask: Ask, operation: str, arguments: Arguments) -> Outcome:
        if _event(operation, arguments) == event:
            for name, value in values.items():
                arguments = _with_value(arguments, name, value)
        return ask(operation, arguments)

    return lambda ask: partial(distorted, ask)


def showing(name: str, value: Any) -> Distortion:
    """Every item that has the attribute is read with another value of it; None hides it."""

    def shown(item: Item) -> Item:
        attributes: Mapping[str, Any] = thawed(item)
        if name not in attributes:
            return item
        others = {key: kept for key, kept in attributes.items() if key != name}
        return frozen(others if value is None else others | {name: value})

    def distorted(ask: Ask, operation: str, arguments: Arguments) -> Outcome:
        outcome = ask(operation, arguments)
        return Outcome(outcome.kind, tuple(shown(item) for item in outcome.items))

    return lambda ask: partial(distorted, ask)


def skipping(event: str) -> Distortion:
    """The write of this name is never sent, and taken for done."""

    def distorted(ask: Ask, operation: str, arguments: Arguments) -> Outcome:
        return Outcome("done") if _event(operation, arguments) == event else ask(operation, arguments)

    return lambda ask: partial(distorted, ask)


def _event(operation: str, arguments: Arguments) -> str | None:
    asked = Asked(operation, arguments, 0)
    return event_of(asked) if operation == "update_item" else None


def _with_value(arguments: Arguments, name: str, value: Any) -> Arguments:
    expression = arguments["UpdateExpression"]
    assigned = re.search(rf"#{name} = (:\w+)(?:, )?", expression)
    if assigned is None:
        return {**arguments, "UpdateExpression": re.sub(rf"(?:, )?#{name}\b", "", expression)}
    if value is None:
        return {**arguments, "UpdateExpression": expression.replace(assigned[0], "")}
    values = arguments["ExpressionAttributeValues"] | {assigned[1]: value}
    return {**arguments, "ExpressionAttributeValues": values}
