# SPDX-License-Identifier: Apache-2.0
"""Calls that a manager makes, hands on, and joins."""

import pytest
from hearing import Hearing, seconds_of

ANSWERS_AT_ONCE = """
[queues.hotline]
timeout = 5
[endpoints.8001]
answers_after = 0
[endpoints.8002]
answers_after = 0.2
"""


@pytest.fixture
def talking(exchange, manager, call, telephone):
    """`talking(outside="talks")`: a manager, with a caller and seat 8001 in conversation.

    Outside numbers are answered by a telephone of that scenario.
    """

    def start(outside="talks"):
        trunk = telephone(outside, user="110", hertz=1100)
        pbx = exchange("--trunk", trunk.address, configuration=ANSWERS_AT_ONCE)
        desk = manager(pbx)
        desk.act("QueueAdd", Queue="hotline", Interface="PJSIP/8001")
        call(pbx, seconds=20, tone=500)
        desk.wait("AgentConnect")
        desk.wait("BridgeEnter", BridgeNumChannels="2")
        return desk

    return start


def channels(desk):
    """Caller's and seat's, by what the last AgentConnect said."""
    connected = next(event for event in reversed(desk.events) if event["Event"] == "AgentConnect")
    return connected["Channel"], connected["DestChannel"]


def recording(desk, channel):
    path = next(e["Value"] for e in desk.events if e.kind == "VarSet MIXMONITOR_FILENAME" and e["Channel"] == channel)
    return Hearing(path)


def test_call_back_by_click_rings_the_seat_and_then_the_citizen(exchange, manager, telephone):
    seat, citizen = telephone("talks", hertz=800), telephone("hangs-up", hertz=500)
    pbx = exchange("--seat", f"8001={seat.uri}", "--trunk", citizen.address)
    desk = manager(pbx)

    response = desk.act(
        "Originate",
        ("Variable", "TICKET=T1"),
        Channel="PJSIP/8001",
        Context="agents",
        Exten="13900139000",
        Priority="1",
        CallerID='"call back" <13900139000>',
        Timeout="5000",
        Async="true",
    )

    assert response["Message"] == "Originate successfully queued"
    first = desk.wait("Newchannel")
    assert first["Channel"].startswith("PJSIP/8001-")
    desk.wait("VarSet", Variable="TICKET", Value="T1", Channel=first["Channel"])
    desk.wait("DialEnd", DialStatus="ANSWER", DestChannel=first["Channel"])
    answered = desk.wait("OriginateResponse", Response="Success", Reason="4", Exten="13900139000")
    assert (answered["ActionID"], answered["Channel"]) == (response["ActionID"], first["Channel"])
    second = desk.wait("Newchannel", Linkedid=first["Uniqueid"])
    desk.wait("DialBegin", Channel=first["Channel"], DialString="PJSIP/13900139000@trunk")
    desk.wait("BridgeEnter", Channel=first["Channel"], BridgeNumChannels="2")
    desk.wait("HangupRequest", Channel=second["Channel"])
    desk.wait("Hangup", Channel=first["Channel"])
    both = recording(desk, first["Channel"])
    assert seconds_of(800, both.said) >= 0.7
    assert seconds_of(500, both.heard) >= 0.7


def test_a_seat_calls_a_citizen_from_its_own_telephone(exchange, manager, call):
    pbx = exchange("--seat", "8001")
    desk = manager(pbx)

    seat = call(pbx, first_number=8001, dialled="13900139000", seconds=1.5)

    called = desk.wait("DialBegin", DialString="PJSIP/13900139000@trunk")
    assert called["Channel"].startswith("PJSIP/8001-")
    assert called["DestChannel"].startswith("PJSIP/trunk-")
    desk.wait("Newstate", Channel=called["Channel"], ChannelStateDesc="Up")
    desk.wait("BridgeEnter", Channel=called["Channel"], BridgeNumChannels="2")
    assert seat.wait(10).succeeded == 1
    desk.wait("Hangup", Channel=called["DestChannel"])


