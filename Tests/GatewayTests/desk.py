# SPDX-License-Identifier: Apache-2.0
"""A server in the place of ours: takes what Kannel posts and keeps it."""

from dataclasses import dataclass
from queue import Queue
from urllib.parse import parse_qsl, urlsplit

from loopback import LoopbackHandler, LoopbackServer

PATIENCE = 20


@dataclass(frozen=True)
class Posted:
    """One request, `query` and headers by name."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class Desk:
    """Answers with the statuses it is given, one a request, then with 200."""

    def __init__(self):
        self.posted: Queue[Posted] = Queue()
        self.statuses: list[int] = []
        self._server = LoopbackServer(self._handler())
        self.address = self._server.address

    def next(self) -> Posted:
        """Raises queue.Empty when none comes."""
        return self.posted.get(timeout=PATIENCE)

    def close(self) -> None:
        self._server.close()

    def _handler(self) -> type[LoopbackHandler]:
        desk = self

        class Handler(LoopbackHandler):
            def do_any(self) -> None:
                url = urlsplit(self.path)
                query = dict(parse_qsl(url.query, keep_blank_values=True))
                desk.posted.put(Posted(self.command, url.path, query, dict(self.headers), self.body()))
                self.answer(desk.statuses.pop(0) if desk.statuses else 200, "text/plain", b"")

            do_GET = do_POST = do_any

        return Handler
