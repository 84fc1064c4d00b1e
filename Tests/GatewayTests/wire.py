# SPDX-License-Identifier: Apache-2.0
"""A line between two programs that can be cut."""

import socket
import threading
from contextlib import suppress


class Wire:
    """Connects whoever comes to `address` with `target`, both HOST:PORT."""

    def __init__(self, target: str):
        host, port = target.split(":")
        self._target = host, int(port)
        self._ends: list[socket.socket] = []
        self._whole = True
        self._lock = threading.Lock()
        self._door = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._door.getsockname()[1]}"
        threading.Thread(target=self._take_in, daemon=True).start()

    def cut(self):
        """What was connected is not any more; whoever comes is turned away."""
        with self._lock:
            self._whole = False
            ends, self._ends = self._ends, []
        for end in ends:
            _close(end)

    def mend(self):
        with self._lock:
            self._whole = True

    def close(self):
        self.cut()
        _close(self._door)

    def _take_in(self):
        with suppress(OSError):  # the door was closed
            while True:
                near, _ = self._door.accept()
                self._connect(near)

    def _connect(self, near: socket.socket):
        with self._lock:
            if not self._whole:
                return _close(near)
            far = socket.create_connection(self._target)
            self._ends += [near, far]
        for one, other in ((near, far), (far, near)):
            threading.Thread(target=_carry, args=(one, other), daemon=True).start()


def _carry(one: socket.socket, other: socket.socket):
    with suppress(OSError):  # the wire was cut
        while part := one.recv(65536):
            other.sendall(part)
    _close(one)
    _close(other)


def _close(end: socket.socket):
    with suppress(OSError):  # it is closed already
        end.shutdown(socket.SHUT_RDWR)
    end.close()
