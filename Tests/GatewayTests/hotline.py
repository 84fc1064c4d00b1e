# SPDX-License-Identifier: Apache-2.0
"""The program under test, with a store of its own, on a port that it keeps when it is killed and started again."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from socket import socket

from running import ROOT

PROGRAM = ROOT / ".build" / "debug" / "hotline"


class Hotline:
    """`settings` are those of hotline.yaml, as the environment says them.

    With a `site`, a folder of documents, all its staff can sign in, with the password of the demo.
    """

    def __init__(self, folder: Path, settings: dict[str, str], site: Path | None = None):
        self._store = folder / "hotline.sqlite"
        self._log = (folder / "log").open("w")
        with closing(socket()) as free:
            free.bind(("127.0.0.1", 0))
            self._host = f"127.0.0.1:{free.getsockname()[1]}"
        self.address = f"http://{self._host}"
        self._environment = {**os.environ, **settings, "HOTLINE_LISTEN": self._host, "HOTLINE_PUBLIC_URL": self.address}
        if site:
            self._serve = ["demo", "--empty", "--site", str(site)]
        else:
            self._serve = ["serve"]
            self._run("site", "import", str(awake_site(folder)))
            self.token = self._run("token", "create", "--name", "test", "--role", "agent").strip()
        self.start()

    def start(self):
        command = [PROGRAM, *self._serve, "--database", f"sqlite:{self._store}", "--listen", self._host]
        self._process = subprocess.Popen(
            command, env=self._environment, stdout=subprocess.PIPE, stderr=self._log, text=True
        )
        line = self._process.stdout.readline()
        assert re.match("listening on ", line), line

    def kill(self):
        """As a power cut does."""
        self._process.kill()
        self._process.wait()
        self._process.stdout.close()

    def stop(self) -> int:
        self._process.terminate()
        status = self._process.wait(timeout=30)
        self._process.stdout.close()
        self._log.close()
        return status

    def file(self, number: int, phone: str) -> int:
        """A caller's request over the API; the status."""
        body = {
            "channel": "phone",
            "externalId": f"call-{number}",
            "kind": "help",
            "narrative": f"第 {number} 个来电：想反映一个情况。",
            "citizen": {"phone": phone},
        }
        connection = HTTPConnection(self._host, timeout=30)
        try:
            headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
            connection.request("POST", "/api/v1/tickets", json.dumps(body).encode(), headers)
            answer = connection.getresponse()
            answer.read()
            return answer.status
        finally:
            connection.close()

    def does(self, number: str, noun: str, fields: dict[str, str]) -> None:
        """A step on a ticket over the API, by an agent."""
        connection = HTTPConnection(self._host, timeout=30)
        try:
            headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
            connection.request("POST", f"/api/v1/tickets/{number}/{noun}", json.dumps(fields).encode(), headers)
            answer = connection.getresponse()
            said = answer.read()
            assert answer.status == 200, said
        finally:
            connection.close()

    def asks(self, query: str) -> list[tuple]:
        """What the store has; it is only read."""
        with closing(sqlite3.connect(f"file:{self._store}?mode=ro", uri=True, timeout=30)) as store:
            return store.execute(query).fetchall()

    def verifies(self) -> int:
        return subprocess.run([PROGRAM, "verify", "--database", f"sqlite:{self._store}"], check=False).returncode

    def _run(self, *arguments: str) -> str:
        command = [PROGRAM, *arguments, "--database", f"sqlite:{self._store}"]
        return subprocess.run(command, env=self._environment, check=True, capture_output=True, text=True).stdout


def awake_site(folder: Path) -> Path:
    """The example city without quiet hours, so that tests pass at night, and with surveys at once."""
    site = shutil.copytree(ROOT / "docs" / "example-site", folder / "site")
    notices = site / "notices.yaml"
    notices.write_text(re.sub(r"(?m)^(quietHours|surveyAfterMinutes):.*\n", "", notices.read_text()))
    return site
