# SPDX-License-Identifier: Apache-2.0
"""What becomes of a message: the last two digits of its recipient decide, so that tests need not agree on anything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from .pdu import DELIVERY_RECEIPT, MESSAGE_STATE, RECEIPTED_MESSAGE_ID, ShortMessage, Status, c_string

# The word of a receipt's text and the number of the optional parameter (SMPP 3.4, 5.2.28 and appendix B).
STATES = {
    "DELIVRD": 2,
    "EXPIRED": 3,
    "DELETED": 4,
    "UNDELIV": 5,
    "ACCEPTD": 6,
    "UNKNOWN": 7,
    "REJECTD": 8,
}


@dataclass(frozen=True)
class Fate:
    """How submit_sm is answered, and the states that receipts tell afterwards, in order."""

    receipts: tuple[str, ...] = ()
    answer: Status = Status.OK


DELIVERED = Fate(("DELIVRD",))
FATES = {
    "91": Fate(("UNDELIV",)),
    "92": Fate(("EXPIRED",)),
    "93": Fate(("REJECTD",)),
    "94": Fate(("DELETED",)),
    "95": Fate(("UNKNOWN",)),
    "96": Fate(),  # accepted, and never heard of again
    "97": Fate(answer=Status.INVALID_DESTINATION),
    "98": Fate(("ACCEPTD", "DELIVRD")),
    "99": Fate(("DELIVRD", "DELIVRD")),  # a centre that says it twice
}


def fate_of(number: str) -> Fate:
    return FATES.get(number[-2:], DELIVERED)


def receipt(message: ShortMessage, message_id: str, state: str, submitted: datetime, done: datetime) -> ShortMessage:
    """The deliver_sm that tells the sender of `message` what became of it."""
    delivered = 1 if state == "DELIVRD" else 0
    error = 0 if state in ("DELIVRD", "ACCEPTD") else 1
    text = (
        f"id:{message_id} sub:001 dlvrd:{delivered:03} submit date:{submitted:%y%m%d%H%M} done date:{done:%y%m%d%H%M}"
        f" stat:{state} err:{error:03} text:"
    )
    return ShortMessage(
        source=message.destination,
        destination=message.source,
        content=text.encode("ascii"),
        esm_class=DELIVERY_RECEIPT,
        options={RECEIPTED_MESSAGE_ID: c_string(message_id), MESSAGE_STATE: bytes([STATES[state]])},
    )
