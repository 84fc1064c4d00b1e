# SPDX-License-Identifier: Apache-2.0
"""Calls that come in, wait for an agent, and are answered or not."""

from hearing import Hearing, seconds_of


def join_queue(manager, *seats):
    for seat in seats:
        assert manager.act("QueueAdd", Queue="hotline", Interface=f"PJSIP/{seat}")["Response"] == "Success"


def recording_of(manager):
    manager.look_back()
    return Hearing(manager.wait("VarSet", Variable="MIXMONITOR_FILENAME")["Value"])


def test_a_caller_and_a_seat_hear_each_other_and_the_recording_has_both(exchange, manager, telephone, call):
    pbx = exchange("--seat", f"8001={telephone('talks', hertz=800).uri}")
    desk = manager(pbx)
    join_queue(desk, "8001")

    outcome = call(pbx, seconds=3, tone=500).wait(10)
    ended = desk.wait("Hangup", lambda event: event["Channel"].startswith("PJSIP/trunk"))

    assert (outcome.succeeded, ended["Cause"], ended["Cause-txt"]) == (1, "16", "Normal Clearing")
    recording = recording_of(desk)
    assert 2.8 <= recording.seconds <= 3.4
    assert seconds_of(500, recording.said) >= 2.5
    assert seconds_of(800, recording.heard) >= 1.8
    assert seconds_of(500, recording.heard) == 0
    assert seconds_of(800, recording.said) == 0


def test_what_the_caller_says_reaches_the_seat(exchange, manager, telephone, call):
    pbx = exchange("--seat", f"8001={telephone('echoes').uri}")
    desk = manager(pbx)
    join_queue(desk, "8001")

    call(pbx, seconds=3, tone=500).wait(10)
    desk.wait("AgentComplete", Reason="caller")
    desk.wait("Hangup")

    assert seconds_of(500, recording_of(desk).heard) >= 1.8


def test_keys_that_the_caller_presses_arrive(exchange, manager, telephone, call):
    pbx = exchange("--seat", f"8001={telephone('talks').uri}")
    desk = manager(pbx)
    join_queue(desk, "8001")

    call(pbx, seconds=1, digits="2#", digit_gap=0.6).wait(10)

    for digit in "2#":
        begun = desk.wait("DTMFBegin", Digit=digit, Direction="Received")
        ended = desk.wait("DTMFEnd", Digit=digit, Direction="Received")
        assert begun["CallerIDNum"] == ended["CallerIDNum"] == "13800138000"
        assert 50 <= int(ended["DurationMs"]) <= 500


def test_a_caller_who_hangs_up_while_waiting_has_abandoned(exchange, manager, call):
    pbx = exchange()
    desk = manager(pbx)

    call(pbx, seconds=1.5).wait(10)

    joined = desk.wait("QueueCallerJoin", Queue="hotline", Position="1", Count="1")
    left = desk.wait("QueueCallerAbandon", Position="1", OriginalPosition="1")
    assert joined["Uniqueid"] == left["Uniqueid"]
    desk.wait("QueueCallerLeave", Count="0")
    desk.wait("Hangup", Uniqueid=left["Uniqueid"])
    assert desk.list("QueueStatus")[0]["Abandoned"] == "1"
    assert recording_of(desk).seconds > 1


def test_a_call_that_a_seat_does_not_answer_is_offered_to_the_next(exchange, manager, telephone, call):
    rings, talks = telephone("rings"), telephone("talks")
    pbx = exchange("--seat", f"8001={rings.uri}", "--seat", f"8002={talks.uri}")
    desk = manager(pbx)
    join_queue(desk, "8001", "8002")

    call(pbx, seconds=3).wait(10)

    desk.wait("AgentCalled", Interface="PJSIP/8001")
    desk.wait("Newstate", ChannelStateDesc="Ringing")
    desk.wait("QueueMemberStatus", Interface="PJSIP/8001", Status="6")
    missed = desk.wait("AgentRingNoAnswer", Interface="PJSIP/8001")
    assert 900 <= int(missed["RingTime"]) <= 1500
    desk.wait("DialEnd", DialStatus="NOANSWER")
    desk.wait("AgentCalled", Interface="PJSIP/8002")
    desk.wait("AgentConnect", Interface="PJSIP/8002", HoldTime="1")


