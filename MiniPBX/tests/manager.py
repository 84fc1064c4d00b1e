# SPDX-License-Identifier: Apache-2.0
"""A client of the manager interface, and what it is sent."""

import itertools
import re
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path

PATIENCE = 15


class Block:
    """One block of `Key: Value` lines, in their order; `at` is when it was read, in seconds since 1970."""

    def __init__(self, text: str):
        self.at = time.time()
        self.headers = [(key, value) for key, _, value in (line.partition(": ") for line in text.split("\r\n"))]

    def __getitem__(self, name: str) -> str:
        return next((value for key, value in self.headers if key == name), "")

    def __repr__(self) -> str:
        return f"<{' '.join(f'{key}={value}' for key, value in self.headers)}>"

    @property
    def names(self) -> list[str]:
        return [key for key, _ in self.headers]

    @property
    def kind(self) -> str:
        """The event's name, with the variable for one that sets a variable."""
        return f"{self['Event']} {self['Variable']}" if self["Event"] == "VarSet" else self["Event"]


def recorded(path: Path) -> list[Block]:
    """What Asterisk sent, without its banner."""
    text = path.read_bytes().decode().split("\r\n", 1)[1]
    return [Block(part) for part in text.strip().split("\r\n\r\n") if part]


class Manager:
    """Keeps all that it is sent; `wait` looks at each event once, in order, unless told to look back."""

    def __init__(self, address: str, events: str = "on", secret: str = "hotlinepw"):
        host, port = address.split(":")
        self.blocks: list[Block] = []
        self.closed = False
        self._socket = socket.create_connection((host, int(port)), PATIENCE)
        self._socket.settimeout(None)
        self._arrived = threading.Condition()
        self._ids = map(str, itertools.count(1))
        self._looked_at = 0
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        assert self.act("Login", Username="hotline", Secret=secret, Events=events)["Response"] == "Success"

    @property
    def events(self) -> list[Block]:
        return [block for block in self.blocks if block["Event"]]

    def send(self, *lines: str) -> None:
        self._socket.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())

    def act(self, action: str, *more: tuple[str, str], **fields: str) -> Block:
        """The response to an action."""
        number = next(self._ids)
        lines = [f"{key}: {value}" for key, value in [*fields.items(), *more]]
        self.send(f"Action: {action}", f"ActionID: {number}", *lines)
        return self._find(lambda block: block["Response"] != "" and block["ActionID"] == number)

    def list(self, action: str, **fields: str) -> list[Block]:
        """The events that answer an action, with the last, which says that they are complete."""
        number = self.act(action, **fields)["ActionID"]
        self._find(lambda block: block["EventList"] == "Complete" and block["ActionID"] == number)
        return [block for block in self.events if block["ActionID"] == number]

    def wait(self, event: str, test: Callable[[Block], bool] = lambda block: True, **headers: str) -> Block:
        """The next such event after the last one waited for. Header names are given with _ for -."""
        wanted = {name.replace("_", "-"): value for name, value in headers.items()}

        def fits(block: Block) -> bool:
            return block["Event"] == event and all(block[key] == value for key, value in wanted.items()) and test(block)

        found = self._find(fits, self._looked_at, f"{event} {wanted}")
        self._looked_at = self.blocks.index(found, self._looked_at) + 1
        return found

    def wait_closed(self) -> None:
        with self._arrived:
            assert self._arrived.wait_for(lambda: self.closed, PATIENCE), "still connected"

    def look_back(self) -> None:
        """Lets `wait` find again what was there before."""
        self._looked_at = 0

    def close(self) -> None:
        try:
            self._socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass  # the exchange has closed it already
        self._reader.join()
        self._socket.close()

    def _find(self, fits: Callable[[Block], bool], start: int = 0, what: str = "response") -> Block:
        def find() -> Block | None:
            return next((block for block in self.blocks[start:] if fits(block)), None)

        with self._arrived:
            found = self._arrived.wait_for(find, PATIENCE)
        seen = " ".join(block.kind for block in self.blocks[start:])
        assert found, f"no {what}; came: {seen}"
        return found

    def _read(self) -> None:
        text = ""
        try:
            while part := self._socket.recv(65536):
                text += part.decode()
                text = re.sub(r"^Asterisk Call Manager/[\d.]+\r\n", "", text)
                *whole, text = text.split("\r\n\r\n")
                with self._arrived:
                    self.blocks += map(Block, whole)
                    self._arrived.notify_all()
        except OSError:
            pass  # the connection was reset
        with self._arrived:
            self.closed = True
            self._arrived.notify_all()
