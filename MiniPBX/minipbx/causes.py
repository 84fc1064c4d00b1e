# SPDX-License-Identifier: Apache-2.0
"""Why a call ended: ITU-T Q.850 causes, with the words that Asterisk has for them."""

from enum import IntEnum


class Cause(IntEnum):
    UNALLOCATED = 1
    NORMAL_CLEARING = 16
    USER_BUSY = 17
    NO_USER_RESPONSE = 18
    NO_ANSWER = 19
    CALL_REJECTED = 21
    DESTINATION_OUT_OF_ORDER = 27
    NORMAL_UNSPECIFIED = 31
    CONGESTION = 34
    BEARER_NOT_AVAILABLE = 58

    @property
    def text(self) -> str:
        return _TEXTS[self]

    @property
    def dial_status(self) -> str:
        """What became of a call that ended so before it was answered."""
        return _DIAL_STATUSES.get(self, "CONGESTION")


_TEXTS = {
    Cause.UNALLOCATED: "Unallocated (unassigned) number",
    Cause.NORMAL_CLEARING: "Normal Clearing",
    Cause.USER_BUSY: "User busy",
    Cause.NO_USER_RESPONSE: "No user responding",
    Cause.NO_ANSWER: "User alerting, no answer",
    Cause.CALL_REJECTED: "Call Rejected",
    Cause.DESTINATION_OUT_OF_ORDER: "Destination out of order",
    Cause.NORMAL_UNSPECIFIED: "Normal, unspecified",
    Cause.CONGESTION: "Circuit/channel congestion",
    Cause.BEARER_NOT_AVAILABLE: "Bearer capability not available",
}

_DIAL_STATUSES = {
    Cause.UNALLOCATED: "CHANUNAVAIL",
    Cause.DESTINATION_OUT_OF_ORDER: "CHANUNAVAIL",
    Cause.USER_BUSY: "BUSY",
    Cause.CALL_REJECTED: "BUSY",
    Cause.NO_USER_RESPONSE: "NOANSWER",
    Cause.NO_ANSWER: "NOANSWER",
}
