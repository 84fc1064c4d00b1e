# SPDX-License-Identifier: Apache-2.0
"""An agent telephones in the browser: through janus, kamailio and the mini-PBX."""

import array
import wave
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from hearing import Hearing, seconds_of
from manager import Manager
from playwright.sync_api import expect, sync_playwright
from running import Control, RunningGateway
from softphone_page import PATIENCE, Agent, SoftphonePages, token

from minipbx.callers import Calls, Placed
from minipbx.sound import RATE, tone

VOICE_HERTZ, CALLER_HERTZ = 1000, 500


@pytest.fixture(scope="module")
def gateway():
    running = RunningGateway("softphone")
    yield running.environment
    running.end()


@pytest.fixture(scope="module")
def pages(gateway):
    pages = SoftphonePages(gateway)
    yield pages
    pages.close()


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    """One whose microphone hears a tone in short pieces, which no filter takes for a hum."""
    voice = tmp_path_factory.mktemp("voice") / "voice.wav"
    with wave.open(str(voice), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(tone((VOICE_HERTZ,), 0.3, level=0.5) + bytes(array.array("h", [0] * (RATE // 5))))
    arguments = [
        *("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--allow-loopback-in-peer-connection"),
        *("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"),
        f"--use-file-for-fake-audio-capture={voice}",
    ]
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=arguments)
        yield chromium
        chromium.close()


@pytest.fixture
def sit_down(browser, pages):
    """`sit_down("8001", secret="wrong")`: an agent before a page of their own."""
    contexts = []

    def make(seat="8001", context=None, **changes):
        if context is None:
            context = browser.new_context()
            context.set_default_timeout(PATIENCE)
            contexts.append(context)
        return Agent(context.new_page(), pages.address(seat, **changes))

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def manager(gateway):
    client = Manager(gateway["HOTLINE_TEST_EXCHANGE_AMI"], secret=gateway["HOTLINE_TEST_EXCHANGE_SECRET"])
    client.act("QueueAdd", Queue="hotline", Interface="PJSIP/8001")
    yield client
    client.act("QueueRemove", Queue="hotline", Interface="PJSIP/8001")
    hang_up_all(client)
    client.close()


def hang_up_all(manager):
    """Callers whose telephone has died would wait for ever."""
    for channel in manager.list("CoreShowChannels")[:-1]:
        manager.act("Hangup", Channel=channel["Channel"])


@pytest.fixture
def call(gateway):
    """`call(seconds=3)`: a citizen calls, and talks for so long unless somebody hangs up."""
    placed = []

    def place(to="HOTLINE_TEST_EXCHANGE_SIP", **what):
        placed.append(Placed(Calls(to=gateway[to].removeprefix("sip:"), tone=CALLER_HERTZ, **what)))
        return placed[-1]

    yield place
    for calls in placed:
        calls.__exit__()


@pytest.fixture
def ready(sit_down):
    agent = sit_down()
    agent.sees(line="ready", call="none")
    return agent


@pytest.fixture
def talking(ready, manager, call):
    """An agent with a citizen."""
    ready.citizen = call(seconds=30)
    ready.sees(call="ringing")
    ready.presses("接听")
    ready.sees(call="talking")
    manager.wait("AgentConnect", MemberName="PJSIP/8001")
    return ready


def test_agent_and_citizen_hear_each_other(talking, manager):
    talking.reads("通话中:13800138000")
    talking.has_exchanged(seconds=2)

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
    talking.has_exchanged(seconds=2)

    talking.presses("挂断")

    manager.look_back()
    recording = manager.wait("VarSet", Variable="MIXMONITOR_FILENAME")
    manager.wait("Hangup", Channel=recording["Channel"])
    assert seconds_of(VOICE_HERTZ, Hearing(recording["Value"]).heard[-2 * RATE :]) == 0


def test_a_citizen_hangs_up(talking, manager):
    hang_up_all(manager)

    talking.sees(call="none", line="ready")


def test_a_citizen_gives_up_before_anybody_answers(ready, manager, call):
    call(seconds=30)
    ready.sees(call="ringing")
    ready.reads("来电:13800138000")

    manager.act("Hangup", Channel=manager.wait("QueueCallerJoin")["Channel"])

    ready.sees(call="none", line="ready")
    ready.reads("话机已就绪")


def test_an_agent_refuses_a_call(ready, manager, call):
    call(seconds=30)
    ready.sees(call="ringing")

    ready.presses("挂断")

    ready.sees(call="none")
    assert manager.wait("DialEnd")["DialStatus"] == "BUSY"


def test_a_second_caller_finds_the_seat_busy(talking, manager):
    manager.act("Originate", Channel="PJSIP/8001", Context="agents", Exten="13800138002", Async="true")

    assert manager.wait("OriginateResponse")["Response"] == "Failure"
    talking.reads("通话中:13800138000")


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


@pytest.mark.parametrize(
    ("seat", "changes", "words"),
    [
        ("8001", {"secret": "wrong"}, "话机密码不正确,请联系管理员"),
        ("8009", {"secret": "loopback-8009"}, "没有这个座席,请联系管理员"),
        ("8001", {"token": "forged"}, "登录已过期,请刷新页面"),
        ("8001", {"token": token("another secret")}, "登录已过期,请刷新页面"),
        ("8001", {"token": token("loopback-tokens", seconds=-1)}, "登录已过期,请刷新页面"),
    ],
)
def test_who_may_not_sign_in_is_told_why(sit_down, seat, changes, words):
    agent = sit_down(seat, **changes)

    agent.sees(line="refused")
    agent.reads(words)


def test_without_a_microphone_nobody_signs_in(browser, sit_down):
    context = browser.new_context()
    context.add_init_script("navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error('none'))")

    agent = sit_down(context=context)

    agent.reads("无法使用麦克风,请检查耳机和浏览器权限")
    context.close()


def test_a_second_window_does_not_take_the_seat_away(ready, sit_down):
    second = sit_down(context=ready.page.context)
    second.reads("话机已在另一个窗口登录")
    ready.sees(line="ready")

    ready.page.close()

    second.sees(line="ready")


def test_the_secret_does_not_stay_in_the_page(ready, gateway):
    assert "loopback-8001" not in ready.page.content()
    log = Path(Control(gateway["HOTLINE_TEST_SOFTPHONE"]).get("/")["folder"])
    assert not [file.name for file in log.glob("*.log") if "loopback-8001" in file.read_text()]


def test_when_janus_is_gone_it_says_so_and_comes_back(talking, manager, call, gateway):
    control = Control(gateway["HOTLINE_TEST_SOFTPHONE"])

    control.post("/programs/janus/kill")
    talking.sees(line="disconnected", call="none")
    talking.reads("话机已断开,正在重新连接")
    control.post("/programs/janus/start")

    talking.sees(line="ready")
    hang_up_all(manager)
    call(seconds=30, first_number=13800138001)
    talking.reads("来电:13800138001")


def test_when_the_registrar_starts_again_the_seat_signs_in_anew(ready, gateway):
    control = Control(gateway["HOTLINE_TEST_SOFTPHONE"])

    control.post("/programs/kamailio/kill")
    ready.page.reload()
    ready.sees(line="disconnected")
    control.post("/programs/kamailio/start")

    ready.sees(line="ready")


def test_nobody_but_the_exchange_calls_a_seat(ready, call):
    assert call(to="HOTLINE_TEST_SOFTPHONE_PROXY", dialled="8001").wait(10).failed == 1
    ready.sees(call="none")


def test_the_page_is_accessible(talking):
    results = Axe().run(talking.page)
    assert results.violations_count == 0, results.generate_report()
