# SPDX-License-Identifier: Apache-2.0
"""Staff who work over HTTP as the page in a browser does: they hear what is pushed to it and press its buttons."""

import re
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPException
from time import sleep
from urllib.parse import urlencode, urlsplit

from office import PASSWORD, SESSION_COOKIE

PATIENCE = 30
PAUSE = 0.1
CARD = re.compile(r'data-call="([^"]*)" data-kind="([^"]*)" data-phone="([^"]*)"')
PROBLEM = re.compile(r'class="phone-problem">([^<]*)<')
FORM_KEY = re.compile(r'name="formKey" value="([^"]*)"')
VERSION = re.compile(r'name="version" value="([^"]*)"')


class Session:
    """Somebody who is signed in."""

    def __init__(self, address: str, login: str):
        self._address, self._host, self._key, self._cookies = address, urlsplit(address).netloc, "", {}
        status, _, _ = self.posts("/staff/sign-in", login=login, password=PASSWORD, next="")
        assert status == 303, f"{login} cannot sign in: {status}"
        self._key = FORM_KEY.search(self.gets("/staff")[2].decode())[1]

    def gets(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        return self._ask("GET", path, None, headers)

    def posts(self, path: str, **form: str) -> tuple[int, dict[str, str], bytes]:
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._ask("POST", path, urlencode({"formKey": self._key, **form}), kind)

    def presses(self, path: str, **form: str) -> str:
        """What the telephone's bar says against it; empty where it was done."""
        status, _, body = self.posts(path, **form)
        assert status == 200, f"{path} {form}: {status}"
        problem = PROBLEM.search(body.decode())
        return problem[1] if problem else ""

    def sits(self, seat: str):
        assert self.presses("/staff/phone/seat", seat=seat) == ""

    def files(self, narrative: str, **form: str) -> str:
        """The number of the ticket."""
        status, headers, body = self.posts("/staff/intake", narrative=narrative, **form)
        assert status == 303, body.decode()
        return headers["location"].rsplit("/", 1)[1]

    def does(self, noun: str, number: str, **form: str):
        page = self.gets(f"/staff/tickets/{number}")[2].decode()
        status, _, body = self.posts(f"/staff/tickets/{number}/{noun}", version=VERSION.search(page)[1], **form)
        assert status == 303, body.decode()

    def bars(self, ended: threading.Event) -> Iterator[str]:
        """The telephone's bar, whenever it changes; the line is made again as often as it is lost."""
        while not ended.is_set():
            with suppress(OSError, HTTPException), closing(HTTPConnection(self._host, timeout=PATIENCE)) as line:
                line.request("GET", "/staff/phone/events", headers=self._headers)
                answer = line.getresponse()
                lines = []
                while not ended.is_set() and (text := answer.readline().decode()):
                    if text.startswith("data: "):
                        lines.append(text[6:])
                    elif lines and text == "\n":
                        yield "".join(lines)
                        lines = []
            sleep(PAUSE)

    @property
    def badge(self) -> dict[str, str]:
        """The cookie by which a browser comes in as them."""
        return {"name": SESSION_COOKIE, "value": self._cookies[SESSION_COOKIE], "url": self._address}

    @property
    def _headers(self) -> dict[str, str]:
        return {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}

    def _ask(self, method: str, path: str, body: str | None, headers: dict[str, str]):
        with closing(HTTPConnection(self._host, timeout=PATIENCE)) as connection:
            connection.request(method, path, body, self._headers | headers)
            answer = connection.getresponse()
            for cookie in answer.msg.get_all("Set-Cookie") or []:
                name, _, value = cookie.split(";")[0].partition("=")
                self._cookies[name] = value
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()


class SeatedAgent:
    """Answers whoever rings, writes down what they want, answers it, and has them asked how it was.

    `tickets` are the numbers by call; `problems` all that went wrong.
    """

    def __init__(self, address: str, login: str, seat: str, writes: bool = True):
        self.session, self.seat = Session(address, login), seat
        self.tickets: dict[str, str] = {}
        self.problems: list[str] = []
        self._writes, self._answered = writes, set()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._work, daemon=True)

    def begins(self) -> "SeatedAgent":
        self.session.sits(self.seat)
        self._thread.start()
        return self

    def ends(self):
        self._ended.set()

    def leaves(self):
        """Nobody is at the seat any more."""
        self.ends()
        self.session.presses("/staff/phone/seat", do="leave")

    def _work(self):
        for bar in self.session.bars(self._ended):
            # A server that is killed answers nothing; the next bar shows what is still to be done.
            try:
                self._look_at(bar)
            except (OSError, HTTPException):
                continue
            except Exception as problem:
                self.problems.append(repr(problem))

    def _look_at(self, bar: str):
        for call, kind, phone in CARD.findall(bar):
            if kind == "ringing" and call not in self._answered:
                if not self.session.presses(f"/staff/phone/calls/{call}", do="answer"):
                    self._answered.add(call)
            if kind == "talking" and self._writes and call not in self.tickets:
                self._serve(call, phone)
        if "seat-wrapUp" in bar:
            self.session.presses("/staff/phone/presence", do="ready")

    def _serve(self, call: str, phone: str):
        words = {"kind": "consultation", "phone": phone, "channel": "phone", "call": call}
        number = self.session.files("想问一下这件事应该怎么办。", **words)
        self.tickets[call] = number
        self.session.does("answer", number, reply="请带身份证到市民之家办理。")
        if problem := self.session.presses(f"/staff/phone/calls/{call}", do="survey"):
            self.problems.append(problem)
