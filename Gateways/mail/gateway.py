# SPDX-License-Identifier: Apache-2.0
"""A mail server: exim takes mail over SMTP and puts it into mailboxes, dovecot serves these over IMAP."""

from __future__ import annotations

import asyncio
import base64
import grp
import os
import pwd
import shutil
from pathlib import Path

from configuration import filled
from control import Control, Request
from mail.certificate import make_certificate
from mail.mailboxes import Mailboxes
from programs import PROMPT, IsReady, Program, free_ports, greets

PASSWORD = "loopback"
DOMAIN = "hotline.test"
MAILBOXES = ("citizen", "mayor", "water", "12345")
CONFIGURATIONS = Path(__file__).parent
EXIM = Path("/usr/sbin/exim4")
# exim and dovecot change users when root starts them, which would undo the order to end with us: one user runs both.
OWNER = "Debian-exim" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name


class MailGateway:
    """exim, dovecot, their mailboxes and the control address, in `folder`."""

    def __init__(self, folder: Path):
        self._folder = folder
        self._smtp, self._smtps, self._imap, self._imaps = free_ports(4)
        self._mailboxes = Mailboxes(folder / "mailboxes", OWNER)
        self._programs = {
            "exim": self._program("exim", [str(folder / "exim4"), "-bdf", "-q1s", "-C"], self._is_exim_ready),
            "dovecot": self._program("dovecot", ["/usr/sbin/dovecot", "-F", "-c"], self._is_dovecot_ready),
        }

    async def start(self) -> dict[str, str]:
        self._furnish()
        for program in self._programs.values():
            await program.start()
        return {
            "HOTLINE_TEST_SMTP": f"smtp://127.0.0.1:{self._smtp}",
            "HOTLINE_TEST_SMTPS": f"smtps://127.0.0.1:{self._smtps}",
            "HOTLINE_TEST_IMAP": f"imap://127.0.0.1:{self._imap}",
            "HOTLINE_TEST_IMAPS": f"imaps://127.0.0.1:{self._imaps}",
            "HOTLINE_TEST_MAIL_DOMAIN": DOMAIN,
            "HOTLINE_TEST_MAIL_PASSWORD": PASSWORD,
            "HOTLINE_TEST_MAIL_CA": str(self._folder / "certificate.pem"),
            "HOTLINE_TEST_MAIL": self._control().listen(),
        }

    async def stop(self) -> None:
        for program in self._programs.values():
            await program.stop()

    def _program(self, name: str, command: list[str], is_ready: IsReady) -> Program:
        """The command ends with the option that its configuration follows."""
        owner = OWNER if os.geteuid() == 0 else None
        return Program([*command, str(self._configuration(name))], self._folder / f"{name}.log", is_ready, owner)

    def _configuration(self, name: str) -> Path:
        return self._folder / f"{name}.conf"

    def _furnish(self) -> None:
        """Everything that the two find when they start."""
        # A copy has no set-user-ID bit, so the kernel's order to end it with us is not forgotten.
        shutil.copy(EXIM, self._folder / "exim4")
        make_certificate(self._folder / "certificate.pem", self._folder / "key.pem")
        for name in ("exim", "dovecot"):
            self._configuration(name).write_text(self._filled(name))
        for name in ("spool", "mailboxes", "dovecot"):
            (self._folder / name).mkdir()
        for path in (self._folder, *self._folder.iterdir()):
            shutil.chown(path, OWNER)
        self._folder.parent.chmod(0o711)
        for name in MAILBOXES:
            self._mailboxes.add(name)

    def _filled(self, name: str) -> str:
        return filled(
            CONFIGURATIONS / f"{name}.conf",
            folder=self._folder,
            owner=OWNER,
            group=grp.getgrgid(pwd.getpwnam(OWNER).pw_gid).gr_name,
            password=PASSWORD,
            smtp_port=self._smtp,
            smtps_port=self._smtps,
            imap_port=self._imap,
            imaps_port=self._imaps,
        )

    async def _is_exim_ready(self) -> bool:
        return await greets(self._smtp, b"220 ")

    async def _is_dovecot_ready(self) -> bool:
        return await greets(self._imap, b"* OK")

    # What the control address offers.

    def _control(self) -> Control:
        control = Control()
        control.on("GET", "/", self._describe)
        control.on("PUT", "/mailboxes/{name}", self._add_mailbox)
        control.on("GET", "/mailboxes/{name}/messages", self._list_messages)
        control.on("POST", "/mailboxes/{name}/messages", self._put_message)
        control.on("POST", "/programs/{name}/kill", self._kill)
        control.on("POST", "/programs/{name}/start", self._start)
        return control

    async def _describe(self, _: Request) -> object:
        running = {name: program.is_running for name, program in self._programs.items()}
        return {"programs": running, "folder": str(self._folder)}

    async def _add_mailbox(self, request: Request) -> object:
        self._mailboxes.add(request.names["name"])
        return {}

    async def _list_messages(self, request: Request) -> object:
        """In base64, once there are as many as `atLeast` says."""
        wanted = int(request.query.get("atLeast", 0))
        while len(messages := self._mailboxes.messages(request.names["name"])) < wanted:
            await asyncio.sleep(PROMPT)
        return [base64.b64encode(message).decode() for message in messages]

    async def _put_message(self, request: Request) -> object:
        self._mailboxes.put(request.names["name"], base64.b64decode(str(request.value("base64"))))
        return {}

    async def _kill(self, request: Request) -> object:
        await self._programs[request.names["name"]].stop()
        return {}

    async def _start(self, request: Request) -> object:
        await self._programs[request.names["name"]].start()
        return {}
