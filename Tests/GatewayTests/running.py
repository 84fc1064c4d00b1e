# SPDX-License-Identifier: Apache-2.0
"""A gateway that runs as long as its tests, and the HTTP of its control address."""

import json
import signal
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[2]
# Tells its environment, and stays until it is told to go.
HOLDER = "import json, os, signal; print(json.dumps(dict(os.environ)), flush=True); signal.pause()"


class RunningGateway:
    """`environment` is what scripts/with-NAME gives to its command."""

    def __init__(self, name: str):
        command = [str(ROOT / "scripts" / f"with-{name}"), sys.executable, "-c", HOLDER]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"with-{name} ended with status {self._process.wait()}")
        self.environment: dict[str, str] = json.loads(line)

    @property
    def pid(self) -> int:
        return self._process.pid

    def end(self, number: signal.Signals = signal.SIGTERM) -> int:
        self._process.send_signal(number)
        status = self._process.wait(timeout=20)
        self._process.stdout.close()
        return status


class Control:
    """Raises LookupError for 404, ValueError for any other refusal."""

    def __init__(self, address: str):
        self._host = urlsplit(address).netloc

    def get(self, path: str):
        return self.ask("GET", path)

    def post(self, path: str, body=None):
        return self.ask("POST", path, body)

    def ask(self, method: str, path: str, body=None):
        connection = HTTPConnection(self._host, timeout=60)
        try:
            connection.request(method, path, json.dumps(body))
            answer = connection.getresponse()
            said = json.loads(answer.read())
        finally:
            connection.close()
        if answer.status != 200:
            raise (LookupError if answer.status == 404 else ValueError)(said["error"])
        return said
