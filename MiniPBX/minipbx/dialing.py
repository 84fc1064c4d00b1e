# SPDX-License-Identifier: Apache-2.0
"""Calling somebody: from the dial string to a channel that is answered, or not."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from minipbx.bridge import Bridge
from minipbx.causes import Cause
from minipbx.channel import Channel, HungUp, Party, Place, Redirected
from minipbx.events import Event, headers

if TYPE_CHECKING:
    from minipbx.exchange import Exchange


class NotAnswered(Exception):
    """`status` is Asterisk's DialStatus: NOANSWER, BUSY, CONGESTION, CHANUNAVAIL."""

    def __init__(self, status: str):
        super().__init__(status)
        self.status = status


@dataclass
class Attempt:
    """A call to be placed for `application`, which hands the answered channel to `caller`, if there is one."""

    dial_string: str
    timeout: float
    application: str
    caller: Channel | None = None
    caller_id: Party = field(default_factory=Party)
    variables: dict[str, str] = field(default_factory=dict)
    on_begin: Callable[[Channel], None] = lambda channel: None
    on_refusal: Callable[[Channel, str], None] = lambda channel, status: None


async def ring(exchange: "Exchange", attempt: Attempt) -> Channel:
    """The channel that answered. Raises NotAnswered; a cancelled attempt hangs up."""
    try:
        channel = exchange.open_channel(attempt.dial_string, attempt.caller)
    except LookupError:
        raise NotAnswered("CHANUNAVAIL") from None
    _announce(channel, attempt)
    status = "CANCEL"
    try:
        async with asyncio.timeout(attempt.timeout):
            await channel.phone.ring()
            await channel.wait_answered()
        status = "ANSWER"
    except TimeoutError:
        status = "NOANSWER"
        raise NotAnswered(status) from None
    except HungUp:
        status = channel.cause.dial_status
        raise NotAnswered(status) from None
    except OSError:
        channel.cause = Cause.DESTINATION_OUT_OF_ORDER
        status = "CHANUNAVAIL"
        raise NotAnswered(status) from None
    finally:
        if status == "ANSWER":
            _show_caller(channel, attempt)
        elif status != "CANCEL":
            attempt.on_refusal(channel, status)
        _tell_dial("DialEnd", channel, attempt, ("DialStatus", status))
        if status != "ANSWER":
            await channel.end()
    return channel


def _announce(channel: Channel, attempt: Attempt) -> None:
    caller = attempt.caller
    dialled = caller.place.exten if caller else attempt.caller_id.number
    channel.caller = Party(dialled, "" if caller else attempt.caller_id.name)
    channel.run_application(attempt.application, "(Outgoing Line)")
    channel.tell("NewCallerid", "call", ("CID-CallingPres", "0 (Presentation Allowed, Not Screened)"))
    for name, value in attempt.variables.items():
        channel.set_variable(name, value)
    channel.set_variable("DIALEDPEERNUMBER", attempt.dial_string.removeprefix("PJSIP/"))
    attempt.on_begin(channel)
    _tell_dial("DialBegin", channel, attempt, ("DialString", attempt.dial_string))
    if caller:
        caller.connect_line(Party(dialled))
        channel.place = Place(channel.place.context, dialled)


def _show_caller(channel: Channel, attempt: Attempt) -> None:
    if attempt.caller:
        channel.run_application(attempt.application, "(Outgoing Line)")
        channel.connect_line(attempt.caller.caller)


def _tell_dial(event: str, channel: Channel, attempt: Attempt, *more: tuple[str, str]) -> None:
    who = (attempt.caller.snapshot() if attempt.caller else []) + channel.snapshot("Dest")
    channel.publish(Event(event, "call", who + headers(more)))


async def talk(exchange: "Exchange", caller: Channel, callee: Channel, bridge: Bridge) -> None:
    """Connects the two until one leaves. Raises what takes the caller away."""
    bridge.enter(callee)
    exchange.spawn(serve(exchange, callee, bridge))
    bridge.enter(caller)
    await bridge.converse(caller)


async def serve(exchange: "Exchange", callee: Channel, bridge: Bridge) -> None:
    """What a called channel does: it talks, goes where it is redirected, or hangs up."""
    try:
        await bridge.converse(callee)
    except Redirected as redirected:
        callee.place = redirected.place
        return await exchange.dialplan.run(callee)
    except HungUp:
        pass
    await callee.end()
