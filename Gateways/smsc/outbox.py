# SPDX-License-Identifier: Apache-2.0
"""What was submitted: each short message as it came, and the long ones put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from .pdu import USER_DATA_HEADER, ShortMessage
from .text import Part, decode


@dataclass
class Submission:
    """One submit_sm that the centre took; `receipts` are those that the sender acknowledged."""

    message_id: str
    message: ShortMessage
    receipts: list[str] = field(default_factory=list)

    @property
    def header(self) -> bytes:
        content = self.message.content
        return content[: content[0] + 1] if self.message.esm_class & USER_DATA_HEADER and content else b""

    @property
    def octets(self) -> bytes:
        return self.message.content[len(self.header) :]

    @property
    def part(self) -> Part | None:
        return Part.read(self.header)


@dataclass
class Message:
    """What one sendsms became, by the numbers of its parts."""

    total: int
    parts: dict[int, Submission]

    @property
    def is_complete(self) -> bool:
        return len(self.parts) == self.total

    @property
    def first(self) -> ShortMessage:
        return next(iter(self.parts.values())).message

    def described(self) -> dict[str, object]:
        parts = [self.parts[number] for number in sorted(self.parts)]
        octets = b"".join(part.octets for part in parts)
        return {
            "ids": [part.message_id for part in parts],
            "from": self.first.source.digits,
            "to": self.first.destination.digits,
            "text": decode(octets, self.first.data_coding),
            "hex": octets.hex(),
            "coding": self.first.data_coding,
            "parts": len(parts),
            "total": self.total,
            "complete": self.is_complete,
            "wantsReceipt": self.first.wants_receipt,
            "validity": self.first.validity,
            "receipts": [part.receipts for part in parts],
        }


class Outbox:
    """Everything that was submitted, oldest first. What is submitted twice is there twice."""

    def __init__(self) -> None:
        self.submissions: list[Submission] = []
        self._messages: list[Message] = []
        self._open: dict[tuple[str, str, int, int], Message] = {}

    def add(self, submission: Submission) -> None:
        self.submissions.append(submission)
        part = submission.part
        if part is None:
            self._messages.append(Message(1, {1: submission}))
        else:
            self._add_part(submission, part)

    def messages(self, sender: str = "", recipient: str = "") -> list[dict[str, object]]:
        """Those from and to numbers that begin so."""
        return [
            message.described()
            for message in self._messages
            if message.first.source.digits.startswith(sender) and message.first.destination.digits.startswith(recipient)
        ]

    def clear(self) -> None:
        self.submissions.clear()
        self._messages.clear()
        self._open.clear()

    def _add_part(self, submission: Submission, part: Part) -> None:
        message = submission.message
        key = (message.source.digits, message.destination.digits, part.reference, part.total)
        whole = self._open.get(key)
        if whole is None or part.number in whole.parts:
            # A part that is already there begins another message, whose lack of parts shows the double.
            whole = self._open[key] = Message(part.total, {})
            self._messages.append(whole)
        whole.parts[part.number] = submission
        if whole.is_complete:
            del self._open[key]
