# SPDX-License-Identifier: Apache-2.0
"""The exchange: its channels, and what they have in common."""

import asyncio
import itertools
import logging
import time
from collections.abc import Coroutine
from dataclasses import replace

from minipbx import applications, clock
from minipbx.callqueue import CallQueue
from minipbx.causes import Cause
from minipbx.channel import Channel, ChannelState, HungUp, Identity, Party, Place
from minipbx.conference import Conferences
from minipbx.configuration import Configuration
from minipbx.devices import Devices, state_of
from minipbx.dialplan import Dialplan
from minipbx.endpoints import Endpoint, destination
from minipbx.events import Event, Publish
from minipbx.phone import Phone
from minipbx.sip import SIPPhone, SIPStack

logger = logging.getLogger("minipbx")


class Exchange:
    """Takes calls and places them. `listeners` are told of every event."""

    def __init__(self, configuration: Configuration):
        self.configuration = configuration
        self.started = time.time()
        self.listeners: list[Publish] = []
        self.channels: dict[str, Channel] = {}
        self.calls_processed = 0
        self.devices = Devices(self.publish, (f"PJSIP/{name}" for name in configuration.endpoints))
        self.queues = {queue.name: CallQueue(queue, self.devices, self.publish) for queue in configuration.queues}
        self.conferences = Conferences(self.publish)
        self.dialplan = Dialplan(configuration.contexts, configuration.variables)
        self.dialplan.applications.update(applications.of(self))
        self._numbers = itertools.count()
        self._sip = SIPStack(self._take_call)
        self._tasks: set[asyncio.Task[None]] = set()
        self._clock: asyncio.Task[None] | None = None
        self._stopping = False

    async def start(self) -> int:
        """Starts to take calls; the SIP port."""
        settings = self.configuration
        port = await self._sip.start(settings.sip_host, settings.sip_port, settings.rtp_ports)
        self._clock = asyncio.create_task(clock.beat(self.channels.values()))
        return port

    async def stop(self) -> None:
        """Hangs all calls up, so that their recordings are complete, and ends."""
        self._stopping = True
        for channel in list(self.channels.values()):
            channel.interrupt(HungUp())
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=5)
        if self._clock:
            self._clock.cancel()
        await self._sip.stop()

    def publish(self, event: Event) -> None:
        for listener in self.listeners:
            listener(event)

    def spawn(self, work: Coroutine[object, object, None]) -> None:
        """Runs what a channel does, apart from whoever started it."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._finish)

    def open_channel(self, dial_string: str, caller: Channel | None = None) -> Channel:
        """A channel towards whom the dial string names, not rung yet. Raises LookupError where that is nobody."""
        target = destination(dial_string, self.configuration.endpoints)
        phone = target.phone(self._sip.phone, caller.caller.number if caller else "")
        place = Place(target.endpoint.context)
        return self._add_channel(target.endpoint.name, phone, place, caller)

    def find_channel(self, name: str) -> Channel | None:
        """By its name or its unique id."""
        return self.channels.get(name) or next(
            (channel for channel in self.channels.values() if channel.identity.unique_id == name), None
        )

    def _take_call(self, phone: SIPPhone) -> None:
        endpoint = self._endpoint_of(phone.from_address.user)
        channel = self._add_channel(endpoint.name, phone, Place(endpoint.context, phone.to_address.user or "s"), None)
        self.calls_processed += 1
        if self._stopping or not self.dialplan.has(channel.place):
            channel.cause = Cause.UNALLOCATED
            return self.spawn(channel.end())
        channel.set_variable("SIPDOMAIN", self.configuration.sip_host)
        self.spawn(self.dialplan.run(channel))

    def _endpoint_of(self, caller: str) -> Endpoint:
        """The seat that calls, by the user that it gives, or else the trunk."""
        endpoints = self.configuration.endpoints
        return endpoints.get(caller, endpoints["trunk"])

    def _add_channel(self, endpoint: str, phone: Phone, place: Place, caller: Channel | None) -> Channel:
        number = next(self._numbers)
        unique_id = f"{int(time.time())}.{number}"
        identity = Identity(f"PJSIP/{endpoint}-{number:08x}", unique_id, unique_id)
        if caller:
            identity = replace(identity, linked_id=caller.identity.linked_id)
        channel = Channel(identity, endpoint, phone, place, self.publish)
        if isinstance(phone, SIPPhone) and phone.is_incoming:
            channel.state = ChannelState.RING
            channel.caller = Party(phone.from_address.user, phone.from_address.name)
        self.channels[channel.name] = channel
        channel.on_state = lambda: self._follow(channel)
        channel.tell("Newchannel")
        return channel

    def _follow(self, channel: Channel) -> None:
        """A device's state travels after what changed it, as in Asterisk."""
        if channel.ended:
            self.channels.pop(channel.name, None)
        asyncio.get_running_loop().call_soon(self._update_device, channel.endpoint)

    def _update_device(self, endpoint: str) -> None:
        own = (channel for channel in self.channels.values() if channel.endpoint == endpoint)
        self.devices.enter(f"PJSIP/{endpoint}", state_of(own))

    def _finish(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception():
            logger.error("a call ended by a mistake of the exchange", exc_info=task.exception())
