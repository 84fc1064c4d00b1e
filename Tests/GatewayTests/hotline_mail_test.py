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

MANY = 40
STORM = 200
# As many as a courier hands over side by side, at each of two kills.
IN_FLIGHT = 32
PATIENCE = 240
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
    assert filed["filing"]["mailbox"] == "mayor"
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


def test_a_storm_of_machines_makes_no_ticket_and_gets_no_answer(hotline, letters, citizen):
    sender = f"{citizen}@outside.test"
    number = "20260105000042"
    marks = [
        {"Auto_Submitted": "auto-replied"},
        {"Precedence": "bulk"},
        {"X_Autoreply": "yes"},
        {"List_Id": "<a.b>"},
        {},
    ]
    before = hotline.asks("SELECT (SELECT COUNT(*) FROM tickets), (SELECT COUNT(*) FROM deliveries)")
    for turn in range(STORM):
        mark = marks[turn % len(marks)]
        subject = f"Re: 【{number}】{turn}" if mark else f"自动回复：【{number}】{turn}"
        letters.puts(letter(sender, subject, "我正在休假。", **mark).as_bytes(), "lord")
    is_read(letters, "lord")

    after = hotline.asks("SELECT (SELECT COUNT(*) FROM tickets), (SELECT COUNT(*) FROM deliveries)")
    assert after == before
    assert letters.box(citizen) == []


def test_a_machine_that_says_nothing_of_itself_is_answered_so_many_times(hotline, letters, citizen):
    for turn in range(25):
        letters.puts(letter(f"{citizen}@outside.test", f"没有标记的机器{turn}", "收到。").as_bytes(), "lord")
    is_read(letters, "lord")

    until(lambda: len(letters.box(citizen)) >= 20, "not answered at all")
    # Its others are tickets all the same.
    assert len(hotline.asks("SELECT 1 FROM tickets WHERE state LIKE '%没有标记的机器%'")) == 25
    waiting = "SELECT 1 FROM deliveries WHERE state IN ('waiting', 'sending')"
    until(lambda: not hotline.asks(waiting), "some wait")
    assert len(letters.box(citizen)) == 20


def test_every_mail_is_one_ticket_and_every_answer_comes_once_whoever_is_killed(hotline, letters):
    names = [f"crowd{number}" for number in range(MANY)]
    letters.furnish(*names)
    for name in names:
        writes(letters, name, f"众人{name}的信", "想反映一个情况。")
    filed = "SELECT COUNT(*) FROM tickets WHERE state LIKE '%众人%'"
    for share in (0.2, 0.6):
        until(lambda: hotline.asks(filed)[0][0] >= share * MANY, "too slow")
        hotline.kill()
        hotline.start()
    is_read(letters, "lord")
    until(lambda: all(letters.box(name) for name in names), "not all were told")

    states = hotline.asks("SELECT state FROM tickets WHERE state LIKE '%众人%'")
    tickets = Counter(state.split("众人")[1].split("的信")[0] for (state,) in states)
    assert set(tickets) == set(names)
    assert set(tickets.values()) == {1}
    waiting = "SELECT 1 FROM deliveries WHERE state IN ('waiting', 'sending')"
    until(lambda: not hotline.asks(waiting), "some wait")
    copies = [[mail["message-id"] for mail in letters.box(name)] for name in names]
    # What was on its way to the mail server at a kill may lie there twice: the same mail, under the same id.
    assert all(len(set(ids)) == 1 for ids in copies)
    assert sum(len(ids) for ids in copies) <= MANY + IN_FLIGHT


def test_thirty_megabytes_are_kept_whole_and_what_is_not_taken_is_named(hotline, letters, citizen):
    message = letter(f"{citizen}@outside.test", "扫描件三十兆", "见附件。")
    scan = b"%PDF-1.7\n" + b"0" * (30 << 20) + b"\n%%EOF\n"
    message.add_attachment(scan, "application", "pdf", filename="扫描件.pdf")
    message.add_attachment(b"MZ\x90\x00" + b"\x00" * 100, "application", "octet-stream", filename="程序.exe")
    letters.puts(message.as_bytes(), "lord")

    filed = ticket(hotline, "扫描件三十兆")
    [kept] = filed["overlays"]["files"]
    assert kept["attachment"]["size"] == len(scan)
    assert "程序.exe" in filed["filing"]["narrative"]


def test_the_corpus_goes_through_and_the_program_stands(hotline, letters):
    samples = sorted(CORPUS.glob("*.eml"))
    assert len(samples) >= 150
    kept = "SELECT COUNT(*) FROM mails WHERE mailbox = 'water'"
    [(before,)] = hotline.asks(kept)
    for turn, sample in enumerate(samples):
        # They are of one citizen and one id, and would be one mail.
        letters.puts(sample.read_bytes().replace(b"letter.1@", b"letter.%d@" % turn), "pipes")
    is_read(letters, "pipes")

    machines = {sample.stem for sample in samples if json.loads(sample.with_suffix(".json").read_text())["automatic"]}
    # The office that these are from is another one here.
    machines -= {"from-ourselves", "own-loop"}
    assert hotline.asks(kept) == [(before + len(samples) - len(machines),)]
    assert hotline.asks("SELECT failing_since FROM mailboxes WHERE name = 'water'") == [(None,)]


def test_a_mail_server_that_is_away_is_seen_and_nothing_is_lost(hotline, letters, citizen):
    failing = "SELECT failing_since IS NOT NULL FROM mailboxes WHERE name = 'mayor'"
    letters.control.post("/programs/dovecot/kill")
    until(lambda: hotline.asks(failing) == [(1,)], "nobody noticed")
    writes(letters, citizen, "停机时的来信", "邮件服务器停机时写的。")
    letters.control.post("/programs/dovecot/start")

    ticket(hotline, "停机时的来信")
    until(lambda: hotline.asks(failing) == [(0,)], "it is not read again")
    letters.control.post("/programs/exim/kill")
    writes_when_back = ticket(hotline, "停机时的来信")["number"]
    hotline.does(writes_when_back, "answer", {"reply": "已收到。"})
    with suppress(ValueError):
        letters.control.post("/programs/exim/start")
    assert "已收到。" in text_of(hears(letters, citizen, "诉求答复"))


def test_whoever_sends_too_much_is_told_once(letters, citizen, tmp_path):
    program = Hotline(tmp_path, letters.settings("small", "drains", MAX_MEGABYTES="1"))
    try:
        message = letter(f"{citizen}@outside.test", "太大的信", "0" * 2_000_000)
        for _ in range(2):
            letters.puts(message.as_bytes(), "small")
        letters.puts(letter(f"{citizen}@outside.test", "", " ").as_bytes(), "small")
        is_read(letters, "small")
        until(lambda: len(letters.box(citizen)) >= 2, "they were not told")

        fates = program.asks("SELECT fate, ticket, is_answered FROM mails ORDER BY fate")
        assert fates == [("refused", None, 1), ("tooLarge", None, 1)]
        told = {text_of(mail).split("，")[0].strip() for mail in letters.box(citizen)}
        assert len(letters.box(citizen)) == 2
        assert "您的邮件超过 1 MB" in told
        assert program.asks("SELECT COUNT(*) FROM tickets") == [(0,)]
    finally:
        assert program.stop() == 0


def _id(hotline, number: str) -> int:
    return hotline.asks(f"SELECT id FROM tickets WHERE number = '{number}'")[0][0]
