# SPDX-License-Identifier: Apache-2.0
"""Protocol data units of SMPP 3.4, as far as a message centre needs them (specification, chapters 3 to 5)."""

from __future__ import annotations

import asyncio
import struct
from dataclasses import dataclass, field
from enum import IntEnum

HEADER = struct.Struct(">IIII")
LARGEST = 64 * 1024
ANSWER = 0x80000000

# Bits of esm_class and tags of optional parameters.
USER_DATA_HEADER = 0x40
DELIVERY_RECEIPT = 0x04
RECEIPTED_MESSAGE_ID = 0x001E
MESSAGE_PAYLOAD = 0x0424
MESSAGE_STATE = 0x0427


class Command(IntEnum):
    BIND_RECEIVER = 0x01
    BIND_TRANSMITTER = 0x02
    SUBMIT_SM = 0x04
    DELIVER_SM = 0x05
    UNBIND = 0x06
    BIND_TRANSCEIVER = 0x09
    ENQUIRE_LINK = 0x15
    GENERIC_NACK = 0x80000000


class Status(IntEnum):
    OK = 0x00
    INVALID_LENGTH = 0x02
    INVALID_COMMAND = 0x03
    NOT_BOUND = 0x04
    SYSTEM_ERROR = 0x08
    INVALID_DESTINATION = 0x0B
    BIND_FAILED = 0x0D
    INVALID_PASSWORD = 0x0E
    THROTTLED = 0x58


class Malformed(Exception):
    """What arrived is no protocol data unit, or its body is not what its command says."""


@dataclass(frozen=True)
class PDU:
    command: int
    sequence: int
    body: bytes = b""
    status: int = Status.OK

    def encoded(self) -> bytes:
        return HEADER.pack(HEADER.size + len(self.body), self.command, self.status, self.sequence) + self.body

    def answered(self, status: int = Status.OK, body: bytes = b"") -> PDU:
        return PDU(self.command | ANSWER, self.sequence, body, status)


async def read_pdu(reader: asyncio.StreamReader) -> PDU:
    """The next one; raises `asyncio.IncompleteReadError` at the end of the link."""
    length, command, status, sequence = HEADER.unpack(await reader.readexactly(HEADER.size))
    if not HEADER.size <= length <= LARGEST:
        raise Malformed(f"a length of {length}")
    return PDU(command, sequence, await reader.readexactly(length - HEADER.size), status)


class Fields:
    """Reads the fields of a body one after the other."""

    def __init__(self, body: bytes):
        self._body, self._at = body, 0

    def text(self) -> str:
        end = self._body.find(b"\0", self._at)
        if end < 0:
            raise Malformed("a text without an end")
        found, self._at = self._body[self._at : end], end + 1
        return found.decode("latin-1")

    def number(self) -> int:
        return self.octets(1)[0]

    def octets(self, count: int) -> bytes:
        found = self._body[self._at : self._at + count]
        if len(found) < count:
            raise Malformed("a body that ends too early")
        self._at += count
        return found

    def options(self) -> dict[int, bytes]:
        """All that is left, as optional parameters by their tags."""
        found = {}
        while self._at < len(self._body):
            tag, length = struct.unpack(">HH", self.octets(4))
            found[tag] = self.octets(length)
        return found


def c_string(text: str) -> bytes:
    return text.encode("latin-1") + b"\0"


@dataclass(frozen=True)
class Address:
    digits: str
    type_of_number: int = 0
    numbering_plan: int = 1

    @classmethod
    def read(cls, fields: Fields) -> Address:
        type_of_number, numbering_plan = fields.number(), fields.number()
        return cls(fields.text(), type_of_number, numbering_plan)

    def encoded(self) -> bytes:
        return bytes([self.type_of_number, self.numbering_plan]) + c_string(self.digits)


@dataclass(frozen=True)
class ShortMessage:
    """The body of submit_sm and of deliver_sm; `content` begins with the user data header if `esm_class` says so."""

    source: Address
    destination: Address
    content: bytes
    data_coding: int = 0
    esm_class: int = 0
    registered_delivery: int = 0
    validity: str = ""
    options: dict[int, bytes] = field(default_factory=dict)

    @classmethod
    def read(cls, body: bytes) -> ShortMessage:
        fields = Fields(body)
        fields.text()  # service_type
        source, destination = Address.read(fields), Address.read(fields)
        esm_class, _protocol, _priority = fields.octets(3)
        fields.text()  # schedule_delivery_time
        validity = fields.text()
        registered_delivery, _replace, data_coding, _default = fields.octets(4)
        content = fields.octets(fields.number())
        options = fields.options()
        return cls(
            source,
            destination,
            options.get(MESSAGE_PAYLOAD, content),
            data_coding,
            esm_class,
            registered_delivery,
            validity,
            options,
        )

    def encoded(self) -> bytes:
        options = b"".join(struct.pack(">HH", tag, len(value)) + value for tag, value in self.options.items())
        return b"".join(
            [
                c_string(""),
                self.source.encoded(),
                self.destination.encoded(),
                bytes([self.esm_class, 0, 0]),
                c_string("") + c_string(self.validity),
                bytes([self.registered_delivery, 0, self.data_coding, 0, len(self.content)]),
                self.content,
                options,
            ]
        )

    @property
    def wants_receipt(self) -> bool:
        return self.registered_delivery & 0x01 != 0
