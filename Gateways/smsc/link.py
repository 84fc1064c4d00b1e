# SPDX-License-Identifier: Apache-2.0
"""One connection of a gateway to the centre, from its bind to its end."""

from __future__ import annotations

import asyncio
from typing import Protocol

from .pdu import ANSWER, PDU, Command, Fields, Malformed, ShortMessage, Status, c_string, read_pdu

SYSTEM = "SMSC"
# How many messages may wait for the gateway's answer at once.
WINDOW = 50
RECEIVERS = {Command.BIND_RECEIVER, Command.BIND_TRANSCEIVER}
BINDS = RECEIVERS | {Command.BIND_TRANSMITTER}


class LinkLost(Exception):
    """The link ended before the gateway answered."""


class Desk(Protocol):
    """The centre, as a link sees it."""

    def admit(self, link: Link, user: str, password: str) -> Status: ...

    def take(self, link: Link, message: ShortMessage) -> tuple[Status, str] | None: ...

    def leave(self, link: Link) -> None: ...


class Link:
    """An actor on one socket: whoever calls it shares the event loop, so nothing here is locked."""

    def __init__(self, desk: Desk, reader: asyncio.StreamReader, writer: asyncio.StreamWriter):
        self.receives = False
        self._desk, self._reader, self._writer = desk, reader, writer
        self._bound = False
        self._sequence = 0
        self._waiting: dict[int, asyncio.Future[PDU]] = {}
        self._window = asyncio.Semaphore(WINDOW)
        self._ended = asyncio.Event()

    async def run(self) -> None:
        """Serves until either side ends the link."""
        try:
            while True:
                self._take(await read_pdu(self._reader))
                await self._writer.drain()
        except Malformed:
            self._send(PDU(Command.GENERIC_NACK, 0, status=Status.INVALID_LENGTH))
        except (asyncio.IncompleteReadError, ConnectionError):
            pass  # the gateway went away, which is its right
        finally:
            self._end()

    async def deliver(self, message: ShortMessage) -> int:
        """The status with which the gateway answered; raises `LinkLost` if it did not."""
        async with self._window:
            if self._writer.is_closing():
                # Not before the centre knows: else it would choose this link again, for ever.
                await self._ended.wait()
                raise LinkLost
            self._sequence += 1
            answer = self._waiting[self._sequence] = asyncio.get_running_loop().create_future()
            self._send(PDU(Command.DELIVER_SM, self._sequence, message.encoded()))
            return (await answer).status

    def send_raw(self, octets: bytes) -> None:
        """For what no message centre should send."""
        self._writer.write(octets)

    def cut(self) -> None:
        """Ends the link at once, without a word; what was not sent yet is lost."""
        self._writer.transport.abort()

    def _take(self, pdu: PDU) -> None:
        if pdu.command & ANSWER:
            self._take_answer(pdu)
        elif pdu.command in BINDS:
            self._bind(pdu)
        elif not self._bound:
            self._send(pdu.answered(Status.NOT_BOUND))
        elif pdu.command == Command.SUBMIT_SM:
            self._submit(pdu)
        elif pdu.command == Command.ENQUIRE_LINK:
            self._send(pdu.answered())
        elif pdu.command == Command.UNBIND:
            self._send(pdu.answered())
            self._writer.close()
        else:
            self._send(PDU(Command.GENERIC_NACK, pdu.sequence, status=Status.INVALID_COMMAND))

    def _take_answer(self, pdu: PDU) -> None:
        waiting = self._waiting.pop(pdu.sequence, None)
        if waiting is not None and not waiting.done():
            waiting.set_result(pdu)

    def _bind(self, pdu: PDU) -> None:
        fields = Fields(pdu.body)
        self.receives = pdu.command in RECEIVERS
        status = self._desk.admit(self, fields.text(), fields.text())
        self._bound = status == Status.OK
        self._send(pdu.answered(status, c_string(SYSTEM)))

    def _submit(self, pdu: PDU) -> None:
        taken = self._desk.take(self, ShortMessage.read(pdu.body))
        if taken is not None:
            status, message_id = taken
            self._send(pdu.answered(status, c_string(message_id) if status == Status.OK else b""))

    def _send(self, pdu: PDU) -> None:
        if not self._writer.is_closing():
            self._writer.write(pdu.encoded())

    def _end(self) -> None:
        self._desk.leave(self)
        self._ended.set()
        for waiting in self._waiting.values():
            if not waiting.done():
                waiting.set_exception(LinkLost())
        self._writer.close()
