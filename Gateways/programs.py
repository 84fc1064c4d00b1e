# SPDX-License-Identifier: Apache-2.0
"""Programs that this process runs: found ready, killed, started again, and never left behind."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import socket
from collections.abc import Awaitable, Callable
from pathlib import Path

# Below the ports that the kernel hands out, so that nobody gets ours while a killed program is away.
PORTS = range(20000, 32000)
PROMPT = 0.02

IsReady = Callable[[], Awaitable[bool]]


class DidNotStart(Exception):
    """With what the program wrote."""


class Program:
    """One program with its log. `is_ready` is asked until it is true or the program has ended.

    `owner` is the user that runs it, None for the one that runs this. `last_signal` is what the kernel sends when this
    process dies: TERM for a program that has children of its own to end.
    """

    def __init__(
        self, command: list[str], log: Path, is_ready: IsReady, owner: str | None = None, last_signal: str = "KILL"
    ):
        self._command, self._log, self._is_ready, self._last_signal = command, log, is_ready, last_signal
        self._identity = [f"--reuid={owner}", f"--regid={owner}", "--init-groups"] if owner else []
        self._process: asyncio.subprocess.Process | None = None

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.returncode is None

    async def start(self) -> None:
        """Until it is ready; raises `DidNotStart` if it ends before. Does nothing while it runs."""
        if self.is_running:
            return
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                # The kernel ends it with this process, however this process dies.
                *("setpriv", "--pdeathsig", self._last_signal, *self._identity, *self._command),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                # Not in the caller's folder, which the owner may not be allowed to enter.
                cwd="/",
                # A group of its own, to be killed with all that it started.
                start_new_session=True,
            )
        while not await self._is_ready():
            if not self.is_running:
                raise DidNotStart(f"{self._command[0]} ended at once:\n{self._log.read_text(errors='replace')}")
            await asyncio.sleep(PROMPT)

    async def stop(self, number: signal.Signals = signal.SIGKILL) -> None:
        """Sends the signal to the program and to all that it started, and waits for the program's end."""
        if self._process is not None and self.is_running:
            os.killpg(self._process.pid, number)
            await self._process.wait()


def free_ports(count: int) -> list[int]:
    """Ports of 127.0.0.1 on which nobody listens now."""
    found: list[int] = []
    for port in random.sample(PORTS, len(PORTS)):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        found.append(port)
        if len(found) == count:
            return found
    raise OSError("no port is free")


async def greets(port: int, greeting: bytes) -> bool:
    """Whether what listens on the port begins with these octets; empty: whether anything listens."""
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    try:
        return await reader.readexactly(len(greeting)) == greeting
    except (asyncio.IncompleteReadError, ConnectionError):
        return False
    finally:
        writer.close()
