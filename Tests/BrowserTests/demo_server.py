# SPDX-License-Identifier: Apache-2.0
"""The program under test: one process that serves a city from a store of its own."""

import os
import re
import subprocess
import threading
from pathlib import Path

READY = re.compile(r"listening on (http://\S+)")


class DemoServer:
    """Starts a command that prints `listening on http://…` once it serves, and stops it with SIGTERM.

    `settings` are those of hotline.yaml, as the environment says them.
    `address` is the printed address without a slash at its end; `printed` holds the lines of standard output so far,
    the demo logins among them; standard error goes to the file `log`.
    """

    def __init__(self, command: list[str], log: Path, settings: dict[str, str] | None = None):
        self.printed: list[str] = []
        self.address: str | None = None
        self.log = log
        self._started = threading.Event()
        self._process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log.open("w"), text=True,
            env={**os.environ, **(settings or {})},
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def wait_until_ready(self, seconds: float) -> "DemoServer":
        """Raises RuntimeError with what the program printed if it ended, or did not serve within `seconds`."""
        self._started.wait(seconds)
        if self.address is None:
            self.stop()
            raise RuntimeError("\n".join(["the server did not start", *self.printed, self.log.read_text()]))
        return self

    def stop(self) -> int:
        """Ends the program as an operator would; its exit status, −9 if it had to be killed after 20 s."""
        self._process.terminate()
        try:
            return self._process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()
        finally:
            self._reader.join()

    def _read(self):
        for line in self._process.stdout:
            self.printed.append(line.rstrip("\n"))
            if self.address is None and (ready := READY.search(line)):
                self.address = ready[1].rstrip("/")
                self._started.set()
        self._started.set()
