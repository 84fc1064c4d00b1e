# SPDX-License-Identifier: Apache-2.0
"""What the server sends by SMS reaches the message centre, and what becomes of it is told (A3, K3)."""

import pytest

ACCEPTED = (202, "0: Accepted for delivery")
# What Kannel adds up in %d.
DELIVERED, FAILED, BUFFERED, SUBMITTED, REFUSED, EXPIRED = 1, 2, 4, 8, 16, 34


def told(texting, count):
    return {int(texting.desk.next().query["type"]) for _ in range(count)}


@pytest.mark.parametrize("text", ["【12345热线】您的诉求已受理。", "已解决😀👨‍👩‍👧", "处置完毕，" * 100])
def test_a_text_reaches_the_centre_whole(texting, text):
    assert texting.sends(text, receipt="whole") == ACCEPTED

    assert told(texting, 2) == {SUBMITTED, DELIVERED}
    [message] = texting.sent()
    assert message["text"] == text
    assert message["complete"]


def test_a_message_can_be_sent_without_anything_of_it_in_the_address(texting):
    assert texting.posts("【12345热线】已解决😀", receipt="posted") == ACCEPTED

    assert told(texting, 2) == {SUBMITTED, DELIVERED}
    assert [message["text"] for message in texting.sent()] == ["【12345热线】已解决😀"]


def test_the_cut_between_parts_spares_a_surrogate_pair(texting):
    texting.sends("路" * 66 + "😀" + "灯" * 66, receipt="cut")

    assert told(texting, 2) == {SUBMITTED, DELIVERED}
    assert [message["text"] for message in texting.sent()] == ["路" * 66 + "😀" + "灯" * 66]


def test_what_does_not_fit_into_ten_parts_is_left_out_without_a_word(texting):
    assert texting.sends("长" * 670 + "尾", receipt="cut") == ACCEPTED

    told(texting, 2)
    assert [message["text"] for message in texting.sent()] == ["长" * 670]


def test_a_text_of_latin_letters_travels_in_the_small_alphabet(texting):
    texting.sends("Hello {x} €", coding=0, receipt="latin")

    told(texting, 2)
    [message] = texting.sent()
    assert (message["text"], message["coding"]) == ("Hello {x} €", 0)


def test_a_long_message_has_one_receipt_for_its_first_part(texting):
    texting.sends("处置完毕，" * 40, receipt="long")

    assert told(texting, 2) == {SUBMITTED, DELIVERED}
    [message] = texting.sent()
    assert (message["parts"], message["receipts"]) == (3, [["DELIVRD"], [], []])


@pytest.mark.parametrize(
    ("number", "types"),
    [
        ("13800000000", {SUBMITTED, DELIVERED}),
        ("13800000091", {SUBMITTED, FAILED}),
        ("13800000092", {SUBMITTED, EXPIRED}),
        ("13800000093", {SUBMITTED, FAILED}),
        ("13800000094", {SUBMITTED, FAILED}),
        ("13800000095", {SUBMITTED, FAILED}),
        ("13800000096", {SUBMITTED}),
        ("13800000097", {REFUSED}),
        ("13800000098", {SUBMITTED, BUFFERED, DELIVERED}),
        ("13800000099", {SUBMITTED, DELIVERED}),
    ],
)
def test_the_last_digits_of_the_recipient_decide_what_becomes_of_it(texting, number, types):
    texting.sends("您好", to=number, receipt="fate")

    assert told(texting, len(types)) == types


def test_a_receipt_comes_again_until_it_is_taken(texting):
    texting.desk.statuses.append(500)

    texting.sends("您好", receipt="again", **{"dlr-mask": 1})

    first, again = texting.desk.next(), texting.desk.next()
    assert first == again
    assert (first.method, first.path, first.query["type"]) == ("GET", "/sms/receipts/again", "1")


@pytest.mark.parametrize(
    ("details", "answer"),
    [
        ({"password": "wrong"}, (403, "Authorization failed for sendsms")),
        ({"to": ""}, (400, "Empty receiver number not allowed, rejected")),
        ({"to": "abc"}, (400, "Number(s) has/have been denied by white- and/or black-lists.")),
        ({"charset": "nope"}, (400, "Charset or body misformed, rejected")),
        ({"coding": 7}, (400, "Coding field misformed, rejected")),
        ({"from": ""}, (400, "Sender missing and no global set, rejected")),
    ],
)
def test_what_cannot_be_sent_is_refused_with_a_reason(texting, details, answer):
    assert texting.sends("您好", **details) == answer


@pytest.mark.parametrize("fault", ["throttle", "refuse"])
def test_a_centre_that_is_busy_gets_the_message_later(texting, centre, fault):
    centre.ask("PATCH", "/faults", {fault: 1})

    texting.sends("您好", receipt="later")

    assert told(texting, 2) == {SUBMITTED, DELIVERED}
    assert len(texting.sent()) == 1


def test_a_link_that_is_lost_before_the_answer_doubles_the_message(texting, centre):
    centre.ask("PATCH", "/faults", {"drop": 1})

    texting.sends("您好", receipt="double")

    assert told(texting, 2) == {SUBMITTED, DELIVERED}
    assert [message["text"] for message in texting.sent()] == ["您好", "您好"]


def test_messages_wait_while_the_centre_takes_no_gateway(texting, centre):
    centre.ask("PATCH", "/faults", {"refuseBinds": True})
    centre.post("/links/cut")

    answer = texting.sends("您好", receipt="waits")
    submitted = texting.sent()
    centre.ask("PATCH", "/faults", {"refuseBinds": False})

    assert answer == (202, "3: Queued for later delivery")
    assert submitted == []
    assert told(texting, 2) == {SUBMITTED, DELIVERED}


def test_receipts_may_be_held_back(texting, centre):
    centre.ask("PATCH", "/faults", {"holdReceipts": True})
    texting.sends("您好", receipt="held")
    assert told(texting, 1) == {SUBMITTED}
    assert texting.desk.posted.empty()

    centre.ask("PATCH", "/faults", {"holdReceipts": False})
    assert told(texting, 1) == {DELIVERED}


def test_a_fault_that_is_not_there_is_refused(centre):
    with pytest.raises(ValueError, match="no fault “weather”"):
        centre.ask("PATCH", "/faults", {"weather": 1})