@pytest.mark.parametrize(("scenario", "status", "reason"), [("rings", "NOANSWER", "3"), ("refuses", "BUSY", "5")])
def test_a_call_that_nobody_takes_fails_with_its_reason(exchange, manager, telephone, scenario, status, reason):
    desk = manager(exchange("--seat", f"8001={telephone(scenario).uri}"))

    desk.act("Originate", Channel="PJSIP/8001", Context="agents", Exten="110", Timeout="500", Async="true")

    desk.wait("DialEnd", DialStatus=status)
    failed = desk.wait("OriginateResponse", Response="Failure", Reason=reason)
    assert (failed["Channel"], failed["Uniqueid"]) == ("PJSIP/8001", "<null>")


def test_a_citizen_is_called_and_asked_by_keys(exchange, manager):
    desk = manager(exchange())

    desk.act(
        "Originate",
        ("Variable", "TICKET=20260101-7"),
        Channel="PJSIP/13900139000@trunk",
        Context="survey",
        Exten="s",
        Priority="1",
        Async="true",
    )
    channel = desk.wait("OriginateResponse", Response="Success")["Channel"]
    for question, digit in enumerate("152", 1):
        desk.wait("Newexten", Channel=channel, Application="Read")
        desk.act("PlayDTMF", Channel=channel, Digit=digit, Receive="true")
        desk.wait("DTMFEnd", Digit=digit, Direction="Received", Channel=channel)
        desk.wait("VarSet", Variable=f"SURVEY{question}", Value=digit)
        answered = desk.wait("UserEvent", UserEvent="HotlineSurvey", Question=str(question), Digit=digit)
        assert answered["Ticket"] == "20260101-7"

    desk.wait("UserEvent", UserEvent="HotlineSurveyDone", Ticket="20260101-7")
    desk.wait("Hangup", Channel=channel, Cause="16")


def test_a_caller_whom_the_agent_sends_to_the_survey_presses_keys(exchange, manager, call):
    pbx = exchange(configuration=ANSWERS_AT_ONCE)
    desk = manager(pbx)
    desk.act("QueueAdd", Queue="hotline", Interface="PJSIP/8001")
    caller = call(pbx, seconds=3, digits="4", digit_gap=8)
    desk.wait("AgentConnect")
    channel, seat = channels(desk)

    redirected = desk.act("Redirect", Channel=channel, Context="survey", Exten="s", Priority="1")

    assert redirected["Message"] == "Redirect successful"
    desk.wait("AgentComplete", Reason="transfer")
    desk.wait("Hangup", Channel=seat)
    desk.wait("UserEvent", UserEvent="HotlineSurvey", Question="1", Digit="4")
    desk.act("Hangup", Channel=channel)
    assert caller.wait(10).succeeded == 1


def test_a_caller_is_asked_when_the_agent_has_hung_up_if_the_dialplan_says_so(exchange, manager, call, telephone):
    dialplan = """
[contexts.from-trunk]
"_X." = ["Answer()", "Queue(hotline,tc)", "Read(SAT,satisfied,1,,1,2)", "UserEvent(Done,Digit: ${SAT})", "Hangup()"]
"""
    seat = telephone("hangs-up")
    pbx = exchange("--seat", f"8001={seat.uri}", configuration=dialplan)
    desk = manager(pbx)
    desk.act("QueueAdd", Queue="hotline", Interface="PJSIP/8001")

    call(pbx, seconds=2, digits="1", digit_gap=5)

    desk.wait("AgentComplete", Reason="agent")
    desk.wait("VarSet", Variable="QUEUESTATUS", Value="CONTINUE")
    desk.wait("VarSet", Variable="READSTATUS", Value="OK")
    desk.wait("UserEvent", UserEvent="Done", Digit="1")


def test_a_blind_transfer_brings_the_caller_to_another_seat(talking):
    desk = talking()
    caller, seat = channels(desk)

    assert desk.act("BlindTransfer", Channel=seat, Context="seats", Exten="8002")["Message"] == "Transfer succeeded"

    moved = desk.wait("BlindTransfer", Result="Success", Context="seats", Extension="8002")
    assert (moved["TransfererChannel"], moved["TransfereeChannel"]) == (seat, caller)
    desk.wait("AgentComplete", Reason="transfer")
    desk.wait("Hangup", Channel=seat)
    desk.wait("DialEnd", Channel=caller, DialStatus="ANSWER")
    desk.wait("BridgeEnter", Channel=caller, BridgeNumChannels="2")


