# SPDX-License-Identifier: Apache-2.0
"""Actions that make calls and hand them on."""

import re

from minipbx.ami.channel_actions import on_channel
from minipbx.ami.message import Request
from minipbx.ami.session import Refused, Session
from minipbx.channel import Channel, Party, Place, Redirected
from minipbx.dialplan import Step
from minipbx.exchange import Exchange
from minipbx.originate import Order, originate
from minipbx.transfer import transfer_attended, transfer_blindly

_CALLER_ID = re.compile(r'\s*(?:"?(?P<name>[^"<]*?)"?\s*<(?P<number>[^>]*)>|(?P<bare>\S*))\s*')
_DEFAULT_TIMEOUT = 30_000


async def start_call(exchange: Exchange, session: Session, request: Request) -> None:
    order = _order(exchange, request)
    if request.is_true("Async"):
        exchange.spawn(_originate_apart(exchange, order))
    elif not await originate(exchange, order):
        raise Refused("Originate failed")
    session.acknowledge(request, "Originate successfully queued")


async def _originate_apart(exchange: Exchange, order: Order) -> None:
    await originate(exchange, order)


def _order(exchange: Exchange, request: Request) -> Order:
    if not request["Channel"]:
        raise Refused("Channel not specified")
    if "/" not in request["Channel"]:
        raise Refused("Invalid channel")
    timeout = request["Timeout"] or str(_DEFAULT_TIMEOUT)
    if not timeout.isdigit():
        raise Refused("Invalid timeout")
    return Order(
        dial_string=request["Channel"],
        timeout=int(timeout) / 1000,
        caller_id=_party(request["CallerID"]),
        variables=request.variables(),
        destination=_destination(exchange, request),
        action_id=request["ActionID"],
    )


def _destination(exchange: Exchange, request: Request) -> Place | Step:
    if request["Application"]:
        if request["Application"] not in exchange.dialplan.applications:
            raise Refused("Application not found")
        return Step(request["Application"], request["Data"])
    return _place(exchange, request)


def _place(exchange: Exchange, request: Request, prefix: str = "") -> Place:
    context, exten = request[prefix + "Context"] or "agents", request[prefix + "Exten"]
    priority = request[prefix + "Priority"] or "1"
    if not exten:
        raise Refused("Exten not specified")
    if not priority.isdigit() or priority == "0":
        raise Refused("Invalid priority")
    place = Place(context, exten, int(priority))
    if not exchange.dialplan.has(place):
        raise Refused("Extension does not exist.")
    return place


def _party(caller_id: str) -> Party:
    match = _CALLER_ID.fullmatch(caller_id)
    if not match:
        return Party(caller_id)
    return Party(match["bare"]) if match["bare"] is not None else Party(match["number"], match["name"])


@on_channel
async def redirect(exchange: Exchange, session: Session, request: Request, channel: Channel) -> None:
    """The channel, and with it `ExtraChannel`, goes on elsewhere in the dialplan."""
    place = _place(exchange, request)
    extra = exchange.find_channel(request["ExtraChannel"]) if request["ExtraChannel"] else None
    if extra is None and request["ExtraChannel"]:
        raise Refused("Extra channel does not exist")
    if extra and request["ExtraExten"]:
        extra_place = _place(exchange, request, "Extra")
    else:
        extra_place = Place(place.context, place.exten, place.priority)
    channel.interrupt(Redirected(place))
    if extra:
        extra.interrupt(Redirected(extra_place))
    session.acknowledge(request, "Dual Redirect successful" if extra else "Redirect successful")


@on_channel
async def blind_transfer(exchange: Exchange, session: Session, request: Request, channel: Channel) -> None:
    if not transfer_blindly(channel, _place(exchange, request)):
        raise Refused("Transfer failed")
    session.acknowledge(request, "Transfer succeeded")


@on_channel
async def attended_transfer(exchange: Exchange, session: Session, request: Request, channel: Channel) -> None:
    """To the extension of a context whose step is a Dial; whom that dials is called."""
    dial_string = _dialled_at(exchange, _place(exchange, request), channel)
    if not dial_string or not transfer_attended(exchange, channel, dial_string):
        raise Refused("Atxfer failed")
    session.acknowledge(request, "Atxfer successfully queued")


def _dialled_at(exchange: Exchange, place: Place, channel: Channel) -> str | None:
    steps = exchange.dialplan.steps(place.context, place.exten)
    arguments = next((step.arguments for step in steps if step.application == "Dial"), None)
    if arguments is None:
        return None
    target = arguments.partition(",")[0].replace("${EXTEN}", place.exten)
    return exchange.dialplan.expand(target, channel)


ACTIONS = {
    "originate": start_call,
    "redirect": redirect,
    "blindtransfer": blind_transfer,
    "atxfer": attended_transfer,
}
