# SPDX-License-Identifier: Apache-2.0
"""Alphabets, parts and units by themselves."""

import pytest
from smsc.pdu import Address, Malformed, ShortMessage
from smsc.text import Coding, Part, decode, decode_gsm, encode, split


@pytest.mark.parametrize("text", ["Lamp {broken} 3€", "@£$¥èéùìòÇ", "^[~]|\\\f"])
def test_the_small_alphabet_comes_back_as_it_was(text):
    octets, coding = encode(text)

    assert coding == 0
    assert decode_gsm(octets) == text


def test_a_cut_may_fall_within_a_surrogate_pair():
    octets, coding = encode("路" * 66 + "😀" + "灯" * 66)
    pieces = split(octets, coding)

    assert [len(piece) for piece in pieces] == [134, 134]
    assert decode(pieces[0], Coding.UCS2) is None
    assert decode(b"".join(pieces), Coding.UCS2) == "路" * 66 + "😀" + "灯" * 66


@pytest.mark.parametrize(
    ("header", "part"),
    [("050003070201", (7, 2, 1)), ("06080401020301", (0x102, 3, 1)), ("0b0504158115810003070202", (7, 2, 2))],
)
def test_a_part_is_found_in_its_header(header, part):
    assert Part.read(bytes.fromhex(header)) == Part(*part)


@pytest.mark.parametrize("header", ["", "00", "06050415811581", "ff0003", "0500030702"])
def test_a_header_without_parts_has_none(header):
    assert Part.read(bytes.fromhex(header)) is None


@pytest.mark.parametrize("cut", [1, 10, 30])
def test_a_body_that_ends_too_early_is_malformed(cut):
    whole = ShortMessage(Address("12345"), Address("13800138000"), b"hello", options={0x1E: b"1\0"}).encoded()

    assert ShortMessage.read(whole).content == b"hello"
    with pytest.raises(Malformed):
        ShortMessage.read(whole[:cut])
