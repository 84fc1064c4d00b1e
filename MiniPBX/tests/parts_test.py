# SPDX-License-Identifier: Apache-2.0
"""The parts of the exchange that need no call."""

import array
import subprocess
import sys

import pytest
from exchange_process import PACKAGE

from minipbx.ami.message import Request, block
from minipbx.dialplan import Dialplan, Step
from minipbx.endpoints import Endpoint, destination, device_of
from minipbx.sip import SIPAddress
from minipbx.sound import FRAME_BYTES, Player, interleave, mix

ENDPOINTS = {
    "8001": Endpoint("8001", "sip:8001@10.0.0.5:5072"),
    "8002": Endpoint("8002"),
    "trunk": Endpoint("trunk", "sip:10.0.0.1:5080"),
}


@pytest.mark.parametrize(
    ("dial_string", "uri"),
    [
        ("PJSIP/8001", "sip:8001@10.0.0.5:5072"),
        ("PJSIP/8002", None),
        ("PJSIP/13800138000@trunk", "sip:13800138000@10.0.0.1:5080"),
        ("PJSIP/trunk/sip:110@10.0.0.9", "sip:110@10.0.0.9"),
    ],
)
def test_a_dial_string_leads_to_an_address(dial_string, uri):
    assert destination(dial_string, ENDPOINTS).uri == uri


@pytest.mark.parametrize("dial_string", ["", "SIP/8001", "PJSIP/8003", "PJSIP/", "PJSIP/1@8003"])
def test_other_dial_strings_lead_nowhere(dial_string):
    with pytest.raises(LookupError):
        destination(dial_string, ENDPOINTS)


def test_a_member_has_the_state_of_its_device():
    assert device_of("PJSIP/8001") == device_of("PJSIP/8001/sip:x@y") == "PJSIP/8001"


@pytest.mark.parametrize(
    ("exten", "found"),
    [("110", "exact"), ("12345", "five"), ("8003", "seat"), ("13800138000", "any"), ("", ""), ("x", "")],
)
def test_an_extension_matches_as_in_asterisk(exten, found):
    patterns = {"110": "exact", "_12[2-4]NZ": "five", "_800X": "seat", "_X.": "any"}
    plan = Dialplan({"c": {pattern: [Step(name, "")] for pattern, name in patterns.items()}}, {})

    assert [step.application for step in plan.steps("c", exten)] == ([found] if found else [])


def test_a_step_is_an_application_with_arguments():
    assert Step.parse("Queue(hotline,t,,,20)") == Step("Queue", "hotline,t,,,20")
    assert Step.parse(" Hangup ") == Step("Hangup", "")
    with pytest.raises(ValueError):
        Step.parse("not an application")


@pytest.mark.parametrize(
    ("header", "name", "user"),
    [
        ('"citizen" <sip:13800138000@127.0.0.1:15070>;tag=1', "citizen", "13800138000"),
        ("<sip:+8613800138000@10.0.0.1>", "", "+8613800138000"),
        ("sip:110@10.0.0.1;tag=1", "", "110"),
        ("Wang <sip:8001@h>", "Wang", "8001"),
        (r'"a \"b\"" <sip:1@h>', 'a "b"', "1"),
        ("<sip:10.0.0.1>", "", ""),
        ("", "", ""),
        ("nonsense", "", ""),
    ],
)
def test_a_from_header_names_the_caller(header, name, user):
    assert SIPAddress.parse(header) == SIPAddress(name, user)


def test_a_request_is_read_without_regard_to_case():
    request = Request.parse(["ACTION: Originate", "variable: a=1,b=2", "Variable: c=x=y", "no colon", "Async: YES"])

    assert request["Action"] == "Originate"
    assert request["Exten"] == ""
    assert request.variables() == {"a": "1", "b": "2", "c": "x=y"}
    assert request.is_true("async")


def test_a_block_keeps_to_one_line_for_each_header():
    assert block([("Value", "a\r\nEvent: Hangup"), ("Empty", "")]) == b"Value: a Event: Hangup\r\nEmpty: \r\n\r\n"


def frame(*samples):
    return array.array("h", samples).tobytes()


def test_voices_are_added_and_clipped():
    assert mix([frame(1, 30000, -30000), frame(2, 30000, -30000)]) == frame(3, 32767, -32768)
    assert mix([]) == bytes(FRAME_BYTES)
    assert interleave(frame(1, 2), frame(3, 4)) == frame(1, 3, 2, 4)


def test_a_player_ends_or_goes_on():
    once, again = Player(frame(7) * 161), Player(frame(7) * 160, loop=True)

    assert [once.next_frame()[:2] for _ in range(2)] == [frame(7), frame(7)]
    assert once.finished and once.next_frame() == bytes(FRAME_BYTES)
    assert all(again.next_frame() == frame(7) * 160 for _ in range(3)) and not again.finished


@pytest.mark.parametrize("document", ["[queues.q]\ntimeuot = 3", "[contexts.c]\n1 = ['1 2']", "nonsense"])
def test_a_wrong_configuration_is_refused_with_its_reason(tmp_path, document):
    file = tmp_path / "wrong.toml"
    file.write_text(document)
    options = ["--sip", "127.0.0.1:0", "--ami", "127.0.0.1:0", "--recordings", str(tmp_path), "--config", str(file)]

    ended = subprocess.run([sys.executable, "-m", "minipbx", *options], cwd=PACKAGE, capture_output=True, text=True)

    assert ended.returncode == 2
    assert f"minipbx: error: {file}: " in ended.stderr
