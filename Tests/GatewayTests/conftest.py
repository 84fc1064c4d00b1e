# SPDX-License-Identifier: Apache-2.0
"""The gateways, started once for all tests."""

import wave
from itertools import count

import pytest
from desk import Desk
from manager import Manager
from playwright.sync_api import expect, sync_playwright
from running import Control, RunningGateway
from softphone_page import CALLER_HERTZ, PATIENCE, VOICE_HERTZ, Agent, SoftphonePages, hang_up_all
from texting import Texting

from minipbx.callers import Calls, Placed
from minipbx.sound import RATE, tone

lines = count(1)


@pytest.fixture(scope="session")
def kannel():
    gateway = RunningGateway("kannel")
    yield gateway.environment
    gateway.end()


@pytest.fixture(scope="session")
def mail():
    gateway = RunningGateway("mail")
    yield gateway.environment
    gateway.end()


@pytest.fixture
def centre(kannel):
    return Control(kannel["HOTLINE_TEST_SMSC"])


@pytest.fixture
def texting(kannel, centre):
    """A server of its own behind a number of its own."""
    desk = Desk()
    texting = Texting(kannel, centre, desk, number=f"12345{next(lines):03}")
    yield texting
    texting.close()


@pytest.fixture
def post(mail):
    return Control(mail["HOTLINE_TEST_MAIL"])


@pytest.fixture(scope="session")
def softphone():
    running = RunningGateway("softphone")
    yield running.environment
    running.end()


@pytest.fixture(scope="session")
def softphone_pages(softphone):
    pages = SoftphonePages(softphone)
    yield pages
    pages.close()


@pytest.fixture(scope="session")
def browser(tmp_path_factory):
    """One whose microphone hears a tone in short pieces, which no filter takes for a hum."""
    voice = tmp_path_factory.mktemp("voice") / "voice.wav"
    with wave.open(str(voice), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(tone((VOICE_HERTZ,), 0.3, level=0.5) + bytes(RATE // 5 * 2))
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
def sit_down(browser, softphone_pages):
    """`sit_down("8001", secret="wrong")`: an agent before a page of their own."""
    contexts = []

    def make(seat="8001", context=None, **changes):
        if context is None:
            context = browser.new_context()
            context.set_default_timeout(PATIENCE)
            contexts.append(context)
        return Agent(context.new_page(), softphone_pages.address(seat, **changes))

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def manager(softphone):
    client = Manager(softphone["HOTLINE_TEST_EXCHANGE_AMI"], secret=softphone["HOTLINE_TEST_EXCHANGE_SECRET"])
    client.act("QueueAdd", Queue="hotline", Interface="PJSIP/8001")
    yield client
    client.act("QueueRemove", Queue="hotline", Interface="PJSIP/8001")
    hang_up_all(client)
    client.close()


@pytest.fixture
def call(softphone):
    """`call(seconds=3)`: a citizen calls, and talks for so long unless somebody hangs up."""
    placed = []

    def place(to="HOTLINE_TEST_EXCHANGE_SIP", **what):
        placed.append(Placed(Calls(to=softphone[to].removeprefix("sip:"), tone=CALLER_HERTZ, **what)))
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
