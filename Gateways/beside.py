# SPDX-License-Identifier: Apache-2.0
"""Runs a command beside a throw-away gateway, which ends with it."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from programs import DidNotStart

FATAL = (signal.SIGHUP, signal.SIGINT, signal.SIGTERM)
ATTEMPTS = 4


class Gateway(Protocol):
    async def start(self) -> dict[str, str]:
        """What to add to the command's environment, once everything is ready; raises `DidNotStart`."""

    async def stop(self) -> None:
        """Also if it did not start, or only a part of it did."""


MakeGateway = Callable[[Path], Gateway]


def run_beside(name: str, gateway: MakeGateway, command: list[str]) -> int:
    """The command's exit status, or 128 and the number of the signal that ended either.

    `gateway` makes one in a folder of its own.
    """
    if not command:
        print(f"usage: scripts/with-{name} COMMAND [ARGUMENT…]", file=sys.stderr)
        return 2
    try:
        return asyncio.run(_run(name, gateway, command))
    except DidNotStart as error:
        print(error, file=sys.stderr)
        return 1


async def _run(name: str, gateway: MakeGateway, command: list[str]) -> int:
    work = asyncio.ensure_future(_run_in_folder(name, gateway, command))
    received: list[int] = []

    def end(number: int) -> None:
        received.append(number)
        work.cancel()

    for number in FATAL:
        asyncio.get_running_loop().add_signal_handler(number, end, number)
    try:
        return await work
    except asyncio.CancelledError:
        return 128 + received[0]


async def _run_in_folder(name: str, gateway: MakeGateway, command: list[str]) -> int:
    prefix = f"hotline-{name}."
    _remove_abandoned(prefix)
    with tempfile.TemporaryDirectory(prefix=f"{prefix}{os.getpid()}.", ignore_cleanup_errors=True) as folder:
        running, environment = await _start(gateway, Path(folder))
        try:
            return await _run_command(command, {**os.environ, **environment})
        finally:
            await running.stop()


async def _start(gateway: MakeGateway, folder: Path) -> tuple[Gateway, dict[str, str]]:
    """Again with other ports if somebody took one in the meantime."""
    for attempt in range(1, ATTEMPTS + 1):
        place = folder / str(attempt)
        place.mkdir()
        starting = gateway(place)
        try:
            return starting, await starting.start()
        except BaseException as error:
            await starting.stop()
            if not isinstance(error, DidNotStart) or attempt == ATTEMPTS:
                raise
    raise AssertionError("an attempt either starts or raises")


async def _run_command(command: list[str], environment: dict[str, str]) -> int:
    """In a process group of its own, all of which ends when this is cancelled."""
    process = await asyncio.create_subprocess_exec(
        *("setpriv", "--pdeathsig", "TERM", *command),
        stdin=asyncio.subprocess.DEVNULL,
        env=environment,
        process_group=0,
    )
    try:
        status = await process.wait()
        return status if status >= 0 else 128 - status
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        await process.wait()


def _remove_abandoned(prefix: str) -> None:
    """Folders of runs that were killed; their names hold the process that made them."""
    for folder in Path(tempfile.gettempdir()).glob(f"{prefix}*"):
        owner = folder.name.removeprefix(prefix).split(".")[0]
        if not Path("/proc", owner).exists():
            shutil.rmtree(folder, ignore_errors=True)
