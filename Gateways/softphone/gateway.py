# SPDX-License-Identifier: Apache-2.0
"""janus and kamailio between a softphone in the browser and the mini-PBX."""

from __future__ import annotations

import asyncio
import hashlib
import socket
import sysconfig
from pathlib import Path

from configuration import filled
from control import Control, Request
from programs import PORTS, IsReady, Program, free_ports, greets

HOST = "127.0.0.1"
SECRETS = {seat: f"loopback-{seat}" for seat in ("8001", "8002", "8003")}
TOKEN_SECRET = "loopback-tokens-of-the-tests"
MANAGER_SECRET = "loopback-manager"
CONFIGURATIONS = Path(__file__).parent
MINI_PBX = CONFIGURATIONS.parents[1] / "scripts" / "mini-pbx"
# Debian's folder for libraries, by the machine's name.
LIBRARIES = Path("/usr/lib", sysconfig.get_config_var("MULTIARCH"))
ASKED = b"\r\n".join(
    (
        b"OPTIONS sip:ready@127.0.0.1 SIP/2.0",
        b"Via: SIP/2.0/UDP 127.0.0.1:%d;branch=z9hG4bKready",
        b"From: <sip:ready@127.0.0.1>;tag=ready",
        b"To: <sip:ready@127.0.0.1>",
        b"Call-ID: ready",
        b"CSeq: 1 OPTIONS",
        b"Max-Forwards: 10",
        b"Content-Length: 0\r\n\r\n",
    )
)


class SoftphoneGateway:
    """janus, kamailio, the mini-PBX and the control address, in `folder`."""

    def __init__(self, folder: Path):
        self._folder = folder
        self._janus_port, self._sip_port, self._exchange_port, self._manager_port = free_ports(4)
        janus = ["/usr/bin/janus", "--disable-colors", f"--configs-folder={folder / 'janus'}"]
        kamailio = ["/usr/sbin/kamailio", "-DD", "-E", "-Y", str(folder), "-f", str(folder / "kamailio.cfg")]
        self._programs = {
            "kamailio": self._program("kamailio", kamailio, self._is_kamailio_ready, last_signal="TERM"),
            "janus": self._program("janus", janus, self._is_janus_ready),
            "exchange": self._program("exchange", self._exchange(), self._is_exchange_ready),
        }

    async def start(self) -> dict[str, str]:
        self._furnish()
        for program in self._programs.values():
            await program.start()
        return {
            "HOTLINE_TEST_SOFTPHONE_URL": f"ws://{HOST}:{self._janus_port}/janus",
            "HOTLINE_TEST_SOFTPHONE_PROXY": f"sip:{HOST}:{self._sip_port}",
            "HOTLINE_TEST_SOFTPHONE_SEATS": ",".join(f"{seat}:{secret}" for seat, secret in SECRETS.items()),
            "HOTLINE_TEST_SOFTPHONE_TOKEN_SECRET": TOKEN_SECRET,
            "HOTLINE_TEST_EXCHANGE_SIP": f"{HOST}:{self._exchange_port}",
            "HOTLINE_TEST_EXCHANGE_AMI": f"{HOST}:{self._manager_port}",
            "HOTLINE_TEST_EXCHANGE_SECRET": MANAGER_SECRET,
            "HOTLINE_TEST_SOFTPHONE": self._control().listen(),
        }

    async def stop(self) -> None:
        for program in reversed(self._programs.values()):
            await program.stop()

    def _program(self, name: str, command: list[str], is_ready: IsReady, last_signal: str = "KILL") -> Program:
        return Program(command, self._folder / f"{name}.log", is_ready, last_signal=last_signal)

    def _exchange(self) -> list[str]:
        """The seats that a softphone signs in for are called where kamailio is."""
        seats = [f"--seat={seat}=sip:{seat}@{HOST}:{self._sip_port}" for seat in SECRETS]
        listen = [f"--sip={HOST}:{self._exchange_port}", f"--ami={HOST}:{self._manager_port}"]
        keep = [f"--recordings={self._folder / 'recordings'}", f"--secret={MANAGER_SECRET}"]
        # What the SIP stack puts into temporary files goes with the folder.
        return ["/usr/bin/env", f"TMPDIR={self._folder}", str(MINI_PBX), *listen, *keep, *seats]

    def _furnish(self) -> None:
        """Everything that the programs find when they start."""
        (self._folder / "janus").mkdir()
        self._configure("kamailio.cfg", self._folder)
        for name in ("janus.jcfg", "janus.plugin.sip.jcfg", "janus.transport.websockets.jcfg"):
            self._configure(name, self._folder / "janus")
        seats = (f'$sht(seats=>{seat}) = "{ha1(seat, secret)}";\n' for seat, secret in SECRETS.items())
        (self._folder / "seats.cfg").write_text("".join(seats))

    def _configure(self, name: str, folder: Path) -> None:
        text = filled(
            CONFIGURATIONS / name,
            folder=self._folder,
            host=HOST,
            sip_port=self._sip_port,
            janus_port=self._janus_port,
            exchange_host=HOST,
            exchange_port=self._exchange_port,
            kamailio_modules=LIBRARIES / "kamailio" / "modules",
            janus_libraries=LIBRARIES / "janus",
            token_secret=TOKEN_SECRET,
            first_media_port=PORTS.start,
            last_media_port=PORTS.stop - 1,
        )
        (folder / name).write_text(text)

    async def _is_kamailio_ready(self) -> bool:
        return await asyncio.to_thread(answers_sip, self._sip_port)

    async def _is_janus_ready(self) -> bool:
        return await greets(self._janus_port, b"")

    async def _is_exchange_ready(self) -> bool:
        return await greets(self._manager_port, b"Asterisk Call Manager")

    # What the control address offers.

    def _control(self) -> Control:
        control = Control()
        control.on("GET", "/", self._describe)
        control.on("POST", "/programs/{name}/kill", self._kill)
        control.on("POST", "/programs/{name}/start", self._start)
        return control

    async def _describe(self, _: Request) -> object:
        running = {name: program.is_running for name, program in self._programs.items()}
        return {"programs": running, "folder": str(self._folder)}

    async def _kill(self, request: Request) -> object:
        await self._programs[request.names["name"]].stop()
        return {}

    async def _start(self, request: Request) -> object:
        await self._programs[request.names["name"]].start()
        return {}


def ha1(seat: str, secret: str) -> str:
    """What digest authentication knows of a secret (RFC 7616), in MD5 as telephones still speak it."""
    return hashlib.md5(f"{seat}:hotline:{secret}".encode(), usedforsecurity=False).hexdigest()


def answers_sip(port: int) -> bool:
    """Whether a SIP server answers on the port, asked once."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.settimeout(0.2)
        asking.bind((HOST, 0))
        asking.connect((HOST, port))
        try:
            asking.send(ASKED % asking.getsockname()[1])
            return asking.recv(4096).startswith(b"SIP/2.0 ")
        except OSError:
            return False