def test_a_call_comes_back_to_the_only_seat_that_is_busy(exchange, manager, telephone, call):
    pbx = exchange("--seat", f"8001={telephone('refuses').uri}")
    desk = manager(pbx)
    join_queue(desk, "8001")

    call(pbx, seconds=1.5).wait(10)

    for _ in range(2):
        desk.wait("AgentCalled", Interface="PJSIP/8001")
        desk.wait("AgentRingNoAnswer", Interface="PJSIP/8001")
        desk.wait("DialEnd", DialStatus="BUSY")
        desk.wait("Hangup", Cause="17", Cause_txt="User busy")


def test_a_seat_that_hangs_up_ends_the_call(exchange, manager, telephone, call):
    pbx = exchange("--seat", f"8001={telephone('hangs-up').uri}")
    desk = manager(pbx)
    join_queue(desk, "8001")

    outcome = call(pbx, seconds=10).wait(10)

    assert outcome.succeeded == 1
    desk.wait("HangupRequest", lambda event: event["Channel"].startswith("PJSIP/8001"))
    desk.wait("AgentComplete", Reason="agent", TalkTime="1")


def test_a_caller_on_hold_hears_music(exchange, manager, telephone, call):
    pbx = exchange("--seat", f"8001={telephone('holds').uri}")
    desk = manager(pbx)
    join_queue(desk, "8001")

    call(pbx, seconds=4).wait(10)

    held = desk.wait("Hold")
    assert held["Channel"].startswith("PJSIP/8001")
    assert desk.wait("MusicOnHoldStart", Class="default")["Channel"].startswith("PJSIP/trunk")
    desk.wait("DeviceStateChange", Device="PJSIP/8001", State="ONHOLD")
    desk.wait("Unhold", Channel=held["Channel"])
    desk.wait("MusicOnHoldStop")
    desk.wait("DeviceStateChange", Device="PJSIP/8001", State="INUSE")
    desk.wait("Hangup")
    assert seconds_of(330, recording_of(desk).heard) + seconds_of(262, recording_of(desk).heard) >= 0.5


def test_a_paused_seat_is_not_offered_a_call(exchange, manager, call):
    pbx = exchange("--seat", "8001")
    desk = manager(pbx)
    join_queue(desk, "8001")
    assert desk.act("QueuePause", Interface="PJSIP/8001", Paused="true", Reason="lunch")["Response"] == "Success"
    desk.wait("QueueMemberPause", Paused="1", PausedReason="lunch")

    caller = call(pbx, seconds=3)
    desk.wait("QueueCallerJoin")
    assert [event["Available"] for event in desk.list("QueueSummary")][0] == "0"
    desk.act("QueuePause", Interface="PJSIP/8001", Paused="false")

    desk.wait("QueueMemberPause", Paused="0", PausedReason="")
    desk.wait("AgentCalled", Interface="PJSIP/8001")
    assert caller.wait(10).succeeded == 1


def test_a_virtual_seat_answers_and_holds_when_its_phone_is_notified(exchange, manager, call):
    pbx = exchange("--seat", "8001")
    desk = manager(pbx)
    join_queue(desk, "8001")

    call(pbx, seconds=10, tone=500)
    rung = desk.wait("AgentCalled")["DestChannel"]
    desk.wait("Newstate", ChannelStateDesc="Ringing", Channel=rung)
    assert desk.act("PJSIPNotify", Channel=rung, Variable="Event=talk")["Message"] == "NOTIFY sent"
    desk.wait("AgentConnect")
    desk.wait("BridgeEnter", BridgeNumChannels="2")
    desk.act("PJSIPNotify", Channel=rung, Variable="Event=hold")
    desk.wait("MusicOnHoldStart")
    desk.act("PJSIPNotify", Channel=rung, Variable="Event=talk")
    desk.wait("MusicOnHoldStop")
    assert desk.act("Hangup", Channel=rung)["Message"] == "Channel Hungup"

    desk.wait("AgentComplete", Reason="agent")
    desk.wait("Hangup", lambda event: event["Channel"].startswith("PJSIP/trunk"))
    assert seconds_of(500, recording_of(desk).said) > 0


def test_when_the_exchange_ends_calls_are_hung_up_and_their_recordings_complete(exchange, manager, call):
    pbx = exchange()
    desk = manager(pbx)
    caller = call(pbx, seconds=30, tone=500)
    desk.wait("QueueCallerJoin")

    assert pbx.stop() == 0

    desk.wait_closed()
    desk.wait("Hangup", lambda event: event["Channel"].startswith("PJSIP/trunk"))
    assert caller.wait(5).succeeded == 1
    assert seconds_of(500, recording_of(desk).said) > 0
