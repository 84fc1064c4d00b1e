# SPDX-License-Identifier: Apache-2.0
"""What goes on behind a test's back: requests filed and steps taken over HTTP, quickly, without a browser."""

import re
from time import monotonic, sleep
from typing import NamedTuple

SESSION_COOKIE = "hotline_session"
CASE_COOKIE = "case"
PASSWORD = "hotline-demo"

LOOKS = 500  # each takes some milliseconds
RECOGNITION = 180  # seconds for two pages on a busy machine
PAUSE = 0.5


class CaseKey(NamedTuple):
    """What a citizen holds in their hand."""

    number: str
    code: str


class Office:
    """The rest of the city, for tests whose subject is something else."""

    def __init__(self, playwright, address: str):
        self._playwright, self._address = playwright, address
        self._desks = {}

    def file(self, narrative: str, **fields: str) -> CaseKey:
        """A citizen's request; `fields` as the form names them."""
        citizen = self._playwright.request.new_context(base_url=self._address)
        form = {"kind": "complaint", "narrative": narrative, "address": "樊城区人民路小区", **fields}
        assert citizen.post("/file", form=form).ok
        key = CaseKey(*self._cookie(citizen, CASE_COOKIE)["value"].split("."))
        citizen.dispose()
        return key

    def does(self, login: str, noun: str, number: str, **fields: str):
        """A step by the person with this login; raises AssertionError if the desk refuses it."""
        page = self.reads(login, number)
        key = re.search(r'name="formKey" value="([^"]*)"', page)[1]
        version = re.search(r'name="version" value="([^"]*)"', page)[1]
        form = {"formKey": key, "version": version, **fields}
        answer = self._desk(login).post(f"/staff/tickets/{number}/{noun}", form=form, max_redirects=0)
        assert answer.status == 303, f"{login} {noun} {number}: {answer.status}\n{answer.text()}"

    def sends_letter(self, login: str, pdf: bytes) -> str:
        """A scan, whose number this is once it is recognised."""
        desk = self._desk(login)
        key = re.search(r'name="formKey" value="([^"]*)"', desk.get("/staff/letters").text())[1]
        file = {"name": "来信.pdf", "mimeType": "application/pdf", "buffer": pdf}
        answer = desk.post("/staff/letters", multipart={"formKey": key, "files": file}, max_redirects=0)
        assert answer.status == 303, f"{answer.status}\n{answer.text()}"
        path = answer.headers["location"]
        deadline = monotonic() + RECOGNITION
        while 'name="narrative"' not in desk.get(path).text():
            assert monotonic() < deadline, "the letter was not recognised"
            sleep(PAUSE)
        return path.rsplit("/", 1)[1]

    def begins_theme(self, login: str, numbers: list[str]) -> str:
        """A theme project with these tickets and a note, whose id this is."""
        desk = self._desk(login)
        key = re.search(r'name="formKey" value="([^"]*)"', desk.get("/staff/themes").text())[1]
        form = {"formKey": key, "name": "道路破损集中整治", "unit": "urban-management", "goal": "年内修补完毕。"}
        path = desk.post("/staff/themes", form=form, max_redirects=0).headers["location"]
        for version, (noun, field, words) in enumerate(
            [("tickets", "numbers", " ".join(numbers)), ("notes", "note", "已排定施工计划。")], start=1
        ):
            form = {"formKey": key, "version": str(version), field: words}
            answer = desk.post(f"{path}/{noun}", form=form, max_redirects=0)
            assert answer.status == 303, f"{noun}: {answer.status}\n{answer.text()}"
        return path.rsplit("/", 1)[1]

    def reads(self, login: str, number: str) -> str:
        """The page of a ticket as this person gets it."""
        return self._desk(login).get(f"/staff/tickets/{number}").text()

    def invitation(self, key: CaseKey) -> str:
        """The token of the survey, which a follower of the journal makes a moment after the answer."""
        citizen = self._playwright.request.new_context(base_url=self._address)
        for _ in range(LOOKS):
            page = citizen.post("/follow", form={"number": key.number, "code": key.code}).text()
            if link := re.search(r'href="/rate/([^"]+)"', page):
                citizen.dispose()
                return link[1]
        raise AssertionError(f"nobody was invited to rate {key.number}")

    def badge(self, login: str) -> dict:
        """The cookie of a session of this person."""
        cookie = self._cookie(self._desk(login), SESSION_COOKIE)
        return {"name": SESSION_COOKIE, "value": cookie["value"], "url": self._address}

    def case(self, key: CaseKey) -> dict:
        """The cookie by which a citizen's browser remembers their case."""
        return {"name": CASE_COOKIE, "value": f"{key.number}.{key.code}", "url": self._address}

    def close(self):
        for desk in self._desks.values():
            desk.dispose()

    def _desk(self, login: str):
        if login not in self._desks:
            self._desks[login] = self._playwright.request.new_context(base_url=self._address)
            form = {"login": login, "password": PASSWORD, "next": ""}
            assert self._desks[login].post("/staff/sign-in", form=form).ok
        return self._desks[login]

    @staticmethod
    def _cookie(desk, name: str) -> dict:
        return next(cookie for cookie in desk.storage_state()["cookies"] if cookie["name"] == name)
