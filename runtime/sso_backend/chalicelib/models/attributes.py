"""Between Python values and DynamoDB's typed attribute values.

boto3's own (de)serializer answers `Decimal` and `Binary` objects; the table here holds whole numbers and
bytes only, so plain `int` and `bytes` come back.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.type_defs import AttributeValueTypeDef

Item = dict[str, Any]
"""Attributes by name: str, int, bool, bytes, and lists and dicts of those; frozensets of str."""


def to_attributes(item: Mapping[str, object]) -> "dict[str, AttributeValueTypeDef]":
    """Wraps an item for the DynamoDB client; an attribute that is None is left out."""
    return {name: to_attribute(value) for name, value in item.items() if value is not None}


def to_attribute(value: object) -> "AttributeValueTypeDef":  # noqa: PLR0911 - one for each type
    """Wraps one value; a type that the table does not hold is a TypeError."""
    match value:
        case bool():
            return {"BOOL": value}
        case str():
            return {"S": value}
        case int():
            return {"N": str(value)}
        case bytes():
            return {"B": value}
        case frozenset():
            return {"SS": sorted(value)}
        case list():
            return {"L": [to_attribute(member) for member in value]}
        case dict():
            return {"M": to_attributes(value)}
    raise TypeError(f"the table holds no {type(value).__name__}")


def from_attributes(attributes: "Mapping[str, AttributeValueTypeDef]") -> Item:
    """Unwraps an item as the DynamoDB client answers it."""
    return {name: _from_attribute(value) for name, value in attributes.items()}


def _from_attribute(attribute: "AttributeValueTypeDef") -> object:
    [(kind, value)] = cast("dict[str, Any]", attribute).items()
    match kind:
        case "N":
            return int(value)
        case "SS":
            return frozenset(value)
        case "L":
            return [_from_attribute(member) for member in value]
        case "M":
            return from_attributes(value)
        case "NULL":
            return None
    return value
