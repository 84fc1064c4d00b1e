# SPDX-License-Identifier: Apache-2.0
"""The page of docs/softphone.md, served under our Content-Security-Policy, and an agent in front of it."""

import base64
import hashlib
import hmac
import mimetypes
import os
import re
import time

from loopback import LoopbackHandler, LoopbackServer
from playwright.sync_api import Page, expect
from running import ROOT

PATIENCE = 15_000
VOICE_HERTZ, CALLER_HERTZ = 1000, 500
FOLDERS = {"static": ROOT / "Sources" / "Web" / "Static", "assets": ROOT / ".vendor" / "assets"}
EXAMPLE = re.compile(r"```html\n(.+?)```", re.DOTALL)
FRAME = """<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>话机</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="/static/mark.svg">
<link rel="stylesheet" href="/assets/tabler.min.css"><link rel="stylesheet" href="/static/hotline.css"><main><h1>话机</h1>"""
OTHER = """<!doctype html><html lang="zh-CN"><title>工单</title><link rel="icon" href="/static/mark.svg">
<script type="module" src="/static/softphone-remote.js"></script>
<button data-softphone-do="answer">接听</button><button data-softphone-do="hangUp">挂断</button>"""
POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; connect-src 'self' {url}"


def token(secret: str, seconds: int = 3600) -> str:
    """What janus takes for so long; docs/softphone.md says how it is made."""
    text = f"{int(time.time()) + seconds},janus,janus.plugin.sip"
    signature = hmac.digest(secret.encode(), text.encode(), hashlib.sha1)
    return f"{text}:{base64.b64encode(signature).decode()}"


class SoftphonePages:
    """`address` is the page; a seat and what else differs from test to test are in its query."""

    def __init__(self, gateway: dict[str, str]):
        self.gateway = gateway
        self.secrets = dict(pair.split(":") for pair in gateway["HOTLINE_TEST_SOFTPHONE_SEATS"].split(","))
        self.example = EXAMPLE.search((ROOT / "docs" / "softphone.md").read_text())[1]
        self.pages = [OTHER]
        self._server = LoopbackServer(self._handler())
        self.other_page = f"{self._server.address}/pages/0"

    def address(self, seat: str, **changes: str) -> str:
        """Of a page with these attributes, and otherwise right ones."""
        right = {
            "url": self.gateway["HOTLINE_TEST_SOFTPHONE_URL"],
            "proxy": self.gateway["HOTLINE_TEST_SOFTPHONE_PROXY"],
            "token": token(self.gateway["HOTLINE_TEST_SOFTPHONE_TOKEN_SECRET"]),
            "secret": self.secrets.get(seat, ""),
            "seat": seat,
        }
        text = self.example
        for name, value in (right | changes).items():
            text = re.sub(rf'data-{name}="[^"]*"', f'data-{name}="{value}"', text, count=1)
        self.pages.append(FRAME + text)
        return f"{self._server.address}/pages/{len(self.pages) - 1}"

    def close(self) -> None:
        self._server.close()

    def _handler(self) -> type[LoopbackHandler]:
        pages, policy = self.pages, POLICY.format(url=self.gateway["HOTLINE_TEST_SOFTPHONE_URL"])

        class Handler(LoopbackHandler):
            def end_headers(self) -> None:
                self.send_header("Content-Security-Policy", policy)
                super().end_headers()

            def do_GET(self) -> None:
                folder, _, name = self.path[1:].partition("/")
                if folder == "pages":
                    self.answer(200, "text/html", pages[int(name)].encode())
                elif folder in FOLDERS and name in os.listdir(FOLDERS[folder]):
                    self.answer(200, mimetypes.guess_type(name)[0], (FOLDERS[folder] / name).read_bytes())
                else:
                    self.answer(404, "text/plain", b"")

        return Handler


class Agent:
    """Who sits before the page; `complaints` is what the browser wrote into its console."""

    def __init__(self, page: Page, address: str):
        self.page = page
        self.complaints: list[str] = []
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(address)
        self.telephone = page.locator("hotline-softphone")

    def reads(self, words: str) -> None:
        expect(self.telephone).to_contain_text(words)

    def sees(self, **state: str) -> None:
        """`line`, `call` and `muted` as the element has them."""
        for name, value in state.items():
            expect(self.telephone).to_have_attribute(f"data-{name}", value)

    def button(self, name: str):
        return self.page.get_by_role("button", name=name, exact=True)

    def presses(self, name: str) -> None:
        self.button(name).click()

    def exchange_sound(self, seconds: float) -> None:
        """Waits until the browser has sent and received so much more of it."""
        assert self.page.evaluate(
            """async ([octets, milliseconds]) => {
                const telephone = document.querySelector("hotline-softphone");
                const count = async () => {
                    const stats = [...(await telephone.stats()).values()];
                    const way = (name) => stats.find((each) => each.type === `${name}-rtp`);
                    const isHeard = way("inbound")?.totalAudioEnergy > 0.01;
                    return isHeard ? Math.min(way("outbound")?.bytesSent ?? 0, way("inbound").bytesReceived) : 0;
                };
                const deadline = performance.now() + milliseconds;
                const before = await count();
                while (performance.now() < deadline) {
                    if (await count() > before + octets) return true;
                    await new Promise(requestAnimationFrame);
                }
                return false;
            }""",
            [8000 * seconds, PATIENCE],
        ), "no sound"


def hang_up_all(manager):
    """Callers whose telephone has died would wait for ever."""
    for channel in manager.list("CoreShowChannels")[:-1]:
        manager.act("Hangup", Channel=channel["Channel"])
