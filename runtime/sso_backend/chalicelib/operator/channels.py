"""The channels of applications that an operator has registered."""

from dataclasses import asdict, replace

from chalicelib.errors import UnknownChannel
from chalicelib.models.application import ApplicationRecord, Channel
from chalicelib.operator.applications import Applications, channels_json
from chalicelib.operator.arguments import Action, Arguments, Result, action
from chalicelib.operator.channel_fields import channel_of
from chalicelib.operator.errors import AlreadyExists, LastChannel

_URLS = ("return_url", "logout_url")


class Channels:
    """One change is one conditional write of the record."""

    def __init__(self, applications: Applications) -> None:
        self._applications = applications

    def actions(self) -> dict[str, Action]:
        """By name."""
        return {
            "channels.list": action(self.listed, "application_id"),
            "channels.add": action(self.add, "application_id", "channel_id", *_URLS),
            "channels.change": action(self.change, "application_id", "channel_id", *_URLS),
            "channels.remove": action(self.remove, "application_id", "channel_id"),
        }

    def listed(self, arguments: Arguments) -> Result:
        """A stack's as well."""
        record = self._applications.record(arguments.id("application_id"))
        return {"channels": channels_json(record.application)}

    def add(self, arguments: Arguments) -> Result:
        """The same channel again is fine."""
        channel = channel_of({name: arguments.raw(name) for name in ("channel_id", *_URLS)})
        record = self._applications.own_record(arguments.id("application_id"))
        existing = record.application.channel(channel.channel_id)
        if existing == channel:
            return {**_shown(record), "already": True}
        if existing is not None:
            raise AlreadyExists("The channel")
        return self._write(record, (*record.application.channels, channel))

    def change(self, arguments: Arguments) -> Result:
        """What is not given stays."""
        record = self._applications.own_record(arguments.id("application_id"))
        before = _channel(record, arguments.id("channel_id"))
        given = {name: arguments.raw(name) for name in _URLS if name in arguments}
        after = channel_of({**asdict(before), **given})
        channels = record.application.channels
        return self._write(record, tuple(after if one == before else one for one in channels))

    def remove(self, arguments: Arguments) -> Result:
        """The last one stays: `LastChannel`."""
        record = self._applications.own_record(arguments.id("application_id"))
        channel = _channel(record, arguments.id("channel_id"))
        if record.application.channels == (channel,):
            raise LastChannel
        return self._write(record, tuple(one for one in record.application.channels if one != channel))

    def _write(self, record: ApplicationRecord, channels: tuple[Channel, ...]) -> Result:
        return _shown(self._applications.replace(record, replace(record.application, channels=channels)))


def _channel(record: ApplicationRecord, channel_id: str) -> Channel:
    channel = record.application.channel(channel_id)
    if channel is None:
        raise UnknownChannel
    return channel


def _shown(record: ApplicationRecord) -> Result:
    return {"channels": channels_json(record.application)}
