# SPDX-License-Identifier: Apache-2.0
"""What citizens write by SMS comes to the server that stands behind the number (A3)."""

import pytest
from texting import CITIZEN

LONG = "和平路18号门前积水😀，" * 12


@pytest.mark.parametrize(
    "text", ["Lamp {broken} 3€", "小区路灯坏了，请处理", "路灯坏了😀👨‍👩‍👧", "㐂𠮷", LONG, "Lamp. " * 40]
)
def test_a_text_arrives_whole(texting, text):
    texting.citizen_writes(text)

    posted = texting.desk.next()
    assert posted.text == text
    assert posted.headers["Content-Type"] == 'text/plain; charset="UTF-8"'


def test_the_request_says_who_wrote_to_which_number_and_its_id(texting):
    texting.citizen_writes("路灯坏了")

    posted = texting.desk.next()
    assert (posted.method, posted.path) == ("POST", "/sms/inbound")
    assert posted.headers["X-Kannel-From"] == CITIZEN
    assert posted.headers["X-Kannel-To"] == texting.number
    assert posted.headers["X-Kannel-Coding"] == "0"
    assert len(posted.query["id"]) == 36


@pytest.mark.parametrize("order", [[3, 1, 2], [1, 1, 2, 3]])
def test_parts_out_of_order_or_double_are_put_together(texting, order):
    text = "甲" * 67 + "乙" * 67 + "丙" * 67

    texting.citizen_writes(text, order=order, reference=len(order))

    assert texting.desk.next().text == text


def test_parts_that_came_arrive_alone_when_one_is_missing(texting):
    texting.citizen_writes("甲" * 67 + "乙" * 67 + "丙" * 67, order=[1, 3], reference=9)

    posted = {part.text: part.headers["X-Kannel-Udh"] for part in (texting.desk.next(), texting.desk.next())}
    assert posted == {"甲" * 67: "%05%00%03%09%03%01", "丙" * 67: "%05%00%03%09%03%03"}


@pytest.mark.parametrize(
    ("octets", "coding", "body"),
    [
        ("8def706fd83d", 8, "路灯".encode()),  # the half of an emoji is left out
        ("8def70", 8, "路".encode()),  # so is an odd octet
        ("636166e9", 3, "café".encode()),
        ("00ff80", 4, b"\x00\xff\x80"),
    ],
)
def test_octets_that_are_no_whole_text_arrive_all_the_same(texting, octets, coding, body):
    texting.citizen_writes(hex=octets, coding=coding)

    assert texting.desk.next().body == body


def test_octets_are_marked_as_such(texting):
    texting.citizen_writes(hex="00ff80", coding=4)

    posted = texting.desk.next()
    assert posted.headers["X-Kannel-Coding"] == "1"
    assert posted.headers["Content-Type"] == "application/octet-stream"


@pytest.mark.parametrize("sender", ["+8613800138000", "BANK", "106900001234"])
def test_senders_are_told_as_the_centre_names_them(texting, sender):
    texting.citizen_writes("路灯", **{"from": sender})

    assert texting.desk.next().headers["X-Kannel-From"] == sender


@pytest.mark.parametrize("status", [500, 422, 404, 204, 302])
def test_a_message_comes_again_with_the_same_id_until_it_is_taken(texting, status):
    texting.desk.statuses.append(status)

    texting.citizen_writes("路灯坏了")

    first, again = texting.desk.next(), texting.desk.next()
    assert first == again


def test_a_message_waits_for_a_server(texting, centre):
    centre.ask("DELETE", f"/routes/{texting.number}")

    texting.citizen_writes("路灯坏了")
    texting.opens()

    assert texting.desk.next().text == "路灯坏了"


def test_a_header_that_is_rubbish_is_refused_by_the_gateway(texting):
    assert texting.citizen_writes(hex="8def706f", coding=8, header="ff0003") == [0x43]


def test_the_link_survives_a_unit_that_is_none(texting, centre):
    centre.post("/links/raw", {"hex": "00000004"})

    texting.citizen_writes("之后")

    assert texting.desk.next().text == "之后"


@pytest.mark.parametrize(
    "wanted", [{"from": "1", "to": "2", "text": "a", "colour": "red"}, {"from": "1", "to": "2", "hex": "x"}]
)
def test_an_inbound_message_that_is_not_understood_is_refused(centre, wanted):
    with pytest.raises(ValueError):
        centre.post("/inbound", wanted)