def test_an_attended_transfer_hands_the_caller_over_when_the_agent_hangs_up(talking):
    desk = talking(outside="hangs-up")
    caller, seat = channels(desk)

    desk.act("Atxfer", Channel=seat, Context="agents", Exten="110")
    desk.wait("MusicOnHoldStart", Channel=caller)
    target = desk.wait("DialEnd", Channel=seat, DialStatus="ANSWER")["DestChannel"]
    desk.wait("BridgeEnter", Channel=seat, BridgeNumChannels="2")
    desk.act("Hangup", Channel=seat)

    moved = desk.wait("AttendedTransfer", Result="Success", DestType="Bridge")
    assert (moved["TransfereeChannel"], moved["TransferTargetChannel"]) == (caller, target)
    desk.wait("MusicOnHoldStop", Channel=caller)
    desk.wait("BridgeEnter", Channel=target, BridgeUniqueid=moved["DestBridgeUniqueid"], BridgeNumChannels="2")
    desk.wait("HangupRequest", Channel=target)
    desk.wait("Hangup", Channel=caller)
    assert seconds_of(1100, recording(desk, caller).heard) >= 0.5


def test_the_agent_is_back_with_the_caller_when_the_one_consulted_hangs_up(talking):
    desk = talking()
    caller, seat = channels(desk)

    desk.act("Atxfer", Channel=seat, Context="agents", Exten="110")
    target = desk.wait("DialEnd", Channel=seat, DialStatus="ANSWER")["DestChannel"]
    desk.wait("BridgeEnter", Channel=seat, BridgeNumChannels="2")
    desk.act("Hangup", Channel=target)

    desk.wait("MusicOnHoldStop", Channel=caller)
    desk.wait("BridgeEnter", Channel=seat, BridgeNumChannels="2")
    desk.act("Hangup", Channel=caller)
    desk.wait("AgentComplete", Reason="caller")


def test_a_caller_is_hung_up_on_when_the_agent_leaves_before_anybody_takes_the_call(talking):
    desk = talking(outside="rings")
    caller, seat = channels(desk)

    desk.act("Atxfer", Channel=seat, Context="agents", Exten="110")
    ringing = desk.wait("Newstate", ChannelStateDesc="Ringing")["Channel"]
    desk.act("Hangup", Channel=seat)

    desk.wait("DialEnd", DestChannel=ringing, DialStatus="CANCEL")
    for channel in (ringing, caller, seat):
        desk.look_back()
        desk.wait("Hangup", Channel=channel)


def test_caller_agent_and_110_talk_in_one_room(talking):
    desk = talking()
    caller, seat = channels(desk)

    both = desk.act("Redirect", Channel=caller, ExtraChannel=seat, Context="conference", Exten="7001", Priority="1")
    assert both["Message"] == "Dual Redirect successful"
    desk.wait("ConfbridgeStart", Conference="7001", BridgeTechnology="softmix")
    desk.wait("ConfbridgeJoin", BridgeNumChannels="2")
    desk.act("Originate", Channel="PJSIP/110@trunk", Context="conference", Exten="7001", Async="true")
    joined = desk.wait("ConfbridgeJoin", BridgeNumChannels="3")
    police = joined["Channel"]
    desk.act("Hangup", Channel=seat)
    desk.wait("ConfbridgeLeave", Channel=seat, BridgeNumChannels="2")
    assert {item["Channel"] for item in desk.list("CoreShowChannels")[:-1]} == {caller, police}
    desk.act("Hangup", Channel=police)
    desk.act("Hangup", Channel=caller)

    desk.wait("ConfbridgeEnd", Conference="7001")
    desk.wait("BridgeDestroy", BridgeUniqueid=joined["BridgeUniqueid"])
    desk.wait("Hangup", Channel=caller)
