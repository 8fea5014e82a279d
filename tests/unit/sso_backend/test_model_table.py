"""The search's table answers as DynamoDB's stand-in does to all that the backend asks it for sessions."""

from typing import TYPE_CHECKING, Any

import pytest
from session_model.backend import Backend
from session_model.expressions import Expressions
from session_model.items import Snapshot, frozen, thawed
from session_model.model import Model
from session_model.runs import Alone
from session_model.table import Asked, Outcome
from sso_world.dynamodb import TABLE_NAME, stored_items

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


class Recorded(Alone):
    """Keeps the requests to the table."""

    def __init__(self, snapshot: Snapshot, now: float) -> None:
        super().__init__(snapshot, now)
        self.requests: list[Asked] = []

    def ask(self, operation: str, arguments: dict[str, Any]) -> Outcome:
        asked = Asked(operation, arguments, self.now)
        if asked.is_read or asked.is_write:
            self.requests.append(asked)
        return super().ask(operation, arguments)


def requests_of_all_acts(model: Model, backend: Backend) -> list[Asked]:
    """Each act's as if it were alone; one after the other, most of them meet what they did not expect."""
    requests = []
    for name, act in model.acts.items():
        run = Recorded(model.scene.snapshot, model.scene.now)
        backend.perform(name, act.script, run)
        requests += run.requests
    return requests


def answer_of(client: "DynamoDBClient", asked: Asked) -> Outcome:
    """The client's answer as an outcome."""
    try:
        answer: dict[str, Any] = getattr(client, asked.operation)(**asked.arguments)
    except client.exceptions.ConditionalCheckFailedException as refused:
        shown: dict[str, Any] = dict(refused.response)
        return Outcome("refused", (frozen(shown["Item"]),) if "Item" in shown else ())
    if asked.is_write:
        return Outcome("done")
    items = [answer["Item"]] if "Item" in answer else []
    items += answer.get("Items", [])
    items += answer.get("Responses", {}).get(TABLE_NAME, [])
    return Outcome("items", tuple(frozen(item) for item in items))


@pytest.mark.parametrize("is_backwards", [False, True])
def test_it_answers_and_changes_as_moto_does(dynamodb: "DynamoDBClient", is_backwards: bool) -> None:
    backend = Backend(Alone(Snapshot(), 0))
    model = Model(backend)
    for item in model.scene.snapshot.items.values():
        dynamodb.put_item(TableName=TABLE_NAME, Item=thawed(item))
    requests = requests_of_all_acts(model, backend)
    assert len(requests) > 80
    run, kinds = Alone(model.scene.snapshot, model.scene.now), set()
    for asked in requests[::-1] if is_backwards else requests:
        ours, motos = run.ask(asked.operation, dict(asked.arguments)), answer_of(dynamodb, asked)
        assert (ours.kind, set(ours.items)) == (motos.kind, set(motos.items)), asked
        kinds.add(ours.kind)
    assert kinds == {"done", "refused", "items"}
    assert {frozen(item) for item in stored_items(dynamodb)} == set(run.snapshot.items.values())


def test_what_it_does_not_know_is_an_error() -> None:
    unknown = {"ConditionExpression": "begins_with(#a, :b)", "ExpressionAttributeNames": {"#a": "a"}}
    with pytest.raises(NotImplementedError, match="begins_with"):
        Expressions(unknown).condition_holds(None)
