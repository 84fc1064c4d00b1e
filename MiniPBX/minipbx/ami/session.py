# SPDX-License-Identifier: Apache-2.0
"""One client of the manager interface."""

import asyncio
import contextlib
import datetime
import hashlib
import secrets
import socket
import struct
import time
from collections.abc import Awaitable, Callable

from minipbx.ami.message import MOST_HEADERS, Request, block, event_block
from minipbx.configuration import ManagerSettings
from minipbx.events import Event, Headers, headers

BANNER = b"Asterisk Call Manager/11.0.0\r\n"

# Asterisk reads lines of at most 1,024 characters. The reader holds more, so that the connection flows.
LONGEST_LINE = 1024
READER_LIMIT = 1 << 16

_ALL = frozenset({"all"})


class Refused(Exception):
    """What a client is told of an action that cannot be done."""


Act = Callable[["Session", Request], Awaitable[None]]


class Session:
    """Reads actions, one after the other, and sends events. A client that does not read is disconnected."""

    def __init__(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, settings: ManagerSettings, started: float
    ):
        self.events: frozenset[str] = frozenset()
        self.logged_in = False
        self._reader = reader
        self._writer = writer
        self._settings = settings
        self._started = started
        self._challenge = ""
        self._closing = False

    async def serve(self, act: Act) -> None:
        """Until the client leaves or is sent away. `act` does what a logged-in client asks for."""
        self._send(BANNER)
        deadline: float | None = self._settings.login_seconds
        try:
            async with asyncio.timeout(deadline) as limit:
                while not self._closing and (request := await self._read()) is not None:
                    await self._take(request, act)
                    if self.logged_in:
                        limit.reschedule(None)
        except (TimeoutError, ConnectionError):
            pass
        finally:
            self._writer.close()
            with contextlib.suppress(ConnectionError):  # it is gone already
                await self._writer.wait_closed()

    def close(self) -> None:
        self._closing = True
        self._writer.close()

    def tell(self, event: Event, sent: bytes) -> None:
        """An event, given with its form as sent, unless the client did not ask for its kind."""
        if self.logged_in and (self.events is _ALL or event.category in self.events):
            self._send(sent)

    def reply(self, request: Request, response: str, *more: tuple[str, object]) -> None:
        echo = [("ActionID", request["ActionID"])] if request["ActionID"] else []
        self._send(block(headers([("Response", response), *echo, *more])))

    def acknowledge(self, request: Request, message: str) -> None:
        self.reply(request, "Success", ("Message", message))

    def refuse(self, request: Request, message: str) -> None:
        self.reply(request, "Error", ("Message", message))

    def send_list(self, request: Request, message: str, items: list[tuple[str, Headers]], complete: str) -> None:
        """An answer of several events, of which the last is named `complete`."""
        echo = [("ActionID", request["ActionID"])] if request["ActionID"] else []
        self.reply(request, "Success", ("EventList", "start"), ("Message", message))
        for name, item in items:
            self._send(block([("Event", name), *item, *echo]))
        end = [("EventList", "Complete"), ("ListItems", len(items))]
        self._send(block(headers([("Event", complete), *echo, *end])))

    def choose_events(self, mask: str) -> None:
        """`on`, `off`, or classes with commas between."""
        classes = frozenset(part.strip().lower() for part in mask.split(","))
        if classes & {"on", "all", "true", "yes", "1", ""}:
            self.events = _ALL
        else:
            self.events = classes - {"off", "false", "no", "0", "none"}

    async def _read(self) -> Request | None:
        """The next block; None at the end of the connection."""
        lines: list[str] = []
        while True:
            try:
                line = await self._reader.readline()
            except ValueError:  # longer than the reader holds
                line = b"\n".rjust(READER_LIMIT)
            if not line.endswith(b"\n"):
                return None
            if len(line) > LONGEST_LINE:
                self.refuse(Request([]), "Failed to parse message: line too long")
                lines = []
                continue
            text = line.decode("utf-8", "replace").rstrip("\r\n")
            if text:
                lines = [*lines, text] if len(lines) < MOST_HEADERS else lines
            elif lines:
                return Request.parse(lines)

    async def _take(self, request: Request, act: Act) -> None:
        match request["Action"].lower():
            case "":
                self.refuse(request, "Missing action in request")
            case "login":
                self._log_in(request)
            case "challenge":
                self._send_challenge(request)
            case "logoff":
                self.reply(request, "Goodbye", ("Message", "Thanks for all the fish."))
                self._closing = True
            case _ if not self.logged_in:
                self.refuse(request, "Permission denied")
            case _:
                await act(self, request)

    def _send_challenge(self, request: Request) -> None:
        if request["AuthType"].upper() != "MD5":
            return self.refuse(request, "Must specify AuthType")
        self._challenge = self._challenge or str(secrets.randbelow(1 << 31))
        self.reply(request, "Success", ("Challenge", self._challenge))

    def _log_in(self, request: Request) -> None:
        if not self._is_authentic(request):
            self.refuse(request, "Authentication failed")
            self._closing = True
            return
        self.logged_in = True
        self.choose_events(request["Events"])
        self.acknowledge(request, "Authentication accepted")
        uptime = int(time.time() - self._started)
        booted = [("Uptime", uptime), ("LastReload", uptime), ("Status", "Fully Booted")]
        self._tell_self(Event("FullyBooted", "system", headers(booted)))
        self._tell_self(Event("SuccessfulAuth", "security", self._authentication()))

    def _is_authentic(self, request: Request) -> bool:
        secret = self._settings.secret
        if request["AuthType"].upper() == "MD5":
            expected = hashlib.md5((self._challenge + secret).encode()).hexdigest()
            given = request["Key"].lower()
            known = bool(self._challenge)
        else:
            expected, given, known = secret, request["Secret"], True
        return (
            known
            and secrets.compare_digest(expected.encode(), given.encode())
            and request["Username"] == self._settings.user
        )

    def _authentication(self) -> Headers:
        now = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "+0000"
        local, remote = (self._writer.get_extra_info(name) for name in ("sockname", "peername"))
        return headers(
            [
                ("EventTV", now),
                ("Severity", "Informational"),
                ("Service", "AMI"),
                ("EventVersion", 1),
                ("AccountID", self._settings.user),
                ("SessionID", f"{id(self):#x}"),
                ("LocalAddress", f"IPV4/TCP/{local[0]}/{local[1]}"),
                ("RemoteAddress", f"IPV4/TCP/{remote[0]}/{remote[1]}"),
                ("UsingPassword", 0),
                ("SessionTV", now),
            ]
        )

    def _tell_self(self, event: Event) -> None:
        self.tell(event, event_block(event))

    def _send(self, sent: bytes) -> None:
        if self._writer.is_closing():
            return
        self._writer.write(sent)
        if self._writer.transport.get_write_buffer_size() > self._settings.backlog:
            self._closing = True
            # Resets the connection: what the client has not read, the kernel drops too.
            at_once = struct.pack("ii", 1, 0)
            self._writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, at_once)
            self._writer.transport.abort()
