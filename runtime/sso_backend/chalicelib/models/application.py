"""Applications that users sign in to, with the channels their users may be sent back to."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Literal

from chalicelib.models.attributes import Item
from chalicelib.models.batches import items_of
from chalicelib.models.expressions import AbsentOrEqual, Condition
from chalicelib.models.keys import (
    APPLICATION_SORT_KEY,
    PARTITION_KEY,
    application_id_of,
    application_key,
)
from chalicelib.models.table import Table

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
"""An application's or a channel's id."""

Enrolment = Literal["open", "invite"]
"""`open`: a user may make himself a member. `invite`: only an operator may."""


@dataclass(frozen=True)
class Channel:
    """One registered way back: nothing is ever redirected anywhere else."""

    channel_id: str
    return_url: str
    logout_url: str


@dataclass(frozen=True)
class Branding:
    """How the SSO's pages and mails show an application; without a value they look as the SSO itself.

    `accent_color` is `#rrggbb` in lower case. `logo` is a data URI, as the pages ask nobody else for
    anything. They show it in `<img>` only, where an SVG runs no script and loads nothing.
    """

    accent_color: str | None = None
    logo: str | None = None


@dataclass(frozen=True)
class Application:
    """An application record; `user_pool_client_id` is the client its tokens are minted for."""

    application_id: str
    name: str
    enrolment: Enrolment
    user_pool_client_id: str
    channels: tuple[Channel, ...]
    branding: Branding = Branding()

    def channel(self, channel_id: str) -> Channel | None:
        """The channel of that id, if it is registered."""
        return next((channel for channel in self.channels if channel.channel_id == channel_id), None)


@dataclass(frozen=True)
class Owner:
    """The CloudFormation resource that keeps an application's record, and the stack it belongs to.

    A stack may own a record by two resources at once: while a resource gets another logical id,
    CloudFormation creates the new one first and deletes the old one, or in a rollback the new one, last.
    """

    stack: str
    resource: str


OPERATOR = Owner(stack="operator", resource="operator")
"""Owns what an operator registers at run time, so that no stack can take it over, nor he a stack's."""


@dataclass(frozen=True)
class ApplicationRecord:
    """An application's record as a whole; `created_at` in ISO 8601."""

    application: Application
    created_at: str
    is_operators: bool


class ApplicationRepository:
    """Application items; `index_name` is the inverted index, which holds their channels."""

    def __init__(self, table: Table, *, index_name: str | None = None) -> None:
        self._table = table
        self._index_name = index_name

    def get(self, application_id: str) -> Application | None:
        """The registered application, or None, also for a text that can be no id."""
        if not ID.fullmatch(application_id):
            return None
        item = self._table.get(application_key(application_id))
        return None if item is None else application_from(item)

    def put(self, application: Application, *, owner: Owner, created_at: str) -> bool:
        """Registers or replaces the record in one write; the first `created_at` stays.

        False, and nothing changes, if another stack owns the record.
        """
        return self._table.update(
            application_key(application.application_id),
            condition=AbsentOrEqual("registered_by", owner.stack),
            put={**_attributes(application), "registered_by": owner.stack},
            put_once={"created_at": created_at},
            remove=_absent(application),
            add={"registrations": frozenset({owner.resource})},
        )

    def add(self, application: Application, *, owner: Owner, created_at: str) -> bool:
        """Registers the application unless its id is taken, by whomever; says whether it did."""
        return self._table.put_new(
            application_key(application.application_id),
            {
                **_attributes(application),
                "registered_by": owner.stack,
                "registrations": frozenset({owner.resource}),
                "created_at": created_at,
            },
        )

    def change(self, before: Application, after: Application, *, owner: Owner) -> bool:
        """Replaces the record; False, and nothing changes, if it is another by now, or another owner's."""
        seen = {**_attributes(before), "registered_by": owner.stack}
        return self._table.update(
            application_key(before.application_id),
            condition=Condition(equals=seen, absent=_absent(before)),
            put=_attributes(after),
            remove=_absent(after),
        )

    def record(self, application_id: str) -> ApplicationRecord | None:
        """The record, or None, also for a text that can be no id."""
        if not ID.fullmatch(application_id):
            return None
        item = self._table.get(application_key(application_id))
        return None if item is None else _record_from(item)

    def records(self, application_ids: Iterable[str]) -> list[ApplicationRecord]:
        """The records that there are, by their ids."""
        keys = [application_key(application_id) for application_id in application_ids]
        found = (_record_from(item) for item in items_of(self._table, keys))
        return sorted(found, key=lambda one: one.application.application_id)

    def disown(self, application_id: str, owner: Owner) -> None:
        """Takes the record away with its last owner; memberships stay, as it may be registered again."""
        key, mine = application_key(application_id), frozenset({owner.resource})
        alone = Condition(equals={"registered_by": owner.stack, "registrations": mine})
        if not self._table.delete_if(key, alone):
            of_my_stack = Condition(equals={"registered_by": owner.stack})
            self._table.update(key, condition=of_my_stack, take={"registrations": mine})

    def return_urls(self) -> Iterator[str]:
        """The return URLs of every channel of every application."""
        for item in self._indexed():
            for channel in item.get("channels", []):
                yield channel["return_url"]

    def ids(self) -> list[str]:
        """The ids of all registered applications."""
        return [application_id_of(item[PARTITION_KEY]) for item in self._indexed()]

    def get_many(self, application_ids: Iterable[str]) -> list[Application]:
        """Those of these applications that are registered, in no order."""
        keys = [application_key(application_id) for application_id in application_ids]
        return [application_from(item) for item in items_of(self._table, keys)]

    def _indexed(self) -> Iterator[Item]:
        if self._index_name is None:
            raise RuntimeError("this repository was built without the inverted index")
        return self._table.query_sort_key(self._index_name, APPLICATION_SORT_KEY)


def application_from(item: Item) -> Application:
    """The application that an item holds."""
    return Application(
        application_id=item["application_id"],
        name=item["name"],
        enrolment=item["enrolment"],
        user_pool_client_id=item["user_pool_client_id"],
        channels=tuple(
            Channel(
                channel_id=channel["channel_id"],
                return_url=channel["return_url"],
                logout_url=channel.get("logout_url", ""),
            )
            for channel in item["channels"]
        ),
        branding=_branding_from(item.get("branding", {})),
    )


def _branding_from(stored: Item) -> Branding:
    return Branding(accent_color=stored.get("accent_color"), logo=stored.get("logo"))


def _attributes(application: Application) -> Item:
    attributes = asdict(application) | {"channels": [asdict(channel) for channel in application.channels]}
    return {name: value for name, value in attributes.items() if name not in _absent(application)}


def _absent(application: Application) -> tuple[str, ...]:
    """The attributes that its record does not have."""
    return () if application.branding != Branding() else ("branding",)


def _record_from(item: Item) -> ApplicationRecord:
    return ApplicationRecord(
        application=application_from(item),
        created_at=item["created_at"],
        is_operators=item.get("registered_by") == OPERATOR.stack,
    )
