# SPDX-License-Identifier: Apache-2.0
"""The gateway is killed while a thousand messages go each way: what is kept, and what may be double."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.client import HTTPException
from itertools import count
from queue import Empty
from threading import Thread
from time import monotonic, sleep

import pytest
from running import Control, RunningGateway

COUNT = 1000
# What bearerbox has submitted without an answer when it is killed goes out again (Kannel's max-pending-submits).
WINDOW = 10
KILLED_AFTER = 300
PATIENCE = 60
PAUSE = 0.05


@pytest.fixture
def kannel():
    """One of its own, since the others' numbers would suffer too."""
    gateway = RunningGateway("kannel")
    yield gateway.environment
    gateway.end()


def sends_until_accepted(texting, number) -> int:
    """How often it took. Who sends pauses between tries, as the server's own queue does."""
    deadline = monotonic() + PATIENCE
    for attempt in count(1):
        with suppress(OSError, HTTPException):
            if texting.sends(f"通知{number:04}", to=f"139{number:06}00")[0] == 202:
                return attempt
        assert monotonic() < deadline
        sleep(PAUSE)


def loses_gateway(control: Control, box: str):
    while control.get("/")["submitted"] < KILLED_AFTER:
        sleep(PAUSE)
    control.post(f"/programs/{box}/kill")
    control.post(f"/programs/{box}/start")


def arrivals(desk) -> Counter:
    """Each text and id with how often it came, until nothing more does."""
    seen = Counter()
    while True:
        try:
            posted = desk.posted.get(timeout=3)
        except Empty:
            return seen
        seen[posted.text, posted.query["id"]] += 1


# smsbox tells bearerbox that a message is done when it is about to post it: killed in between, it takes that one along.
@pytest.mark.parametrize(("box", "lost_at_most"), [("bearerbox", 0), ("smsbox", 1)])
def test_no_message_is_lost_when_a_box_is_killed(texting, centre, box, lost_at_most):
    written = [
        {"from": f"138{number:06}00", "to": texting.number, "text": f"诉求{number:04}"} for number in range(COUNT)
    ]
    others = [Thread(target=centre.post, args=("/inbound", written)), Thread(target=loses_gateway, args=(centre, box))]
    for thread in others:
        thread.start()
    with ThreadPoolExecutor(16) as senders:
        attempts = dict(enumerate(senders.map(lambda number: sends_until_accepted(texting, number), range(COUNT))))
    for thread in others:
        thread.join()

    came = arrivals(texting.desk)
    texts = {text for text, _ in came}
    assert len(texts) >= COUNT - lost_at_most
    assert len(came) == len(texts)  # what came twice came with one id

    sent = Counter(message["text"] for message in texting.sent(to="139"))
    assert set(sent) == {f"通知{number:04}" for number in range(COUNT)}
    double = [text for text, times in sent.items() if times > 1]
    assert len([text for text in double if attempts[int(text[2:])] == 1]) <= WINDOW
