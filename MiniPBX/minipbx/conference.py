# SPDX-License-Identifier: Apache-2.0
"""The application ConfBridge: rooms where everybody hears everybody."""

import asyncio

from minipbx.bridge import Bridge, BridgeKind
from minipbx.channel import Channel
from minipbx.events import Event, Publish, headers


class Conferences:
    """Rooms by name; each is there as long as somebody is in it."""

    def __init__(self, publish: Publish):
        self._publish = publish
        self._rooms: dict[str, Bridge] = {}

    async def confer(self, channel: Channel, arguments: str) -> None:
        """`ConfBridge(room)`: until the channel hangs up or is taken elsewhere."""
        name = arguments.split(",")[0]
        room = self._rooms.get(name) or self._open(name)
        room.enter(channel)
        self._tell("ConfbridgeJoin", room, channel)
        try:
            await channel.race(asyncio.Event().wait())
        finally:
            room.detach(channel)
            self._tell("ConfbridgeLeave", room, channel)
            if not room.channels:
                self._close(room)

    def _open(self, name: str) -> Bridge:
        kind = BridgeKind("base", "softmix", creator="ConfBridge", name=name, breaks=False)
        room = self._rooms[name] = Bridge(self._publish, kind)
        self._tell("ConfbridgeStart", room)
        return room

    def _close(self, room: Bridge) -> None:
        del self._rooms[room.kind.name]
        self._tell("ConfbridgeEnd", room)
        room.destroy()

    def _tell(self, event: str, room: Bridge, channel: Channel | None = None) -> None:
        who = channel.snapshot() + headers([("Admin", "No")]) if channel else []
        self._publish(Event(event, "call", headers([("Conference", room.kind.name)]) + room.snapshot() + who))
