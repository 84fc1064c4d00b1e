# SPDX-License-Identifier: Apache-2.0
"""The exchange under test: one process with free ports and a folder of recordings of its own."""

import re
import subprocess
import sys
import threading
from pathlib import Path

READY = re.compile(r"listening on sip:(\S+) ami:(\S+)")
PACKAGE = Path(__file__).parents[1]


class ExchangeProcess:
    """Started when made; `sip` and `ami` are its addresses as HOST:PORT."""

    def __init__(self, folder: Path, configuration: str, *options: str):
        self.recordings = folder / "recordings"
        file = folder / "minipbx.toml"
        file.write_text(configuration)
        self._log = (folder / "minipbx.log").open("w+")
        listen = ["--sip", "127.0.0.1:0", "--ami", "127.0.0.1:0", "--recordings", str(self.recordings)]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "minipbx", *listen, "--config", str(file), *options],
            cwd=PACKAGE,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
        )
        killer = threading.Timer(20, self._process.kill)
        killer.start()
        ready = READY.match(self._process.stdout.readline())
        killer.cancel()
        assert ready, self.log()
        self.sip, self.ami = ready.groups()

    @property
    def pid(self) -> int:
        return self._process.pid

    def log(self) -> str:
        self._log.seek(0)
        return self._log.read()

    def stop(self) -> int:
        """Ends it as an operator would; its exit status, −9 if it had to be killed after 20 s."""
        self._process.terminate()
        try:
            return self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()
        finally:
            self._process.stdout.close()
