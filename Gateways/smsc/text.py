# SPDX-License-Identifier: Apache-2.0
"""Text as it travels in short messages: alphabets (3GPP TS 23.038) and parts with a header (TS 23.040)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

ESCAPE = 0x1B
BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENSION = {0x0A: "\f", 0x14: "^", 0x28: "{", 0x29: "}", 0x2F: "\\", 0x3C: "[", 0x3D: "~", 0x3E: "]", 0x40: "|"} | {
    0x65: "€"
}
BASIC_OCTETS = {character: octet for octet, character in enumerate(BASIC) if octet != ESCAPE}
EXTENSION_OCTETS = {character: octet for octet, character in EXTENSION.items()}


class Coding(IntEnum):
    """Values of data_coding."""

    GSM = 0
    LATIN1 = 3
    BINARY = 4
    UCS2 = 8


# What one short message carries alone, and what it carries behind the header of a part; GSM letters travel unpacked.
ALONE = {Coding.GSM: 160, Coding.UCS2: 140}
IN_PART = {Coding.GSM: 153, Coding.UCS2: 134}


def encode_gsm(text: str) -> bytes:
    """Raises KeyError for a character that the alphabet lacks."""
    return b"".join(
        bytes([BASIC_OCTETS[c]]) if c in BASIC_OCTETS else bytes([ESCAPE, EXTENSION_OCTETS[c]]) for c in text
    )


def decode_gsm(octets: bytes) -> str:
    text, rest = [], iter(octets)
    for octet in rest:
        text.append(EXTENSION.get(next(rest, ESCAPE), " ") if octet == ESCAPE else BASIC[octet & 0x7F])
    return "".join(text)


def decode(octets: bytes, coding: int) -> str | None:
    """None where the octets are no text in that coding."""
    try:
        match coding:
            case Coding.GSM:
                return decode_gsm(octets)
            case Coding.LATIN1:
                return octets.decode("latin-1")
            case Coding.UCS2:
                return octets.decode("utf-16-be")
    except UnicodeDecodeError:
        pass  # a half of a character, which the caller sees in the octets
    return None


def encode(text: str) -> tuple[bytes, Coding]:
    """In the GSM alphabet if it has every character, else in UCS-2 with surrogates, as telephones do."""
    try:
        return encode_gsm(text), Coding.GSM
    except KeyError:
        return text.encode("utf-16-be", "surrogatepass"), Coding.UCS2


def split(octets: bytes, coding: Coding) -> list[bytes]:
    """Into what fits; a cut may fall between the halves of a surrogate pair, as it does with many telephones."""
    if len(octets) <= ALONE[coding]:
        return [octets]
    size = IN_PART[coding]
    return [octets[start : start + size] for start in range(0, len(octets), size)]


@dataclass(frozen=True)
class Part:
    """The header of one part of a long message; parts count from 1."""

    reference: int
    total: int
    number: int

    def header(self) -> bytes:
        return bytes([5, 0, 3, self.reference, self.total, self.number])

    @classmethod
    def read(cls, header: bytes) -> Part | None:
        """From a user data header with its length octet; None if it tells of no parts."""
        at = 1
        while at + 1 < len(header):
            element, length = header[at], header[at + 1]
            value = header[at + 2 : at + 2 + length]
            if element == 0 and length == len(value) == 3:
                return cls(*value)
            if element == 8 and length == len(value) == 4:
                return cls(value[0] << 8 | value[1], value[2], value[3])
            at += 2 + length
        return None
