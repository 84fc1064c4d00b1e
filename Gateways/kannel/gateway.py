# SPDX-License-Identifier: Apache-2.0
"""Kannel between a message centre of our own and whoever sends and receives short messages."""

from __future__ import annotations

import asyncio
from pathlib import Path

from configuration import filled
from control import Control, Request
from kannel.relay import Relay
from programs import IsReady, Program, free_ports, greets
from smsc.centre import Centre
from smsc.inbound import Inbound

USER, PASSWORD = "hotline", "loopback"
CONFIGURATION = Path(__file__).with_name("kannel.conf")
COMBINE_SECONDS = 3


class KannelGateway:
    """bearerbox, smsbox, the centre, the relay and the control address, in `folder`."""

    def __init__(self, folder: Path):
        self._folder = folder
        self._centre = Centre(USER, PASSWORD)
        self._relay = Relay()
        self._admin_port, self._smsbox_port, self._sendsms_port = free_ports(3)
        self._configuration = folder / "kannel.conf"
        self._boxes = {
            "bearerbox": self._box("bearerbox", self._is_bearerbox_ready),
            "smsbox": self._box("smsbox", self._is_smsbox_ready),
        }

    async def start(self) -> dict[str, str]:
        for name in ("store", "receipts"):
            (self._folder / name).mkdir()
        self._configure(smsc_port=await self._centre.listen(), inbound=self._relay.listen())
        for box in self._boxes.values():
            await box.start()
        return {
            "HOTLINE_TEST_KANNEL_SENDSMS": f"http://127.0.0.1:{self._sendsms_port}/cgi-bin/sendsms",
            "HOTLINE_TEST_KANNEL_USER": USER,
            "HOTLINE_TEST_KANNEL_PASSWORD": PASSWORD,
            "HOTLINE_TEST_SMSC": self._control().listen(),
        }

    async def stop(self) -> None:
        for box in reversed(self._boxes.values()):
            await box.stop()
        await self._centre.close()

    def _box(self, name: str, is_ready: IsReady) -> Program:
        command = [f"/usr/sbin/{name}", "-v", "1", str(self._configuration)]
        return Program(command, self._folder / f"{name}.log", is_ready)

    def _configure(self, smsc_port: int, inbound: str) -> None:
        text = filled(
            CONFIGURATION,
            admin_port=self._admin_port,
            smsbox_port=self._smsbox_port,
            sendsms_port=self._sendsms_port,
            smsc_port=smsc_port,
            inbound=inbound,
            user=USER,
            password=PASSWORD,
            folder=self._folder,
            combine_seconds=COMBINE_SECONDS,
        )
        self._configuration.write_text(text)

    async def _is_bearerbox_ready(self) -> bool:
        return self._centre.bound > 0 and await greets(self._admin_port, b"")

    async def _is_smsbox_ready(self) -> bool:
        return await greets(self._sendsms_port, b"")

    # What the control address offers.

    def _control(self) -> Control:
        control = Control()
        control.on("GET", "/", self._describe)
        control.on("POST", "/inbound", self._send_inbound)
        control.on("GET", "/messages", self._list_messages)
        control.on("DELETE", "/messages", self._forget_messages)
        control.on("PATCH", "/faults", self._change_faults)
        control.on("POST", "/links/cut", self._cut_links)
        control.on("POST", "/links/raw", self._send_raw)
        control.on("PUT", "/routes/{number}", self._add_route)
        control.on("DELETE", "/routes/{number}", self._remove_route)
        control.on("POST", "/programs/{name}/kill", self._kill)
        control.on("POST", "/programs/{name}/start", self._start)
        return control

    async def _describe(self, _: Request) -> object:
        return {
            "links": self._centre.bound,
            "submitted": len(self._centre.outbox.submissions),
            "receiptsDue": self._centre.receipts_due,
            "faults": vars(self._centre.faults),
            "routes": self._relay.routes,
            "programs": {name: box.is_running for name, box in self._boxes.items()},
            "folder": str(self._folder),
        }

    async def _send_inbound(self, request: Request) -> object:
        """One message or a list; answers once the gateway has answered for each part."""
        wanted = request.body if isinstance(request.body, list) else [request.body]
        parts = [Inbound.read(one).messages() for one in wanted]
        return {"statuses": await asyncio.gather(*map(self._centre.deliver, parts))}

    async def _list_messages(self, request: Request) -> object:
        return self._centre.outbox.messages(request.query.get("from", ""), request.query.get("to", ""))

    async def _forget_messages(self, _: Request) -> object:
        self._centre.outbox.clear()
        return {}

    async def _change_faults(self, request: Request) -> object:
        self._centre.change_faults(dict(request.body))
        return vars(self._centre.faults)

    async def _cut_links(self, _: Request) -> object:
        return {"cut": self._centre.cut_links()}

    async def _send_raw(self, request: Request) -> object:
        self._centre.send_raw(bytes.fromhex(str(request.value("hex"))))
        return {}

    async def _add_route(self, request: Request) -> object:
        self._relay.routes[request.names["number"]] = str(request.value("url"))
        return self._relay.routes

    async def _remove_route(self, request: Request) -> object:
        del self._relay.routes[request.names["number"]]
        return self._relay.routes

    async def _kill(self, request: Request) -> object:
        await self._boxes[request.names["name"]].stop()
        return {}

    async def _start(self, request: Request) -> object:
        """Answers once all boxes are ready. An smsbox that lost its bearerbox is ending, if slowly: it begins anew."""
        if request.names["name"] == "bearerbox":
            await self._boxes["smsbox"].stop()
        for box in self._boxes.values():
            await box.start()
        return {}
