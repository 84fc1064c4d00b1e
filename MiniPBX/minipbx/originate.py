# SPDX-License-Identifier: Apache-2.0
"""Calls that a manager asks for: somebody is rung, and sent into the dialplan when they answer."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from minipbx.channel import Channel, HungUp, Interruption, Party, Place
from minipbx.dialing import Attempt, NotAnswered, ring
from minipbx.dialplan import Step
from minipbx.events import UNKNOWN, Event, headers

if TYPE_CHECKING:
    from minipbx.exchange import Exchange

_ANSWERED = 4
_REASONS = {"NOANSWER": 3, "BUSY": 5, "CONGESTION": 8}


@dataclass(frozen=True)
class Order:
    """Whom to call, and what to do with them: either go to a place or run one application."""

    dial_string: str
    timeout: float
    caller_id: Party
    variables: dict[str, str]
    destination: Place | Step
    action_id: str


async def originate(exchange: "Exchange", order: Order) -> bool:
    """Whether somebody answered; what they do then goes on by itself. Publishes OriginateResponse."""
    attempt = Attempt(order.dial_string, order.timeout, "AppDial2", None, order.caller_id, order.variables)
    try:
        channel = await ring(exchange, attempt)
    except NotAnswered as failure:
        _tell(exchange, order, None, _REASONS.get(failure.status, 0))
        return False
    _tell(exchange, order, channel, _ANSWERED)
    if isinstance(order.destination, Place):
        channel.place = order.destination
        exchange.spawn(exchange.dialplan.run(channel))
    else:
        exchange.spawn(_run_once(exchange, channel, order.destination))
    return True


async def _run_once(exchange: "Exchange", channel: Channel, step: Step) -> None:
    channel.run_application(step.application, step.arguments)
    try:
        await exchange.dialplan.applications[step.application](channel, step.arguments)
    except HungUp:
        pass
    except Interruption as interruption:
        channel.interrupt(interruption)
        return await exchange.dialplan.run(channel)
    await channel.end()


def _tell(exchange: "Exchange", order: Order, channel: Channel | None, reason: int) -> None:
    where = order.destination
    if isinstance(where, Place):
        aims = [("Context", where.context), ("Exten", where.exten)]
    else:
        aims = [("Application", where.application), ("Data", where.arguments)]
    exchange.publish(
        Event(
            "OriginateResponse",
            "call",
            headers(
                [
                    *([("ActionID", order.action_id)] if order.action_id else []),
                    ("Response", "Success" if channel else "Failure"),
                    ("Channel", channel.name if channel else order.dial_string),
                    *aims,
                    ("Reason", reason),
                    ("Uniqueid", channel.identity.unique_id if channel else "<null>"),
                    ("CallerIDNum", order.caller_id.number or UNKNOWN),
                    ("CallerIDName", order.caller_id.name or UNKNOWN),
                ]
            ),
        )
    )
