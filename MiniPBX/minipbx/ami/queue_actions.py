# SPDX-License-Identifier: Apache-2.0
"""Actions on queues and their members."""

from collections.abc import Iterable

from minipbx.ami.message import Request
from minipbx.ami.session import Refused, Session
from minipbx.callqueue import CallQueue, Member, member_state
from minipbx.devices import DeviceState
from minipbx.events import UNKNOWN, Headers, headers
from minipbx.exchange import Exchange

Items = list[tuple[str, Headers]]


async def queue_status(exchange: Exchange, session: Session, request: Request) -> None:
    items: Items = []
    for queue in _asked_for(exchange, request):
        items.append(("QueueParams", _parameters(queue)))
        items += [
            ("QueueMember", _member(queue, member))
            for member in queue.members.values()
            if request["Member"] in ("", member.interface)
        ]
        items += [("QueueEntry", _entry(queue, place)) for place in range(len(queue.entries))]
    session.send_list(request, "Queue status will follow", items, "QueueStatusComplete")


async def queue_summary(exchange: Exchange, session: Session, request: Request) -> None:
    items = [("QueueSummary", _summary(queue)) for queue in _asked_for(exchange, request)]
    session.send_list(request, "Queue summary will follow", items, "QueueSummaryComplete")


async def queue_add(exchange: Exchange, session: Session, request: Request) -> None:
    if not request["Queue"]:
        raise Refused("'Queue' not specified.")
    if not request["Interface"]:
        raise Refused("'Interface' not specified.")
    queue = exchange.queues.get(request["Queue"])
    if queue is None:
        raise Refused("Unable to add interface to queue: No such queue")
    if not queue.add(request["Interface"], request["MemberName"], request.is_true("Paused")):
        raise Refused("Unable to add interface: Already there")
    session.acknowledge(request, "Added interface to queue")


async def queue_remove(exchange: Exchange, session: Session, request: Request) -> None:
    if not request["Queue"] or not request["Interface"]:
        raise Refused("Need 'Queue' and 'Interface' parameters.")
    queue = exchange.queues.get(request["Queue"])
    if queue is None:
        raise Refused("Unable to remove interface from queue: No such queue")
    if not queue.remove(request["Interface"]):
        raise Refused("Unable to remove interface: Not there")
    session.acknowledge(request, "Removed interface from queue")


async def queue_pause(exchange: Exchange, session: Session, request: Request) -> None:
    """In one queue, or in all where none is named."""
    if not request["Interface"] or not request["Paused"]:
        raise Refused("Need 'Interface' and 'Paused' parameters.")
    paused = request.is_true("Paused")
    found = [queue.pause(request["Interface"], paused, request["Reason"]) for queue in _asked_for(exchange, request)]
    if not any(found):
        raise Refused("Interface not found")
    session.acknowledge(request, f"Interface {'paused' if paused else 'unpaused'} successfully")


def _asked_for(exchange: Exchange, request: Request) -> Iterable[CallQueue]:
    return [queue for queue in exchange.queues.values() if request["Queue"] in ("", queue.name)]


def _parameters(queue: CallQueue) -> Headers:
    return headers(
        [
            ("Queue", queue.name),
            ("Max", 0),
            ("Strategy", "rrmemory"),
            ("Calls", len(queue.entries)),
            ("Holdtime", _average(queue.hold_times)),
            ("TalkTime", _average(queue.talk_times)),
            ("Completed", queue.completed),
            ("Abandoned", queue.abandoned),
            ("ServiceLevel", 0),
            ("ServicelevelPerf", "0.0"),
            ("ServicelevelPerf2", "0.0"),
            ("Weight", 0),
        ]
    )


def _member(queue: CallQueue, member: Member) -> Headers:
    # The list says all that the events of a member say, but whether it may be rung while it talks.
    state = [(name, value) for name, value in member_state(member, queue.settings) if name != "Ringinuse"]
    return headers([("Queue", queue.name), ("Name", member.name), ("Location", member.interface)]) + state


def _entry(queue: CallQueue, place: int) -> Headers:
    entry = queue.entries[place]
    channel = entry.channel
    return headers(
        [
            ("Queue", queue.name),
            ("Position", place + 1),
            ("Channel", channel.name),
            ("Uniqueid", channel.identity.unique_id),
            ("CallerIDNum", channel.caller.number or UNKNOWN),
            ("CallerIDName", channel.caller.name or UNKNOWN),
            ("ConnectedLineNum", channel.connected.number or UNKNOWN),
            ("ConnectedLineName", channel.connected.name or UNKNOWN),
            ("Wait", int(entry.waited)),
            ("Priority", 0),
        ]
    )


def _summary(queue: CallQueue) -> Headers:
    working = [member for member in queue.members.values() if member.status is not DeviceState.INVALID]
    return headers(
        [
            ("Queue", queue.name),
            ("LoggedIn", len(working)),
            ("Available", sum(queue.is_free(member) for member in working)),
            ("Callers", len(queue.entries)),
            ("HoldTime", _average(queue.hold_times)),
            ("TalkTime", _average(queue.talk_times)),
            ("LongestHoldTime", int(max((entry.waited for entry in queue.entries), default=0))),
        ]
    )


def _average(seconds: list[float]) -> int:
    return int(sum(seconds) / len(seconds)) if seconds else 0


ACTIONS = {
    "queuestatus": queue_status,
    "queuesummary": queue_summary,
    "queueadd": queue_add,
    "queueremove": queue_remove,
    "queuepause": queue_pause,
}
