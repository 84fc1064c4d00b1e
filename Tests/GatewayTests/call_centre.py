# SPDX-License-Identifier: Apache-2.0
"""A call centre of its own: the mini-PBX, the program linked with it, and agents who can sign in."""

import json
import re
from pathlib import Path
from typing import NamedTuple

from exchange_process import ExchangeProcess
from hotline import Hotline, awake_site
from manager import Manager
from seated import Session
from wire import Wire

AGENT = """
  - login: {login}
    name: {{ zh: 演示{login}, en: Agent {login} }}
    role: agent
    unit: centre
"""


class Post(NamedTuple):
    """An agent and the seat that is theirs."""

    login: str
    seat: str


class CallCentre:
    """`posts` are so many; `wire` is the line between program and exchange, `witness` a manager that hears all."""

    def __init__(self, folder: Path, seats: int = 4, trunk: str = "", configuration: str = ""):
        self.posts = [Post(f"seat{8001 + place}", str(8001 + place)) for place in range(seats)]
        options = [f"--seat={post.seat}" for post in self.posts] + ([f"--trunk={trunk}"] if trunk else [])
        self.exchange = ExchangeProcess(folder, configuration, *options)
        self.recordings = self.exchange.recordings
        self.recordings.mkdir(exist_ok=True)
        self.wire = Wire(self.exchange.ami)
        self.witness = Manager(self.exchange.ami)
        host, port = self.wire.address.split(":")
        settings = {
            "HOTLINE_PHONE_EXCHANGE": "asterisk",
            "HOTLINE_PHONE_HOST": host,
            "HOTLINE_PHONE_PORT": port,
            "HOTLINE_PHONE_USER": "hotline",
            "HOTLINE_PHONE_SECRET": "hotlinepw",
            "HOTLINE_PHONE_RECORDINGS": str(self.recordings),
        }
        self._sessions: dict[str, Session] = {}
        self.hotline = Hotline(folder, settings, site=staffed_site(folder, self.posts))

    def calls(self) -> list[dict]:
        """The records of all calls, oldest first, each with the store's `agent` and `outcome`."""
        rows = self.hotline.asks("SELECT record, agent, outcome FROM calls ORDER BY began_at")
        return [json.loads(record) | {"agent": agent, "outcome": outcome} for record, agent, outcome in rows]

    def session(self, login: str) -> Session:
        """Signs in once."""
        if login not in self._sessions:
            self._sessions[login] = Session(self.hotline.address, login)
        return self._sessions[login]

    def restart(self):
        """As after a power cut."""
        self.hotline.kill()
        self.hotline.start()

    def close(self):
        self.witness.close()
        statuses = self.hotline.stop(), self.exchange.stop()
        self.wire.close()
        assert statuses == (0, 0), self.exchange.log()


def staffed_site(folder: Path, posts: list[Post]) -> Path:
    """The example city with an agent for each seat."""
    site = awake_site(folder)
    telephone = site / "telephone.yaml"
    seats = json.dumps([post.seat for post in posts])
    telephone.write_text(re.sub(r"(?m)^seats: .*$", f"seats: {seats}", telephone.read_text()))
    with (site / "staff.yaml").open("a") as staff:
        staff.writelines(AGENT.format(login=post.login) for post in posts)
    return site
