# SPDX-License-Identifier: Apache-2.0
"""A small HTTP server that speaks JSON, by which tests steer what this process runs."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from loopback import LoopbackHandler, LoopbackServer

# Longer than any verb takes that does not wait for something which never comes.
PATIENCE = 120


@dataclass(frozen=True)
class Request:
    """`names` are the parts of the path that its pattern names, `query` the last of each key, `body` the JSON sent."""

    names: dict[str, str]
    query: dict[str, str]
    body: object

    def value(self, key: str) -> object:
        """What the body has for the key; raises ValueError if it has none."""
        if not isinstance(self.body, dict) or key not in self.body:
            raise ValueError(f"“{key}” is missing")
        return self.body[key]


Verb = Callable[[Request], Awaitable[object]]


class Control:
    """Verbs by method and path. They run in the loop that made the control; the sockets have threads of their own."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._verbs: list[tuple[str, str, re.Pattern[str], Verb]] = []

    def on(self, method: str, path: str, verb: Verb) -> None:
        """`{name}` in the path stands for one part of it."""
        self._verbs.append((method, path, re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", path)), verb))

    def listen(self) -> str:
        """The address at which it listens."""
        return LoopbackServer(self._handler()).address

    def answer(self, method: str, target: str, body: bytes) -> tuple[int, object]:
        """What to say to a request: 400 with a reason if it is not understood, 404 where there is nothing."""
        url = urlsplit(target)
        for known, _, pattern, verb in self._verbs:
            if known == method and (match := pattern.fullmatch(url.path)):
                names = {name: unquote(value) for name, value in match.groupdict().items()}
                return self._run(verb, names, dict(parse_qsl(url.query)), body)
        return 404, {
            "error": f"no {method} {url.path}",
            "verbs": [f"{method} {path}" for method, path, *_ in self._verbs],
        }

    def _run(self, verb: Verb, names: dict[str, str], query: dict[str, str], body: bytes) -> tuple[int, object]:
        try:
            request = Request(names, query, json.loads(body or b"null"))
            done = asyncio.run_coroutine_threadsafe(verb(request), self._loop).result(PATIENCE)
        except LookupError as error:
            return 404, {"error": f"nothing is called {error}"}
        except (ValueError, TypeError) as error:
            return 400, {"error": str(error)}
        except TimeoutError:
            return 504, {"error": f"not done within {PATIENCE} s"}
        return 200, done

    def _handler(self) -> type[LoopbackHandler]:
        control = self

        class Handler(LoopbackHandler):
            def do_any(self) -> None:
                status, said = control.answer(self.command, self.path, self.body())
                self.answer(status, "application/json", json.dumps(said, ensure_ascii=False).encode())

            do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_any

        return Handler
