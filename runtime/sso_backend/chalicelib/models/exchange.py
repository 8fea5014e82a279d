"""One item goes and others get what was in it, in one transaction.

https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from chalicelib.models.addresses import address
from chalicelib.models.expressions import NO_SETS, Condition, Expression
from chalicelib.models.keys import Key

if TYPE_CHECKING:
    from botocore.exceptions import ClientError
    from mypy_boto3_dynamodb.type_defs import TransactWriteItemTypeDef

_REFUSALS = frozenset({"None", "ConditionalCheckFailed", "TransactionConflict"})


@dataclass(frozen=True, kw_only=True)
class Addition:
    """What comes to an item, which is made if need be: `put_once` keeps a value that is there already."""

    key: Key
    put: Mapping[str, object] = field(default_factory=dict)
    put_once: Mapping[str, object] = field(default_factory=dict)
    add: Mapping[str, frozenset[str]] = field(default_factory=dict)


def exchange_request(
    table_name: str, taken: Key, condition: Condition, additions: Iterable[Addition], gone: Iterable[Key]
) -> "list[TransactWriteItemTypeDef]":
    """The writes as the client takes them."""
    expression = Expression()
    deletion: dict[str, Any] = {
        "TableName": table_name,
        "Key": address(taken),
        "ConditionExpression": expression.condition(condition),
    }
    deletion |= expression.parameters()
    updates = (_update(table_name, addition) for addition in additions)
    deletions = (deletion, *({"TableName": table_name, "Key": address(key)} for key in gone))
    return [*(cast("TransactWriteItemTypeDef", {"Delete": one}) for one in deletions), *updates]


def is_refusal(cancelled: "ClientError") -> bool:
    """Whether the condition did not hold or another write was at work, and nothing worse."""
    reasons = cast("dict[str, Any]", cancelled.response)["CancellationReasons"]
    return {reason["Code"] for reason in reasons} <= _REFUSALS


def _update(table_name: str, addition: Addition) -> "TransactWriteItemTypeDef":
    expression = Expression()
    changes = expression.changes(put=addition.put, put_once=addition.put_once, add=addition.add, take=NO_SETS)
    update: dict[str, Any] = {
        "TableName": table_name,
        "Key": address(addition.key),
        "UpdateExpression": changes,
    }
    update |= expression.parameters()
    return cast("TransactWriteItemTypeDef", {"Update": update})
