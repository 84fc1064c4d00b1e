# SPDX-License-Identifier: Apache-2.0
"""The program behind a mail server (A6): what citizens mail becomes tickets or belongs to them, answers reach them."""

import json
from collections import Counter
from contextlib import suppress
from itertools import count
from time import monotonic, sleep

import pytest
from hotline import Hotline
from mailing import Post, letter, text_of
from running import ROOT

# As many as a courier hands over side by side, at each of two kills.
IN_FLIGHT = 32
PATIENCE = 90
PAUSE = 0.1
CORPUS = ROOT / "Channels" / "Mail" / "Fixtures" / "corpus"

people = count(1)


@pytest.fixture(scope="module")
def letters(mail):
    post = Post(mail)
    post.furnish("lord", "pipes", "small", "drains")
    return post


@pytest.fixture(scope="module")
def hotline(letters, tmp_path_factory):
    settings = letters.settings("lord", "pipes", ANSWERS_PER_DAY="20")
    program = Hotline(tmp_path_factory.mktemp("mail"), {**settings, "HOTLINE_ATTACHMENTS_MAX_MEGABYTES": "40"})
    yield program
    assert program.verifies() == 0
    assert program.stop() == 0


@pytest.fixture
def citizen(letters):
    """The name of somebody who was never here."""
    name = f"citizen{next(people)}"
    letters.furnish(name)
    return name


def until(ready, what: str):
    deadline = monotonic() + PATIENCE
    while not (last := ready()):
        assert monotonic() < deadline, f"{what}: {last}"
        sleep(PAUSE)
    return last


def writes(letters, citizen: str, subject: str, text: str, to: str = "lord", **more):
    sender = f"{citizen}@outside.test"
    message = letter(sender, subject, text, **more)
    letters.sends(message, sender, letters.address(to))
    return message


def hears(letters, citizen: str, title: str):
    """The one mail to them whose subject has this."""
    found = until(lambda: [mail for mail in letters.box(citizen) if title in mail["subject"]], f"no {title}")
    assert len(found) == 1
    return found[0]


def ticket(hotline, summary: str) -> dict:
    """What the store has of the one ticket of this summary."""
    asked = f"SELECT number, stage, state FROM tickets WHERE state LIKE '%\"summary\":\"{summary}\"%'"
    [(number, stage, state)] = until(lambda: hotline.asks(asked), f"{summary} is no ticket")
    return {**json.loads(state), "number": number, "stage": stage}


def is_read(letters, *boxes: str):
    for box in boxes:
        until(lambda: not letters.box(box), f"{box} is not read to its end")


def test_a_mail_becomes_a_ticket_and_its_thread_leads_to_the_rating(hotline, letters, citizen):
    asked = writes(letters, citizen, "学府巷的一件事", "想反映一个情况。")

    accepted = hears(letters, citizen, "诉求已受理")
    filed = ticket(hotline, "学府巷的一件事")
    number = filed["number"]
    assert filed["filing"]["addressee"]["name"] == "市长信箱"
    assert number in accepted["subject"]
    assert accepted["in-reply-to"] == asked["message-id"]
    assert hotline.asks(f"SELECT query_code FROM contacts WHERE ticket = {int(_id(hotline, number))}")[0][0] in text_of(accepted)

    hotline.does(number, "question", {"question": "是哪一侧？"})
    question = hears(letters, citizen, "请补充说明")
    quoted = "\n".join(f"> {line}" for line in text_of(question).splitlines())
    # The number is gone from the subject; what it answers is not.
    text = f"东侧第二盏。\n\n在 2026年1月5日，12345热线写道：\n{quoted}"
    writes(letters, citizen, "回复：一件事", text, answering=question)
    until(lambda: "东侧第二盏。" in ticket(hotline, "学府巷的一件事")["callerAnswers"], "no answer to the question")

    writes(letters, citizen, f"补充 {number}", "西侧的也坏了。")
    until(lambda: "西侧的也坏了。" in str(ticket(hotline, "学府巷的一件事")["overlays"]), "nothing was added")

    hotline.does(number, "answer", {"reply": "已修好，谢谢。"})
    answer = hears(letters, citizen, "诉求答复")
    assert "已修好，谢谢。" in text_of(answer)
    survey = hears(letters, citizen, "请评价")
    writes(letters, citizen, "回复：请评价", "满意\n\n发自我的手机", answering=survey)
    until(lambda: ticket(hotline, "学府巷的一件事")["stage"] == "closed", "not rated")
    assert len(letters.box(citizen)) == 4


def test_a_units_mailbox_proposes_the_unit(hotline, letters, citizen):
    writes(letters, citizen, "请问营业时间", "请问大厅几点开门？", to="pipes")

    proposal = ticket(hotline, "请问营业时间")["proposal"]
    assert proposal["unit"] == "water"
    assert not proposal["isCertain"]


def test_a_mail_that_comes_back_says_why_on_its_delivery(hotline, letters):
    sender = "bounce@outside.test"
    letters.sends(letter(sender, "退回来的信", "想反映一个情况。"), sender, letters.address("lord"))

    number = ticket(hotline, "退回来的信")["number"]
    failed = f"SELECT reason FROM deliveries WHERE state = 'failed' AND ticket = {_id(hotline, number)}"
    [(reason,)] = until(lambda: hotline.asks(failed), "its return was not matched")
    assert reason.startswith("5.")


def _id(hotline, number: str) -> int:
    return hotline.asks(f"SELECT id FROM tickets WHERE number = '{number}'")[0][0]
