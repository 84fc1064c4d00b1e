# SPDX-License-Identifier: Apache-2.0
"""Clients of the manager interface: those who do it right, those who do not, and those who do not listen."""

import hashlib
import random
import socket

import pytest

SMALL_BACKLOG = "[manager]\nbacklog = 65536\nlogin_seconds = 1\n"


class RawClient:
    """Sends and receives bytes."""

    def __init__(self, exchange):
        host, port = exchange.ami.split(":")
        self.socket = socket.create_connection((host, int(port)), 10)
        self.file = self.socket.makefile("rb")
        self.banner = self.file.readline()

    def ask(self, *lines):
        """The answer, as a dictionary."""
        self.socket.sendall("".join(f"{line}\r\n" for line in [*lines, ""]).encode())
        return self.answer()

    def answer(self):
        lines = iter(lambda: self.file.readline().decode().rstrip("\r\n"), "")
        return dict(line.split(": ", 1) for line in lines)

    def is_disconnected(self):
        try:
            return self.file.read() is not None
        except ConnectionResetError:
            return True

    def close(self):
        self.file.close()
        self.socket.close()


@pytest.fixture
def raw():
    clients = []

    def connect(exchange):
        clients.append(RawClient(exchange))
        return clients[-1]

    yield connect
    for client in clients:
        client.close()


def test_a_client_logs_in_with_a_challenge(exchange, raw):
    client = raw(exchange())

    challenge = client.ask("Action: Challenge", "AuthType: MD5")["Challenge"]
    key = hashlib.md5((challenge + "hotlinepw").encode()).hexdigest()
    answer = client.ask("Action: Login", "ActionID: a", "AuthType: MD5", "Username: hotline", f"Key: {key}")

    assert client.banner == b"Asterisk Call Manager/11.0.0\r\n"
    assert answer == {"Response": "Success", "ActionID": "a", "Message": "Authentication accepted"}


@pytest.mark.parametrize("wrong", ["Secret: wrong", "Key: 0\r\nAuthType: MD5"])
def test_a_client_with_a_wrong_secret_is_sent_away(exchange, raw, wrong):
    client = raw(exchange())

    assert client.ask("Action: Login", "Username: hotline", wrong)["Message"] == "Authentication failed"
    assert client.is_disconnected()


def test_nothing_is_done_before_the_login_and_it_must_come_in_time(exchange, raw):
    client = raw(exchange(configuration=SMALL_BACKLOG))

    assert client.ask("Action: Ping", "ActionID: 7") == {
        "Response": "Error",
        "ActionID": "7",
        "Message": "Permission denied",
    }
    assert client.is_disconnected()


def test_a_client_is_told_what_it_asked_wrongly(exchange, manager):
    desk = manager(exchange())

    def message(action, **fields):
        answer = desk.act(action, **fields)
        assert answer["Response"] == "Error"
        return answer["Message"]

    assert message("Fly") == "Invalid/unknown command: Fly. Use Action: ListCommands to show available commands."
    assert message("") == "Missing action in request"
    assert message("Hangup", Channel="PJSIP/none-1") == "No such channel"
    assert message("Redirect") == "No channel specified"
    assert message("QueueAdd", Queue="none", Interface="PJSIP/1") == "Unable to add interface to queue: No such queue"
    assert message("QueueRemove", Queue="hotline", Interface="PJSIP/1") == "Unable to remove interface: Not there"
    assert message("QueuePause", Interface="PJSIP/1", Paused="1") == "Interface not found"
    assert message("Originate", Channel="PJSIP/8001", Context="nowhere", Exten="1") == "Extension does not exist."
    assert message("Originate", Channel="PJSIP/8001", Context="survey", Exten="s", Timeout="x") == "Invalid timeout"


def test_lists_begin_and_end_as_asterisks_do(exchange, manager):
    desk = manager(exchange("--seat", "8001"))
    desk.act("QueueAdd", Queue="hotline", Interface="PJSIP/8001", MemberName="Wang")

    queue, member, end = desk.list("QueueStatus")

    assert (queue["Event"], member["Event"], end["Event"]) == ("QueueParams", "QueueMember", "QueueStatusComplete")
    assert (member["Name"], member["Location"], member["Status"]) == ("Wang", "PJSIP/8001", "1")
    assert end["ListItems"] == "2"
    assert desk.act("QueueRemove", Queue="hotline", Interface="PJSIP/8001")["Message"] == "Removed interface from queue"
    desk.wait("QueueMemberRemoved", MemberName="Wang")


def test_a_client_is_told_the_events_that_it_chose(exchange, manager):
    pbx = exchange()
    all_events, users, none = manager(pbx), manager(pbx, events="user,agent"), manager(pbx, events="off")

    all_events.act("UserEvent", UserEvent="Note", Text="a\tb", Other="c")
    told = users.wait("UserEvent", UserEvent="Note", Text="a\tb", Other="c")
    assert none.act("Events", EventMask="on")["Events"] == "On"
    all_events.act("UserEvent", UserEvent="Second")
    none.wait("UserEvent", UserEvent="Second")

    assert told["Privilege"] == "user,all"
    assert [event["UserEvent"] for event in none.events] == ["Second"]
    assert users.events[0]["Event"] == "UserEvent"


def test_a_client_cannot_forge_headers(exchange, manager, raw):
    pbx = exchange()
    desk = manager(pbx)
    client = raw(pbx)
    client.ask("Action: Login", "Username: hotline", "Secret: hotlinepw", "Events: off")

    client.ask("Action: UserEvent", "UserEvent: Note", "Text: a\rEvent: Hangup")

    assert desk.wait("UserEvent", UserEvent="Note")["Text"] == "a Event: Hangup"


def test_a_client_that_does_not_read_is_disconnected_and_others_are_served(exchange, manager, raw):
    pbx = exchange(configuration=SMALL_BACKLOG)
    desk = manager(pbx, events="off")
    deaf = raw(pbx)
    deaf.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    deaf.ask("Action: Login", "Username: hotline", "Secret: hotlinepw", "Events: on")

    filler = [(f"Filler{number}", "x" * 900) for number in range(100)]
    for _ in range(120):
        desk.act("UserEvent", *filler, UserEvent="Much")

    assert deaf.is_disconnected()
    assert desk.act("Ping")["Ping"] == "Pong"


def test_garbage_harms_nobody(exchange, manager, raw):
    pbx = exchange()
    desk = manager(pbx)
    noise = random.Random(12345)

    for _ in range(20):
        client = raw(pbx)
        client.socket.sendall(noise.randbytes(noise.randrange(1, 5000)))
        client.socket.sendall(b"\r\n\r\n" + b"Action: Ping\r\n" * 300 + b"\r\n" + b"x" * 10_000 + b"\r\n\r\n")
        client.close()
    client = raw(pbx)
    client.socket.sendall(b"y" * 10_000 + b"\r\n\r\n")

    assert client.answer()["Message"] == "Failed to parse message: line too long"
    assert desk.act("Ping")["Ping"] == "Pong"


def test_fifty_clients_are_told_the_same(exchange, manager):
    pbx = exchange()
    desks = [manager(pbx) for _ in range(50)]

    desks[0].act("UserEvent", UserEvent="Note")

    for desk in desks:
        desk.wait("UserEvent", UserEvent="Note")
    assert desks[0].act("Logoff")["Response"] == "Goodbye"
    desks[0].wait_closed()
