# SPDX-License-Identifier: Apache-2.0
"""An agent telephones in the browser: through janus, kamailio and the mini-PBX."""

from axe_playwright_python.sync_playwright import Axe
from hearing import Hearing, seconds_of
from playwright.sync_api import expect
from softphone_page import CALLER_HERTZ, VOICE_HERTZ, hang_up_all

from minipbx.sound import RATE


def test_agent_and_citizen_hear_each_other(talking, manager):
    talking.reads("通话中：13800138000")
    talking.exchange_sound(seconds=2)

    talking.presses("挂断")

    talking.sees(call="none", line="ready")
    assert talking.citizen.wait(10).succeeded == 1
    manager.look_back()
    recording = manager.wait("VarSet", Variable="MIXMONITOR_FILENAME")
    manager.wait("Hangup", Channel=recording["Channel"])
    heard = Hearing(recording["Value"])
    assert seconds_of(CALLER_HERTZ, heard.said) > 1.5
    assert seconds_of(VOICE_HERTZ, heard.heard) > 0.5
    assert talking.complaints == []


def test_keys_reach_the_exchange_by_click_and_by_keyboard(talking, manager):
    talking.presses("2")
    assert manager.wait("DTMFBegin", Direction="Received")["Digit"] == "2"

    talking.page.keyboard.press("7")
    assert manager.wait("DTMFBegin", Direction="Received")["Digit"] == "7"


def test_a_citizen_is_held_and_taken_back(talking, manager):
    talking.presses("保持")
    talking.sees(call="held")
    expect(talking.button("保持")).to_have_attribute("aria-pressed", "true")
    manager.wait("Hold")

    talking.presses("保持")
    talking.sees(call="talking")
    manager.wait("Unhold")


def test_muted_the_agent_is_not_heard(talking, manager):
    talking.presses("静音")
    talking.sees(muted="true")
    expect(talking.button("静音")).to_have_attribute("aria-pressed", "true")
    talking.exchange_sound(seconds=2)

    talking.presses("挂断")

    manager.look_back()
    recording = manager.wait("VarSet", Variable="MIXMONITOR_FILENAME")
    manager.wait("Hangup", Channel=recording["Channel"])
    assert seconds_of(VOICE_HERTZ, Hearing(recording["Value"]).heard[-RATE:]) == 0


def test_a_citizen_hangs_up(talking, manager):
    hang_up_all(manager)

    talking.sees(call="none", line="ready")


def test_a_citizen_gives_up_before_anybody_answers(ready, manager, call):
    call(seconds=30)
    ready.sees(call="ringing")
    ready.reads("来电：13800138000")

    manager.act("Hangup", Channel=manager.wait("QueueCallerJoin")["Channel"])

    ready.sees(call="none", line="ready")
    ready.reads("话机已就绪")


def test_an_agent_refuses_a_call(ready, manager, call):
    call(seconds=30)
    ready.sees(call="ringing")

    ready.presses("挂断")

    ready.sees(call="none")
    assert manager.wait("DialEnd")["DialStatus"] == "BUSY"


def test_who_hangs_up_while_being_connected_leaves_no_call_behind(ready, manager, call):
    call(seconds=30)
    ready.sees(call="ringing")
    channel = manager.wait("DialBegin")["DestChannel"]

    ready.telephone.evaluate(
        """(telephone) => {
            const send = WebSocket.prototype.send;
            WebSocket.prototype.send = function (text) {
                send.call(this, text);
                if (text.includes('"accept"')) telephone.hangUp();
            };
            telephone.answer();
        }"""
    )

    manager.wait("Hangup", Channel=channel)
    ready.sees(call="none", line="ready")


def test_a_second_caller_finds_the_seat_busy(talking, manager):
    manager.act("Originate", Channel="PJSIP/8001", Context="agents", Exten="13800138002", Async="true")

    assert manager.wait("OriginateResponse")["Response"] == "Failure"
    talking.reads("通话中：13800138000")


def test_leaving_the_page_in_a_call_is_asked_about_first(talking):
    with talking.page.expect_event("dialog") as asked:
        talking.page.close(run_before_unload=True)

    assert asked.value.type == "beforeunload"
    asked.value.dismiss()
    talking.sees(call="talking")


def test_everything_can_be_done_by_keyboard(ready, manager, call):
    call(seconds=30)
    ready.sees(call="ringing")

    ready.button("接听").focus()
    ready.page.keyboard.press("Enter")
    ready.sees(call="talking")
    expect(ready.button("接听")).to_be_focused()
    ready.page.keyboard.press("Tab")
    ready.page.keyboard.press("Space")
    ready.sees(call="none")


def test_another_page_of_the_browser_answers_and_hangs_up(ready, manager, call, softphone_pages):
    other = ready.page.context.new_page()
    other.goto(softphone_pages.other_page)
    root = other.locator("html")
    expect(root).to_have_attribute("data-softphone-line", "ready")
    call(seconds=30)
    expect(root).to_have_attribute("data-softphone-call", "ringing")

    other.get_by_role("button", name="接听").click()
    expect(root).to_have_attribute("data-softphone-call", "talking")
    other.get_by_role("button", name="挂断").click()
    ready.sees(call="none")

    ready.page.close(run_before_unload=True)
    expect(root).to_have_attribute("data-softphone-line", "off")


def test_nobody_but_the_exchange_calls_a_seat(ready, call):
    assert call(to="HOTLINE_TEST_SOFTPHONE_PROXY", dialled="8001").wait(10).failed == 1
    ready.sees(call="none")


def test_the_page_is_accessible(talking):
    results = Axe().run(talking.page)
    assert results.violations_count == 0, results.generate_report()
