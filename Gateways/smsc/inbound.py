# SPDX-License-Identifier: Apache-2.0
"""Messages of citizens, from the JSON in which a test asks for them."""

from __future__ import annotations

from dataclasses import dataclass

from .pdu import USER_DATA_HEADER, Address, ShortMessage
from .text import Coding, Part, encode, split

KEYS = {"from", "to", "text", "hex", "coding", "reference", "order", "header"}


@dataclass(frozen=True)
class Inbound:
    """Octets with their coding; `order` names the parts to send, from 1, so that some may be missing or double."""

    sender: str
    recipient: str
    octets: bytes
    coding: int
    reference: int = 1
    order: tuple[int, ...] | None = None
    header: bytes = b""

    @classmethod
    def read(cls, wanted: dict[str, object]) -> Inbound:
        """Raises ValueError for what is not understood."""
        if unknown := wanted.keys() - KEYS:
            raise ValueError(f"unknown: {', '.join(sorted(unknown))}")
        if not ({"from", "to"} <= wanted.keys() and {"text", "hex"} & wanted.keys()):
            raise ValueError("“from”, “to” and “text” or “hex” are needed")
        octets, coding = cls._content(wanted)
        return cls(
            sender=str(wanted["from"]),
            recipient=str(wanted["to"]),
            octets=octets,
            coding=coding,
            reference=int(wanted.get("reference", 1)),
            order=tuple(wanted["order"]) if "order" in wanted else None,
            header=bytes.fromhex(str(wanted.get("header", ""))),
        )

    def messages(self) -> list[ShortMessage]:
        """As they travel, one for each part."""
        if self.header:
            return [self._message(self.header + self.octets, USER_DATA_HEADER)]
        pieces = split(self.octets, Coding(self.coding)) if self.coding in (Coding.GSM, Coding.UCS2) else [self.octets]
        if len(pieces) == 1:
            return [self._message(pieces[0], 0)]
        parts = [Part(self.reference, len(pieces), number).header() + piece for number, piece in enumerate(pieces, 1)]
        return [self._message(parts[number - 1], USER_DATA_HEADER) for number in self.order or range(1, len(parts) + 1)]

    def _message(self, content: bytes, esm_class: int) -> ShortMessage:
        return ShortMessage(Address(self.sender), Address(self.recipient), content, self.coding, esm_class)

    @staticmethod
    def _content(wanted: dict[str, object]) -> tuple[bytes, int]:
        if "hex" in wanted:
            return bytes.fromhex(str(wanted["hex"])), int(wanted.get("coding", Coding.BINARY))
        text = str(wanted["text"])
        if wanted.get("coding") == Coding.UCS2:
            return text.encode("utf-16-be", "surrogatepass"), Coding.UCS2
        return encode(text)
