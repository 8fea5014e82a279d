"""DynamoDB's expressions, and the conditions that writes depend on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from chalicelib.models.attributes import to_attribute
from chalicelib.models.keys import PARTITION_KEY

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.type_defs import AttributeValueTypeDef

NO_VALUES: Mapping[str, object] = {}
NO_SETS: Mapping[str, frozenset[str]] = {}


@dataclass(frozen=True, kw_only=True)
class Condition:
    """What an item must be for a write to happen: all of these, and the item must exist unless it may be new.

    `unlike` and `absent_or_at_most` hold for an attribute that is missing.
    """

    equals: Mapping[str, object] = field(default_factory=dict)
    unlike: Mapping[str, object] = field(default_factory=dict)
    above: Mapping[str, int] = field(default_factory=dict)
    absent_or_at_most: Mapping[str, int] = field(default_factory=dict)
    absent: tuple[str, ...] = ()
    may_be_new: bool = False


@dataclass(frozen=True)
class AbsentOrEqual:
    """Holds while the attribute has this value, or is missing, or the whole item is."""

    name: str
    value: object


class Expression:
    """Collects placeholders, so that neither a reserved word nor a value ever stands in an expression."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._values: dict[str, AttributeValueTypeDef] = {}

    def name(self, attribute: str) -> str:
        """The placeholder of an attribute."""
        placeholder = f"#{attribute}"
        self._names[placeholder] = attribute
        return placeholder

    def value(self, value: object) -> str:
        """A placeholder for a value."""
        placeholder = f":v{len(self._values)}"
        self._values[placeholder] = to_attribute(value)
        return placeholder

    def equation(self, attribute: str, value: object) -> str:
        """Sets the attribute in an update, compares it in a condition."""
        return f"{self.name(attribute)} = {self.value(value)}"

    def first_value(self, attribute: str, value: object) -> str:
        """Sets the attribute in an update unless it has a value."""
        name = self.name(attribute)
        return f"{name} = if_not_exists({name}, {self.value(value)})"

    def operands(self, attribute: str, value: object) -> str:
        """What an update adds to a set, or takes from it."""
        return f"{self.name(attribute)} {self.value(value)}"

    def changes(
        self,
        *,
        put: Mapping[str, object],
        put_once: Mapping[str, object],
        remove: Iterable[str] = (),
        add: Mapping[str, frozenset[str]],
        take: Mapping[str, frozenset[str]],
    ) -> str:
        """An update as DynamoDB reads it; the members of `add` and `take` come to sets and go from them."""
        assignments = [self.equation(name, value) for name, value in put.items()]
        assignments += [self.first_value(name, value) for name, value in put_once.items()]
        clauses = {
            "SET": assignments,
            "REMOVE": [self.name(name) for name in remove],
            "ADD": [self.operands(name, members) for name, members in add.items()],
            "DELETE": [self.operands(name, members) for name, members in take.items()],
        }
        return " ".join(f"{verb} {', '.join(parts)}" for verb, parts in clauses.items() if parts)

    def condition(self, condition: Condition | AbsentOrEqual) -> str:
        """The condition as DynamoDB reads it."""
        if isinstance(condition, AbsentOrEqual):
            name = self.name(condition.name)
            return f"attribute_not_exists({name}) OR {name} = {self.value(condition.value)}"
        terms = [] if condition.may_be_new else [f"attribute_exists({self.name(PARTITION_KEY)})"]
        terms += [self.equation(name, value) for name, value in condition.equals.items()]
        terms += [f"NOT {self.equation(name, value)}" for name, value in condition.unlike.items()]
        terms += [f"{self.name(name)} > {self.value(value)}" for name, value in condition.above.items()]
        terms += [f"attribute_not_exists({self.name(name)})" for name in condition.absent]
        terms += [self._absent_or_at_most(*limit) for limit in condition.absent_or_at_most.items()]
        return " AND ".join(terms)

    def parameters(self) -> dict[str, Any]:
        """What the placeholders used so far stand for, as arguments of the client."""
        parameters: dict[str, Any] = {"ExpressionAttributeNames": self._names}
        if self._values:
            parameters["ExpressionAttributeValues"] = self._values
        return parameters

    def _absent_or_at_most(self, attribute: str, value: int) -> str:
        name = self.name(attribute)
        return f"(attribute_not_exists({name}) OR {name} <= {self.value(value)})"
