# SPDX-License-Identifier: Apache-2.0
"""Bridges: channels that hear each other."""

import asyncio
import uuid
from collections.abc import Callable
from dataclasses import dataclass

from minipbx.channel import Channel, Errand, Redirected
from minipbx.events import UNKNOWN, Event, Headers, Publish, headers
from minipbx.sound import mix


@dataclass(frozen=True)
class BridgeKind:
    """What a bridge's events say of it. One that `breaks` is over when the first channel leaves."""

    type: str
    technology: str
    creator: str = UNKNOWN
    name: str = UNKNOWN
    breaks: bool = True


CONVERSATION = BridgeKind("basic", "simple_bridge")


class Bridge:
    """`on_break` is called, before anything is published, with the channel that ends a conversation and whether it was
    transferred away."""

    def __init__(self, publish: Publish, kind: BridgeKind = CONVERSATION):
        self.id = str(uuid.uuid4())
        self.kind = kind
        self.channels: list[Channel] = []
        self.on_break: Callable[[Channel, bool], None] = lambda channel, transferred: None
        self._publish = publish
        self._over = asyncio.Event()
        self._empty = asyncio.Event()
        self._tell("BridgeCreate")

    def snapshot(self, prefix: str = "") -> Headers:
        return headers(
            (prefix + name, value)
            for name, value in (
                ("BridgeUniqueid", self.id),
                ("BridgeType", self.kind.type),
                ("BridgeTechnology", self.kind.technology),
                ("BridgeCreator", self.kind.creator),
                ("BridgeName", self.kind.name),
                ("BridgeNumChannels", len(self.channels)),
                ("BridgeVideoSourceMode", "none"),
            )
        )

    def others(self, channel: Channel) -> list[Channel]:
        return [other for other in self.channels if other is not channel]

    def enter(self, channel: Channel) -> None:
        self.channels.append(channel)
        channel.bridge = self
        channel.player = None
        self._tell("BridgeEnter", channel)
        if self.kind.breaks and len(self.channels) == 2:
            self._tell_peers()

    def leave(self, channel: Channel, *, transferred: bool = False) -> None:
        """Lets a channel go, and with it the conversation; nothing if it has gone already."""
        if channel not in self.channels:
            return
        self.break_off(channel, transferred=transferred)
        self.detach(channel)
        channel.former_bridge = self
        if not self.channels:
            self.destroy()

    def break_off(self, channel: Channel, *, transferred: bool = False) -> None:
        """Has a conversation be over, by the channel's doing."""
        if self.kind.breaks and not self._over.is_set():
            self.on_break(channel, transferred)
            self._over.set()

    def go_on_without(self, channel: Channel) -> None:
        """Has the conversation be another one, of whoever takes the channel's place."""
        self.on_break(channel, True)
        self.on_break = lambda leaver, transferred: None

    def detach(self, channel: Channel) -> None:
        """Lets a channel go that comes back, or whose place another takes."""
        if channel.holding:
            channel.phone_resumed()
        if self.kind.breaks and len(self.channels) == 2:
            self._forget_peers(channel)
        self.channels.remove(channel)
        channel.bridge = None
        self._tell("BridgeLeave", channel)

    def destroy(self) -> None:
        self._tell("BridgeDestroy")
        self._empty.set()

    async def wait_empty(self) -> None:
        await self._empty.wait()

    async def wait_over(self) -> None:
        await self._over.wait()

    async def converse(self, channel: Channel) -> None:
        """Keeps a channel that has entered until the conversation is over. Raises what takes it away."""
        bridge = self
        try:
            while True:
                try:
                    return await channel.race(bridge.wait_over())
                except Errand as errand:
                    if not await errand.run(channel):
                        return
                    bridge = channel.bridge or bridge
        except Redirected:
            bridge.leave(channel, transferred=True)
            raise
        finally:
            bridge.leave(channel)

    def heard_by(self, channel: Channel) -> bytes:
        """20 ms of what the others say."""
        return mix([other.heard for other in self.others(channel) if not other.holding])

    def _tell(self, event: str, channel: Channel | None = None) -> None:
        self._publish(Event(event, "call", self.snapshot() + (channel.snapshot() if channel else [])))

    def _tell_peers(self) -> None:
        for channel in self.channels:
            peer = self.others(channel)[0]
            channel.set_variable("BRIDGEPEER", peer.name)
            channel.set_variable("BRIDGEPVTCALLID", peer.phone.call_id)

    def _forget_peers(self, leaver: Channel) -> None:
        for channel in [leaver, *self.others(leaver)]:
            channel.set_variable("BRIDGEPEER", "")
            channel.set_variable("BRIDGEPVTCALLID", "")
