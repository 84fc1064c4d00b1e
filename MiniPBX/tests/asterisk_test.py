# SPDX-License-Identifier: Apache-2.0
"""The same calls as were placed to an Asterisk 22.10.1, whose events are in the folder fixtures."""

import re
from collections.abc import Iterator
from pathlib import Path

from manager import Block, recorded

FIXTURES = Path(__file__).parent / "fixtures"

# The dialplan, queue and seat with which Asterisk was recorded, but for its paths.
CONFIGURATION = """
[queues.hotline]
timeout = 10
retry = 2
members = ["PJSIP/8001"]

[contexts.from-trunk]
12345 = [
    "Answer()",
    "Set(CALLID=${UNIQUEID})",
    "UserEvent(HotlineIncoming,Caller: ${CALLERID(num)},Callid: ${UNIQUEID})",
    "MixMonitor(${RECORDINGS}/rec-${UNIQUEID}.wav)",
    "Read(SAT,prompt,1,,1,8)",
    "UserEvent(HotlineSatisfaction,Digit: ${SAT},Callid: ${UNIQUEID})",
    "Hangup()",
]
12347 = ["Answer()", "Queue(hotline,t,,,20)", "Hangup()"]
"""

# What the exchange leaves out: what Asterisk tells of the quality of its RTP streams.
LEFT_OUT = re.compile(r"RTCPSent|RTCPReceived|VarSet RTPAUDIOQOS.*")

# What Asterisk publishes from threads of its own, at no fixed place among the events of the call.
APART = ("DeviceStateChange", "QueueMemberStatus")

# Values that no two calls share, or in which the exchange differs, each for a reason.
OWN_VALUES = {
    *("Uptime", "LastReload", "EventTV", "SessionID", "LocalAddress", "RemoteAddress", "SessionTV"),
    *("Uniqueid", "Linkedid", "DestUniqueid", "DestLinkedid", "BridgeUniqueid", "Callid"),
    *("LoginTime", "LastCall", "TalkTime", "DurationMs"),
    "AppData",  # has unique ids and paths in it
    "Ringinuse",  # a seat that talks is never rung here
    *("DestExten", "DestConnectedLineNum", "DestConnectedLineName"),  # Asterisk tells them of a moment ago
    *("Exten", "ConnectedLineNum", "ConnectedLineName"),  # likewise, of a seat's channel
}
OWN_VARIABLES = {
    *("BRIDGEPVTCALLID", "ANSWEREDTIME", "ANSWEREDTIME_MS", "DIALEDTIME", "DIALEDTIME_MS", "QUEUEWAIT_MS"),
    *("CALLID", "MIXMONITOR_FILENAME"),
}


def of_the_call(blocks: list[Block]) -> list[Block]:
    return [block for block in blocks if block["Event"] and not LEFT_OUT.fullmatch(block.kind)]


def tied(events: list[Block]) -> list[str]:
    """The kinds in their order, with whose they are."""
    return [f"{event.kind} {endpoint(event['Channel'])}" for event in events if event["Event"] not in APART]


def apart(events: list[Block], kind: str, key: str) -> dict[str, list[str]]:
    """The states that each device, or member, came to."""
    states: dict[str, list[str]] = {}
    for event in events:
        if event["Event"] == kind:
            states.setdefault(event[key], []).append(event["State"] or event["Status"])
    return states


def endpoint(value: str) -> str:
    return re.sub(r"-[0-9a-f]{8}$", "", value)


def values(event: Block) -> Iterator[tuple[str, str]]:
    for name, value in event.headers:
        if name not in OWN_VALUES and not (name == "Value" and event["Variable"] in OWN_VARIABLES):
            yield name, endpoint(value)


def compare(ours: list[Block], theirs: list[Block]) -> None:
    ours, theirs = of_the_call(ours), of_the_call(theirs)
    assert tied(ours) == tied(theirs)
    for kind, key in (("DeviceStateChange", "Device"), ("QueueMemberStatus", "Interface")):
        assert apart(ours, kind, key) == apart(theirs, kind, key)
    unmatched = list(ours)
    for event in theirs:
        twin = next(one for one in unmatched if one.kind == event.kind)
        unmatched.remove(twin)
        assert twin.names == event.names
        if event["Event"] not in APART:
            assert list(values(twin)) == list(values(event)), event


def test_a_call_to_the_queue_is_told_as_asterisk_tells_it(exchange, manager, telephone, call):
    seat = telephone("talks")
    pbx = exchange("--seat", f"8001={seat.uri}", configuration=CONFIGURATION)
    desk = manager(pbx)

    call(pbx, dialled="12347", seconds=1.5, digits="2", digit_gap=0.5).wait(10)
    desk.wait("QueueMemberStatus", CallsTaken="1", Status="1")

    compare(desk.events, recorded(FIXTURES / "asterisk22-ami-queue.txt"))


def test_a_call_to_the_ivr_is_told_as_asterisk_tells_it(exchange, manager, call):
    pbx = exchange(configuration=CONFIGURATION)
    desk = manager(pbx)

    call(pbx, dialled="12345", seconds=1, digits="2", digit_gap=5).wait(10)
    desk.wait("DeviceStateChange", Device="PJSIP/trunk", State="NOT_INUSE")

    compare(desk.events, recorded(FIXTURES / "asterisk22-ami-ivr.txt"))
