# SPDX-License-Identifier: Apache-2.0
"""A telephone that is not there: it does what a manager's action tells it, so that a demo needs no softphone."""

import asyncio
import uuid

from minipbx.phone import PhoneListener
from minipbx.sound import SILENCE, Player


class VirtualPhone:
    """Rings until it is told to answer, or for `answers_after` seconds; says `voice` over and over, or nothing."""

    def __init__(self, answers_after: float | None = None, voice: bytes = b""):
        self.listener: PhoneListener | None = None
        self.call_id = str(uuid.uuid4())
        self._answers_after = answers_after
        self._voice = Player(voice, loop=True) if voice else None
        self._answering: asyncio.TimerHandle | None = None
        self._held = False

    async def ring(self) -> None:
        loop = asyncio.get_running_loop()
        loop.call_soon(self._tell, "phone_rings")
        if self._answers_after is not None:
            self._answering = loop.call_later(self._answers_after, self.talk)

    async def answer(self) -> None:
        raise OSError("a virtual phone makes no calls")

    async def hang_up(self) -> None:
        self.listener = None
        if self._answering:
            self._answering.cancel()

    async def send_digit(self, digit: str) -> None:
        """Nobody listens."""

    def read(self) -> bytes:
        return self._voice.next_frame() if self._voice and not self._held else SILENCE

    def write(self, frame: bytes) -> None:
        """Nobody listens."""

    def talk(self) -> None:
        """Somebody lifts the receiver, or comes back to a call on hold."""
        if self._held:
            self._held = False
            self._tell("phone_resumed")
        else:
            self._tell("phone_answered")

    def hold(self) -> None:
        if not self._held:
            self._held = True
            self._tell("phone_held")

    def _tell(self, what: str) -> None:
        if self.listener:
            getattr(self.listener, what)()
