# SPDX-License-Identifier: Apache-2.0
"""Actions on one channel as it is."""

from collections.abc import Awaitable, Callable
from functools import wraps
from pathlib import Path

from minipbx.ami.message import Request
from minipbx.ami.session import Refused, Session
from minipbx.causes import Cause
from minipbx.channel import Channel
from minipbx.exchange import Exchange
from minipbx.recording import Recording
from minipbx.virtual_phone import VirtualPhone

# How long a key is down that a manager presses.
_KEY_MILLISECONDS = 100

ChannelAction = Callable[[Exchange, Session, Request, Channel], Awaitable[None]]


def on_channel(action: ChannelAction):
    """Of an action on the channel that a request names: refuses it where there is none."""

    @wraps(action)
    async def checked(exchange: Exchange, session: Session, request: Request) -> None:
        if not request["Channel"]:
            raise Refused("No channel specified")
        channel = exchange.find_channel(request["Channel"])
        if channel is None:
            raise Refused("No such channel")
        await action(exchange, session, request, channel)

    return checked


@on_channel
async def hang_up(exchange: Exchange, session: Session, request: Request, channel: Channel) -> None:
    known = request["Cause"].isdigit() and int(request["Cause"]) in list(Cause)
    channel.request_hang_up(Cause(int(request["Cause"])) if known else Cause.NORMAL_CLEARING)
    session.acknowledge(request, "Channel Hungup")


@on_channel
async def get_variable(exchange: Exchange, session: Session, request: Request, channel: Channel) -> None:
    name = request["Variable"]
    if not name:
        raise Refused("No variable specified")
    session.reply(request, "Success", ("Variable", name), ("Value", exchange.dialplan.value(name, channel)))


@on_channel
async def set_variable(exchange: Exchange, session: Session, request: Request, channel: Channel) -> None:
    if not request["Variable"]:
        raise Refused("No variable specified")
    channel.set_variable(request["Variable"], request["Value"])
    session.acknowledge(request, "Variable Set")


@on_channel
async def mix_monitor(exchange: Exchange, session: Session, request: Request, channel: Channel) -> None:
    if not request["File"]:
        raise Refused("No file specified")
    try:
        channel.start_recording(Recording(Path(request["File"])))
    except OSError:
        raise Refused("Could not start monitoring channel") from None
    session.reply(request, "Success")


@on_channel
async def stop_mix_monitor(exchange: Exchange, session: Session, request: Request, channel: Channel) -> None:
    if channel.recording is None:
        raise Refused("Could not stop monitoring channel")
    channel.stop_recording()
    channel.tell("MixMonitorStop")
    session.reply(request, "Success")


@on_channel
async def play_dtmf(exchange: Exchange, session: Session, request: Request, channel: Channel) -> None:
    """With `Receive: true` as if the channel's phone had pressed the key."""
    digit = request["Digit"].upper()
    if len(digit) != 1 or digit not in "0123456789ABCD*#":
        raise Refused("No digit specified")
    if request.is_true("Receive"):
        channel.phone_pressed(digit)
        channel.phone_released(digit, _KEY_MILLISECONDS)
    else:
        channel.send_digit(digit)
    session.acknowledge(request, "DTMF successfully queued")


@on_channel
async def notify(exchange: Exchange, session: Session, request: Request, channel: Channel) -> None:
    """`Variable: Event=talk` or `Event=hold`, as many desk phones understand them; here only virtual ones do."""
    if not isinstance(channel.phone, VirtualPhone):
        raise Refused("Unable to send NOTIFY: the phone is not virtual")
    match request.variables().get("Event"):
        case "talk":
            channel.phone.talk()
        case "hold" if channel.is_up:
            channel.phone.hold()
        case _:
            raise Refused("Unable to send NOTIFY: no event that the phone understands")
    session.acknowledge(request, "NOTIFY sent")


ACTIONS = {
    "hangup": hang_up,
    "getvar": get_variable,
    "setvar": set_variable,
    "mixmonitor": mix_monitor,
    "stopmixmonitor": stop_mix_monitor,
    "playdtmf": play_dtmf,
    "pjsipnotify": notify,
}
