# SPDX-License-Identifier: Apache-2.0
"""The program behind Kannel (A3): what citizens text becomes tickets or answers, what they are told reaches them."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.client import HTTPException
from time import monotonic, sleep

import pytest
from hotline import Hotline
from running import Control, RunningGateway

COUNT = 1000
# Kannel's max-pending-submits.
WINDOW = 10
LINE = "12345"
SECRET = "0123456789abcdef"
PATIENCE = 120
PAUSE = 0.05


@pytest.fixture
def kannel():
    """One of its own, whose messages are counted."""
    gateway = RunningGateway("kannel")
    yield gateway.environment
    gateway.end()


@pytest.fixture
def centre(kannel):
    return Control(kannel["HOTLINE_TEST_SMSC"])


@pytest.fixture
def hotline(kannel, centre, tmp_path):
    settings = {
        "HOTLINE_SMS_GATEWAY": "kannel",
        "HOTLINE_SMS_SEND_URL": kannel["HOTLINE_TEST_KANNEL_SENDSMS"],
        "HOTLINE_SMS_USER": kannel["HOTLINE_TEST_KANNEL_USER"],
        "HOTLINE_SMS_PASSWORD": kannel["HOTLINE_TEST_KANNEL_PASSWORD"],
        "HOTLINE_SMS_FROM": LINE,
        "HOTLINE_SMS_SECRET": SECRET,
        "HOTLINE_SMS_SILENCE_SECONDS": "30",
    }
    program = Hotline(tmp_path, settings)
    centre.ask("PUT", f"/routes/{LINE}", {"url": f"{program.address}/gateways/sms/{SECRET}/inbound"})
    yield program
    program.stop()


def until(ready, what: str):
    deadline = monotonic() + PATIENCE
    while not (last := ready()):
        assert monotonic() < deadline, f"{what}: {last}"
        sleep(PAUSE)


def tries(step):
    """Until it is done; who meets a dead server or gateway pauses."""
    deadline = monotonic() + PATIENCE
    while True:
        with suppress(OSError, HTTPException, ValueError):
            if step():
                return
        assert monotonic() < deadline
        sleep(PAUSE)


def writes(centre, phone: str, text: str) -> bool:
    """Whether the gateway took it."""
    statuses = centre.post("/inbound", [{"from": phone, "to": LINE, "text": text}])["statuses"][0]
    return all(status == 0 for status in statuses)


def recipients(centre) -> Counter:
    return Counter(message["to"] for message in centre.get(f"/messages?from={LINE}&to=13"))


def test_a_long_text_becomes_a_ticket_and_its_sender_is_told(hotline, centre):
    phone = "13800138000"
    writes(centre, phone, "想反映一个情况😀。" + "很长的一段话" * 30)
    until(lambda: hotline.asks("SELECT 1 FROM tickets WHERE channel = 'sms'"), "the text became no ticket")
    until(lambda: centre.get(f"/messages?from={LINE}&to={phone}"), "nothing was sent")
    number, state = hotline.asks("SELECT number, state FROM tickets")[0]
    assert "想反映一个情况😀。" in state and "很长的一段话" * 30 in state
    told = centre.get(f"/messages?from={LINE}&to={phone}")
    assert number in told[0]["text"]
    until(lambda: hotline.asks("SELECT 1 FROM deliveries WHERE state = 'delivered'"), "its receipt was not matched")


def test_a_thousand_each_way_survive_two_kills_of_the_server_and_one_of_the_gateway(hotline, centre):
    def calls(number: int):
        """201 the first time, 200 when the answer to the first time was lost with the server."""
        tries(lambda: hotline.file(number, phone=f"139{number:06}00") in (200, 201))

    def texts(number: int):
        tries(lambda: writes(centre, f"138{number:06}00", f"诉求{number:04}，想反映一个情况。"))

    def disturbs():
        for threshold in (200, 900):
            while centre.get("/")["submitted"] < threshold:
                sleep(PAUSE)
            hotline.kill()
            hotline.start()
        while centre.get("/")["submitted"] < 1400:
            sleep(PAUSE)
        centre.post("/programs/bearerbox/kill")
        centre.post("/programs/bearerbox/start")

    with ThreadPoolExecutor(16) as people:
        work = [people.submit(disturbs)]
        work += [people.submit(step, number) for number in range(COUNT) for step in (calls, texts)]
        for done in work:
            done.result(timeout=PATIENCE)

    came = "SELECT state FROM tickets WHERE channel = 'sms'"
    until(lambda: len(hotline.asks(came)) >= COUNT, "texts became no tickets")
    numbers = Counter(state.split("诉求")[1][:4] for (state,) in hotline.asks(came))
    assert len(numbers) == COUNT
    assert set(numbers.values()) == {1}

    # Each caller and each writer is told that the request is accepted: once, and the receipt is matched.
    delivered = "SELECT 1 FROM deliveries WHERE state = 'delivered'"
    until(lambda: len(hotline.asks(delivered)) >= 2 * COUNT - WINDOW, "not all were told")
    until(lambda: len(recipients(centre)) >= 2 * COUNT, "not all were sent")
    sent = recipients(centre)
    assert len(sent) == 2 * COUNT
    # What bearerbox had submitted without an answer when it was killed went out again, and nothing else did.
    assert sum(times - 1 for times in sent.values()) <= WINDOW
    # A receipt that it was handing on is lost with it; the text is not sent again for that.
    until(lambda: centre.get("/")["receiptsDue"] == 0, "receipts are still due")
    assert set(hotline.asks("SELECT DISTINCT state FROM deliveries")) <= {("delivered",), ("handedOver",)}
    assert hotline.verifies() == 0
