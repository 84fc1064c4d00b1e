# SPDX-License-Identifier: Apache-2.0
"""Where Kannel posts what citizens write: handed on, as it is, to the server that stands behind the number.

Kannel reads one address when it starts; the servers of tests come later, several at once. Nothing is kept here: as long
as no server takes a message, Kannel is told so and tries again.
"""

from __future__ import annotations

from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from loopback import LoopbackHandler, LoopbackServer

PATIENCE = 30
# What belongs to one connection, or is written anew.
OWN = {"host", "connection", "content-length", "keep-alive"}


class Relay:
    """Addresses by the recipient's first digits; the longest that fits is the one."""

    def __init__(self) -> None:
        self.routes: dict[str, str] = {}

    def listen(self) -> str:
        """The address at which it listens."""
        return LoopbackServer(self._handler()).address

    def address_for(self, recipient: str) -> str | None:
        fitting = [digits for digits in self.routes if recipient.startswith(digits)]
        return self.routes[max(fitting, key=len)] if fitting else None

    def hand_on(self, recipient: str, query: str, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
        """The server's answer; 503 without a server, 502 if it does not answer."""
        address = self.address_for(recipient)
        if address is None:
            return 503, b"no server for this number"
        kept = {name: value for name, value in headers.items() if name.lower() not in OWN}
        try:
            with urlopen(Request(f"{address}?{query}", body, kept, method="POST"), timeout=PATIENCE) as answer:
                return answer.status, answer.read()
        except HTTPError as refusal:
            return refusal.code, refusal.read()
        except (OSError, HTTPException):
            return 502, b"the server does not answer"

    def _handler(self) -> type[LoopbackHandler]:
        relay = self

        class Handler(LoopbackHandler):
            def do_POST(self) -> None:
                recipient, query = self.headers.get("X-Kannel-To", ""), urlsplit(self.path).query
                status, said = relay.hand_on(recipient, query, dict(self.headers), self.body())
                self.answer(status, "text/plain", said)

        return Handler
