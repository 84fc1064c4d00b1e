# SPDX-License-Identifier: Apache-2.0
"""The manager interface's server: any number of clients, each told of every event that it asked for."""

import asyncio
import logging
import time

from minipbx.ami.actions import ACTIONS
from minipbx.ami.message import Request, event_block
from minipbx.ami.session import READER_LIMIT, Refused, Session
from minipbx.events import Event
from minipbx.exchange import Exchange

logger = logging.getLogger("minipbx.ami")


class AMIServer:
    def __init__(self, exchange: Exchange):
        self._exchange = exchange
        self._settings = exchange.configuration.manager
        self._started = time.time()
        self._sessions: set[Session] = set()
        exchange.listeners.append(self._tell)

    async def start(self, host: str, port: int) -> int:
        """The port that it listens on."""
        self._server = await asyncio.start_server(self._serve, host, port, limit=READER_LIMIT)
        return self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        self._server.close()
        for session in list(self._sessions):
            session.close()
        await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        session = Session(reader, writer, self._settings, self._started)
        self._sessions.add(session)
        try:
            await session.serve(self._act)
        finally:
            self._sessions.discard(session)

    async def _act(self, session: Session, request: Request) -> None:
        name = request["Action"]
        action = ACTIONS.get(name.lower())
        if action is None:
            return session.refuse(
                request, f"Invalid/unknown command: {name}. Use Action: ListCommands to show available commands."
            )
        try:
            await action(self._exchange, session, request)
        except Refused as refusal:
            session.refuse(request, str(refusal))
        except Exception:  # a mistake in one action must not cost the client its connection
            logger.exception("action %s", name)
            session.refuse(request, "Internal error")

    def _tell(self, event: Event) -> None:
        sent = event_block(event)
        for session in list(self._sessions):
            session.tell(event, sent)
