# SPDX-License-Identifier: Apache-2.0
"""All actions by their names in lower case, and those that concern the exchange as a whole."""

import platform
import time
from collections.abc import Awaitable, Callable

from minipbx.ami import call_actions, channel_actions, queue_actions
from minipbx.ami.message import Request
from minipbx.ami.session import Session
from minipbx.channel import Channel
from minipbx.events import Event, Headers, headers
from minipbx.exchange import Exchange

Action = Callable[[Exchange, Session, Request], Awaitable[None]]


async def ping(exchange: Exchange, session: Session, request: Request) -> None:
    session.reply(request, "Success", ("Ping", "Pong"), ("Timestamp", f"{time.time():.6f}"))


async def choose_events(exchange: Exchange, session: Session, request: Request) -> None:
    session.choose_events(request["EventMask"])
    session.reply(request, "Success", ("Events", "On" if session.events else "Off"))


async def core_settings(exchange: Exchange, session: Session, request: Request) -> None:
    session.reply(
        request,
        "Success",
        ("AMIversion", "11.0.0"),
        ("AsteriskVersion", f"minipbx on Python {platform.python_version()}"),
        ("SystemName", ""),
        ("CoreMaxCalls", 0),
        ("CoreMaxLoadAvg", "0.000000"),
        ("CoreRunUser", ""),
        ("CoreRunGroup", ""),
        ("CoreMaxFilehandles", 0),
        ("CoreRealTimeEnabled", "No"),
        ("CoreCDRenabled", "No"),
        ("CoreHTTPenabled", "No"),
    )


async def core_status(exchange: Exchange, session: Session, request: Request) -> None:
    started = time.localtime(exchange.started)
    date, clock = time.strftime("%Y-%m-%d", started), time.strftime("%H:%M:%S", started)
    session.reply(
        request,
        "Success",
        ("CoreStartupDate", date),
        ("CoreStartupTime", clock),
        ("CoreReloadDate", date),
        ("CoreReloadTime", clock),
        ("CoreCurrentCalls", len(exchange.channels)),
        ("CoreProcessedCalls", exchange.calls_processed),
    )


async def core_show_channels(exchange: Exchange, session: Session, request: Request) -> None:
    items = [("CoreShowChannel", _channel_item(channel)) for channel in exchange.channels.values()]
    session.send_list(request, "Channels will follow", items, "CoreShowChannelsComplete")


def _channel_item(channel: Channel) -> Headers:
    minutes, seconds = divmod(int(time.time() - channel.created), 60)
    name, arguments = channel.application
    return channel.snapshot() + headers(
        [
            ("Application", name),
            ("ApplicationData", arguments),
            ("Duration", f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"),
            ("BridgeId", channel.bridge.id if channel.bridge else ""),
        ]
    )


async def user_event(exchange: Exchange, session: Session, request: Request) -> None:
    own = ("action", "actionid", "userevent")
    fields = [(name, value) for name, value in request.headers if name.lower() not in own]
    exchange.publish(Event("UserEvent", "user", [("UserEvent", request["UserEvent"]), *fields]))
    session.acknowledge(request, "Event Sent")


async def list_commands(exchange: Exchange, session: Session, request: Request) -> None:
    session.reply(request, "Success", *((name, "") for name in sorted(ACTIONS)))


ACTIONS: dict[str, Action] = {
    "ping": ping,
    "events": choose_events,
    "coresettings": core_settings,
    "corestatus": core_status,
    "coreshowchannels": core_show_channels,
    "userevent": user_event,
    "listcommands": list_commands,
    **queue_actions.ACTIONS,
    **channel_actions.ACTIONS,
    **call_actions.ACTIONS,
}
