# SPDX-License-Identifier: Apache-2.0
"""The far end of a channel, as the exchange sees it: what rings, answers, talks, presses keys, hangs up."""

from typing import Protocol


class PhoneListener(Protocol):
    """Told what the far end does."""

    def phone_rings(self) -> None: ...

    def phone_answered(self) -> None: ...

    def phone_hung_up(self, cause: int) -> None: ...

    def phone_pressed(self, digit: str) -> None: ...

    def phone_released(self, digit: str, milliseconds: int) -> None: ...

    def phone_held(self) -> None: ...

    def phone_resumed(self) -> None: ...


class Phone(Protocol):
    """One call at one far end."""

    listener: PhoneListener | None
    call_id: str

    async def ring(self) -> None:
        """Starts to call the far end. Raises OSError if that cannot even be tried."""

    async def answer(self) -> None:
        """Accepts the call that the far end makes. Raises OSError if it is gone already."""

    async def hang_up(self) -> None:
        """Ends the call, in whatever state; nothing if it is over already."""

    async def send_digit(self, digit: str) -> None: ...

    def read(self) -> bytes:
        """The next 20 ms of what the far end says."""

    def write(self, frame: bytes) -> None:
        """The next 20 ms of what it hears."""
