# SPDX-License-Identifier: Apache-2.0
"""The message centre: gateways bind to it, submit to it and are given what citizens write."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from itertools import count

from .fates import fate_of, receipt
from .faults import Faults
from .link import Link, LinkLost
from .outbox import Outbox, Submission
from .pdu import ShortMessage, Status


class Centre:
    """An SMSC on a free port of 127.0.0.1 with one account. Everything happens in one event loop."""

    def __init__(self, user: str, password: str):
        self.outbox = Outbox()
        self.faults = Faults()
        self._account = (user, password)
        self._ids = count(1)
        self._links: list[Link] = []
        self._reachable = asyncio.Event()
        self._receipts_flow = asyncio.Event()
        self._receipts_flow.set()
        self._reports: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None
        self._connections: dict[Link, asyncio.Task[None]] = {}

    async def listen(self) -> int:
        """The port on which it listens."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        return self._server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        """Ends every link and takes no more."""
        if self._server is not None:
            self._server.close()
        for report in self._reports:
            report.cancel()
        for link in self._connections:
            link.cut()
        await asyncio.gather(*self._connections.values(), *self._reports, return_exceptions=True)

    @property
    def bound(self) -> int:
        """How many links are bound."""
        return len(self._links)

    @property
    def receipts_due(self) -> int:
        """How many receipts a gateway has not acknowledged yet."""
        return len(self._reports)

    async def deliver(self, messages: list[ShortMessage]) -> list[int]:
        """One after the other; the gateway's statuses. Waits for a gateway, and tries again when a link is lost."""
        return [await self._deliver(message) for message in messages]

    async def wait_for_gateway(self) -> None:
        """Until a link is bound that receives."""
        await self._reachable.wait()

    def change_faults(self, wanted: dict[str, object]) -> None:
        self.faults.change(wanted)
        if self.faults.holdReceipts:
            self._receipts_flow.clear()
        else:
            self._receipts_flow.set()

    def send_raw(self, octets: bytes) -> None:
        for link in self._links:
            link.send_raw(octets)

    def cut_links(self) -> int:
        cut = list(self._links)
        for link in cut:
            link.cut()
        return len(cut)

    # What links ask.

    def admit(self, link: Link, user: str, password: str) -> Status:
        if (user, password) != self._account:
            return Status.INVALID_PASSWORD
        if self.faults.refuseBinds:
            return Status.BIND_FAILED
        self._links.append(link)
        self._mark_reachable()
        return Status.OK

    def take(self, link: Link, message: ShortMessage) -> tuple[Status, str] | None:
        """The answer to a submit_sm; None where there shall be none."""
        fate = fate_of(message.destination.digits)
        refusal = self.faults.refusal() or fate.answer
        if refusal != Status.OK:
            return refusal, ""
        submission = Submission(f"{next(self._ids):010}", message)
        self.outbox.add(submission)
        if message.wants_receipt and fate.receipts:
            self._report_later(submission, fate.receipts)
        if self.faults.drops():
            link.cut()
            return None
        return None if self.faults.ignores() else (Status.OK, submission.message_id)

    def leave(self, link: Link) -> None:
        if link in self._links:
            self._links.remove(link)
            self._mark_reachable()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        link = Link(self, reader, writer)
        self._connections[link] = asyncio.current_task()
        try:
            await link.run()
        finally:
            del self._connections[link]

    async def _deliver(self, message: ShortMessage) -> int:
        while True:
            await self._reachable.wait()
            try:
                return await self._receivers()[0].deliver(message)
            except LinkLost:
                continue

    def _report_later(self, submission: Submission, states: tuple[str, ...]) -> None:
        report = asyncio.get_running_loop().create_task(self._report(submission, states, datetime.now(UTC)))
        # The loop itself holds tasks only weakly.
        self._reports.add(report)
        report.add_done_callback(self._reports.discard)

    async def _report(self, submission: Submission, states: tuple[str, ...], submitted: datetime) -> None:
        for state in states:
            await self._receipts_flow.wait()
            told = receipt(submission.message, submission.message_id, state, submitted, datetime.now(UTC))
            if await self._deliver(told) == Status.OK:
                submission.receipts.append(state)

    def _mark_reachable(self) -> None:
        if self._receivers():
            self._reachable.set()
        else:
            self._reachable.clear()

    def _receivers(self) -> list[Link]:
        return [link for link in self._links if link.receives]
