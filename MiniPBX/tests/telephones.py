# SPDX-License-Identifier: Apache-2.0
"""Telephones that are called: sipp, as somebody who answers and talks, echoes, does not answer, or hangs up."""

import socket
import subprocess
import time
from pathlib import Path

from minipbx.callers import alaw_tone

SCENARIOS = Path(__file__).parent / "scenarios"


class Telephone:
    """At `uri`. Each scenario is a file: see there what it does. It says a tone of `hertz` over and over."""

    def __init__(self, scenario: str, folder: Path, user: str = "8001", hertz: int = 800):
        port, media = _free_port(), _free_port()
        self.uri = f"sip:{user}@127.0.0.1:{port}"
        self.address = f"sip:127.0.0.1:{port}"
        own = folder / f"telephone-{port}"
        own.mkdir()
        (own / "voice.al").write_bytes(alaw_tone(hertz))
        echo = ["-rtp_echo"] if scenario == "echoes" else []
        self._log = (own / "sipp.log").open("w")
        self._process = subprocess.Popen(
            [
                *("sipp", "-sf", str(SCENARIOS / f"{scenario}.xml"), *echo, "-i", "127.0.0.1", "-p", str(port)),
                *("-mp", str(media), "-nostdin", "-trace_err"),
            ],
            cwd=own,
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=subprocess.STDOUT,
        )
        self._wait_listening(port)

    def put_away(self) -> None:
        self._process.kill()
        self._process.wait()
        self._log.close()

    def _wait_listening(self, port: int) -> None:
        deadline = time.monotonic() + 10
        while f":{port:04X} " not in Path("/proc/net/udp").read_text():
            assert time.monotonic() < deadline and self._process.poll() is None, "sipp does not listen"
            time.sleep(0.01)


def _free_port() -> int:
    """An even one, as RTP wants it, with the next free as well."""
    while True:
        with (
            socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one,
            socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as two,
        ):
            one.bind(("127.0.0.1", 0))
            port = one.getsockname()[1]
            try:
                two.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            if port % 2 == 0:
                return port
