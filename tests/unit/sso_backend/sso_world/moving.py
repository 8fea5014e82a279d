"""An environment that is left and one that is come to: the records, and what becomes of them."""

from typing import Any

from sso_world.dynamodb import TABLE_NAME, items_like
from sso_world.operator_world import OperatorWorld
from sso_world.world import World

OLD = "11111111-1111-4111-8111-111111111111"
OTHER_OLD = "22222222-2222-4222-8222-222222222222"
NEW = "33333333-3333-4333-8333-333333333333"
JOINED = "2024-05-01T10:00:00Z"
SINCE = "2023-01-01T00:00:00Z"
CARLA = {
    "record": "user",
    "user_id": OLD,
    "email": "Carla@example.com",
    "email_verified": True,
    "name": "Carla",
    "phone": "+39061234567",
    "gender": "female",
    "accepts_marketing": True,
    "created_at": SINCE,
    "status": "CONFIRMED",
}
AT_OFFICE = {"record": "membership", "application_id": "office", "user_id": OLD, "created_at": JOINED}
BLOG = {
    "record": "application",
    "application_id": "blog",
    "name": "Blog",
    "enrolment": "invite",
    "channels": [
        {
            "channel_id": "web",
            "return_url": "https://blog.example/success",
            "logout_url": "https://blog.example/",
        }
    ],
    "created_at": SINCE,
    "managed_by": "operator",
}


def take(olga: OperatorWorld, *records: object) -> tuple[int, int, list[str]]:
    """Imports; answers how many were written and wait, and the reasons of the others."""
    answer = olga.do("environment.import", records=list(records))
    return answer["written"], answer["pending"], [one["reason"] for one in answer["skipped"]]


def everything(olga: OperatorWorld) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = []
    cursor, pages = None, 0
    while pages == 0 or cursor is not None:
        page = olga.do("environment.export", cursor=cursor)
        assert len(page["records"]) <= 200
        records += page["records"]
        cursor, pages = page["next_cursor"], pages + 1
        assert pages < 100
    return records


def comes(world: World, *, verified: object = True, user_id: str = NEW) -> dict[str, str]:
    """Carla in the new pool, with no items yet; answers the headers of a fresh login."""
    world.cognito.users[user_id] = {"email": "carla@example.com"}
    return world.bearer(user_id, email_verified=verified)


def item_of(world: World, partition: str, sort: str) -> dict[str, Any] | None:
    key = {"PK": {"S": partition}, "SK": {"S": sort}}
    return world.dynamodb.get_item(TableName=TABLE_NAME, Key=key).get("Item")


def waiting(world: World) -> list[dict[str, Any]]:
    return [item for item in items_like(world.dynamodb, "import") if item["PK"]["S"].startswith("email-")]
