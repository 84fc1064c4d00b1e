# SPDX-License-Identifier: Apache-2.0
"""What goes wrong on purpose."""

from __future__ import annotations

from dataclasses import dataclass

from .pdu import Status


@dataclass
class Faults:
    """Numbers count down with each submit_sm that meets the fault; zero is none."""

    refuseBinds: bool = False
    throttle: int = 0  # answered “throttled”, not taken
    refuse: int = 0  # answered “system error”, not taken
    ignore: int = 0  # taken, never answered
    drop: int = 0  # taken, then the link is cut instead of an answer
    holdReceipts: bool = False  # receipts wait until this is false again

    def change(self, wanted: dict[str, object]) -> None:
        """Raises ValueError for a fault that is not there or a value of another kind."""
        for name, value in wanted.items():
            if type(value) is not type(getattr(self, name, None)):
                raise ValueError(f"no fault “{name}” with {value!r}")
        for name, value in wanted.items():
            setattr(self, name, value)

    def refusal(self) -> Status | None:
        """How the next submit_sm is refused, if it is."""
        if self._meets("throttle"):
            return Status.THROTTLED
        if self._meets("refuse"):
            return Status.SYSTEM_ERROR
        return None

    def ignores(self) -> bool:
        return self._meets("ignore")

    def drops(self) -> bool:
        return self._meets("drop")

    def _meets(self, name: str) -> bool:
        left = getattr(self, name)
        setattr(self, name, max(0, left - 1))
        return left > 0
