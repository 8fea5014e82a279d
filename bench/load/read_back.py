"""Reads everything back after a run: through the APIs, and as the emulator's administrator."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from live_handles import handle_problem
from local_sites import LocalSites, RefusedError
from reckoning import Reckoning, StoredForUser, order_problems, session_problems
from visitor import SHOP, refreshed

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

READING_AT_ONCE = 4
MOST_YOUNG_SESSIONS = 100
"""Of the sessions that were never refreshed so many are tried: each takes as long as a refresh under load."""
_PAGE = 100

Told = Mapping[str, Any]
"""What a visitor did, as `generate.py` tells it."""


class Tables:
    """The emulator's tables, whoever may read them on AWS."""

    def __init__(self, dynamodb: "DynamoDBClient", *, sso: str, orders: str) -> None:
        self._dynamodb, self._sso, self._orders = dynamodb, sso, orders

    def of_user(self, user_id: str) -> StoredForUser:
        """Strongly consistent."""
        orders = [item["SK"]["S"] for item in self._items(self._orders, user_id)]
        sessions = {
            item["SK"]["S"].removeprefix("session-"): item["status"]["S"]
            for item in self._items(self._sso, user_id)
            if item["SK"]["S"].startswith("session-")
        }
        return StoredForUser(
            orders=[key.removeprefix("order-") for key in orders if key.startswith("order-")],
            keys=sum(key.startswith("idempotency-") for key in orders),
            sessions=sessions,
        )

    def _items(self, table: str, user_id: str) -> Iterator[dict[str, Any]]:
        pages = self._dynamodb.get_paginator("query").paginate(
            TableName=table,
            KeyConditionExpression="PK = :pk",
            ExpressionAttributeValues={":pk": {"S": f"user-{user_id}"}},
            ConsistentRead=True,
        )
        for page in pages:
            yield from page["Items"]


async def read_back(port: int, visitors: Sequence[Told], tables: Tables) -> Reckoning:
    """Orders first: trying the handles ends sessions, and with them the tokens that read orders."""
    reckoning = Reckoning()
    async with LocalSites(port) as sites:
        for visitor in visitors:
            reckoning.problems += await _of_visitor(sites, visitor, tables, reckoning)
        turns = asyncio.Semaphore(READING_AT_ONCE)
        tried = sessions_to_try([session for visitor in visitors for session in visitor["sessions"]])
        found = await asyncio.gather(*(_of_session(sites, session, turns) for session in tried))
    reckoning.tried = len(tried)
    reckoning.problems += [problem for problem in found if problem]
    return reckoning


def sessions_to_try(sessions: Sequence[Told]) -> list[Told]:
    """All that were refreshed, and of the others as many as there is time for, from all over the run."""
    refreshed_ones = [session for session in sessions if len(session["handles"]) > 1]
    young = [session for session in sessions if len(session["handles"]) == 1]
    every = max(1, -(-len(young) // MOST_YOUNG_SESSIONS))
    return refreshed_ones + young[::every]


async def _of_visitor(sites: LocalSites, visitor: Told, tables: Tables, reckoning: Reckoning) -> list[str]:
    placed = [(one["key"], one["order_ids"]) for one in visitor["placed"]]
    chains = [session["handles"] for session in visitor["sessions"]]
    reckoning.keys += len(placed)
    reckoning.answers += sum(len(order_ids) for _, order_ids in placed)
    reckoning.sessions += len(chains)
    reckoning.handles += sum(len(chain) for chain in chains)
    stored = tables.of_user(visitor["user_id"])
    listed = await _listed(sites, visitor["sessions"][0]["id_token"])
    return [
        *order_problems(placed, listed=listed, stored=stored),
        *session_problems(chains, stored),
    ]


async def _listed(sites: LocalSites, id_token: str) -> list[str]:
    bearer, found, cursor = {"Authorization": f"Bearer {id_token}"}, [], ""
    while True:
        answer = await sites.call(SHOP, "GET", f"/orders?limit={_PAGE}{cursor}", headers=bearer)
        found += [order["order_id"] for order in answer.body["orders"]]
        if answer.body["next_cursor"] is None:
            return found
        cursor = f"&cursor={answer.body['next_cursor']}"


async def _of_session(sites: LocalSites, session: Told, turns: asyncio.Semaphore) -> str | None:
    application_id = session["application_id"]

    async def refresh(handle: str) -> str:
        return str((await refreshed(sites, application_id, handle))["refresh_token"])

    async with turns:
        try:
            problem = await handle_problem(session["handles"], refresh)
        except RefusedError as refused:
            problem = f"its handles could not be tried: {refused}"
    return f"a session at {application_id}: {problem}" if problem else None
