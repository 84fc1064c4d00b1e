# SPDX-License-Identifier: Apache-2.0
"""The application Queue: a caller waits, is offered to members until one answers, and talks."""

import asyncio
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from minipbx.bridge import Bridge
from minipbx.callqueue import CallQueue, Entry, Member
from minipbx.channel import Channel, HungUp, Interruption
from minipbx.dialing import Attempt, NotAnswered, ring, talk
from minipbx.events import Event, headers
from minipbx.sound import Player, ringback

if TYPE_CHECKING:
    from minipbx.exchange import Exchange

_TIMES = ("ANSWEREDTIME", "ANSWEREDTIME_MS", "DIALEDTIME", "DIALEDTIME_MS", "QUEUEWAIT", "QUEUEWAIT_MS")


@dataclass
class Service:
    """A caller who is being served: by whom, on which channel, after `rang` seconds of ringing."""

    queue: CallQueue
    entry: Entry
    member: Member
    agent: Channel
    rang: float
    since: float

    @property
    def caller(self) -> Channel:
        return self.entry.channel

    def tell(self, event: str, *more: tuple[str, object]) -> None:
        _tell_agent(event, self.queue, self.caller, self.agent, self.member, *more)


async def queue_up(exchange: "Exchange", channel: Channel, arguments: str) -> None:
    """`Queue(name,options,,,timeout)`. Of the options it knows `c`: go on in the dialplan when the agent hangs up."""
    name, options, timeout = _parse(arguments)
    queue = exchange.queues.get(name)
    if queue is None:
        raise HungUp
    for variable in _TIMES:
        channel.set_variable(variable, "")
    service = await _wait(exchange, queue, channel, timeout)
    if service is None:
        return channel.set_variable("QUEUESTATUS", "TIMEOUT")
    await _serve(exchange, service)
    if "c" not in options:
        raise HungUp
    channel.set_variable("QUEUESTATUS", "CONTINUE")


async def _wait(exchange: "Exchange", queue: CallQueue, channel: Channel, timeout: float | None) -> Service | None:
    """None if nobody answered in time."""
    entry = queue.join(channel)
    channel.player = Player(ringback(), loop=True)
    try:
        service = await channel.obtain(asyncio.wait_for(_find_agent(exchange, queue, entry), timeout))
    except TimeoutError:
        queue.leave(entry)
        return None
    except HungUp:
        queue.abandon(entry)
        raise
    except Interruption:
        queue.leave(entry)
        raise
    finally:
        channel.player = None
    position = queue.leave(entry)
    channel.set_variable("QUEUEPOSITION", position)
    channel.set_variable("QUEUEWAIT", int(entry.waited))
    channel.set_variable("QUEUEWAIT_MS", int(1000 * entry.waited))
    return service


async def _find_agent(exchange: "Exchange", queue: CallQueue, entry: Entry) -> Service:
    while True:
        member = await queue.claim(entry)
        began = time.monotonic()
        try:
            agent = await ring(exchange, _attempt(queue, entry.channel, member))
            now = time.monotonic()
            return Service(queue, entry, member, agent, rang=now - began, since=now)
        except NotAnswered:
            queue.release(entry, member)
            await asyncio.sleep(queue.settings.retry)
        except asyncio.CancelledError:
            queue.release(entry, member)
            raise


def _attempt(queue: CallQueue, caller: Channel, member: Member) -> Attempt:
    began = time.monotonic()

    def called(agent: Channel) -> None:
        agent.connected = caller.caller
        _tell_agent("AgentCalled", queue, caller, agent, member)

    def refused(agent: Channel, status: str) -> None:
        rang = ("RingTime", int(1000 * (time.monotonic() - began)))
        _tell_agent("AgentRingNoAnswer", queue, caller, agent, member, rang)

    return Attempt(member.interface, queue.settings.timeout, "AppQueue", caller, on_begin=called, on_refusal=refused)


async def _serve(exchange: "Exchange", service: Service) -> None:
    queue, member, caller = service.queue, service.member, service.caller
    held = int(service.entry.waited)
    queue.connect(service.entry, member)
    service.tell("AgentConnect", ("HoldTime", held), ("RingTime", int(service.rang)))
    await asyncio.sleep(0)  # lets the device's state through before the bridge is made
    bridge = Bridge(exchange.publish)

    def complete(leaver: Channel, transferred: bool) -> None:
        talked = time.monotonic() - service.since
        reason = "transfer" if transferred else "caller" if leaver is caller else "agent"
        service.tell("AgentComplete", ("HoldTime", held), ("TalkTime", int(talked)), ("Reason", reason))
        queue.complete(member, talked)

    bridge.on_break = complete
    try:
        await talk(exchange, caller, service.agent, bridge)
    finally:
        set_times(caller, service.since, service.since - service.rang)


def set_times(channel: Channel, answered: float, dialled: float) -> None:
    """How long ago the other side answered, and was dialled, by the clock of `time.monotonic`."""
    now = time.monotonic()
    for name, since in (("ANSWEREDTIME", answered), ("DIALEDTIME", dialled)):
        channel.set_variable(name, int(now - since))
        channel.set_variable(f"{name}_MS", int(1000 * (now - since)))


def _tell_agent(
    event: str, queue: CallQueue, caller: Channel, agent: Channel, member: Member, *more: tuple[str, object]
) -> None:
    names = [("Queue", queue.name), ("Interface", member.interface), ("MemberName", member.name)]
    who = caller.snapshot() + agent.snapshot("Dest")
    caller.publish(Event(event, "agent", who + headers([*names, *more])))


def _parse(arguments: str) -> tuple[str, str, float | None]:
    """Name, options, seconds to wait or None for ever."""
    name, options, _url, _announcement, timeout = (arguments.split(",") + [""] * 5)[:5]
    return name, options, float(timeout) if timeout else None
