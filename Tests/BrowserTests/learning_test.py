# SPDX-License-Identifier: Apache-2.0
"""A proposal that was corrected is learnt from: the next request of its kind is proposed as people corrected it."""

import subprocess

import pytest
from conftest import EXAMPLE_SITE, PROGRAM
from demo_server import DemoServer
from people import Officer
from playwright.sync_api import expect

# What no rule of the example city knows, and to whom its dispatchers send it.
WORDS, MATTER, UNIT, UNIT_NAME = "氢能观光艇", "transport.traffic.parking", "police.traffic", "市公安局交通警察支队"
OTHER_WORDS, OTHER_MATTER, OTHER_UNIT = "无人配送柜", "utilities.water.burst", "water"
LESSONS = 220


@pytest.fixture
def store(tmp_path):
    return f"sqlite:{tmp_path}/hotline.sqlite"


@pytest.fixture
def city(tmp_path, store):
    """A city of its own: what it learns is no other test's business."""
    command = [str(PROGRAM), "demo", "--empty", "--database", store, "--site", str(EXAMPLE_SITE), "--listen", "127.0.0.1:0"]
    server = DemoServer(command, log=tmp_path / "server.log").wait_until_ready(seconds=120)
    yield server
    assert server.stop() == 0, server.log.read_text()


@pytest.fixture
def program(playwright, store, city):
    """A dispatcher's program."""
    create = [str(PROGRAM), "token", "create", "--name", "dispatch", "--role", "dispatcher", "--database", store]
    token = subprocess.run(create, capture_output=True, text=True, check=True).stdout.strip()
    context = playwright.request.new_context(base_url=city.address, extra_http_headers={"Authorization": f"Bearer {token}"})
    yield context
    context.dispose()


def files(program, number: int, words: str) -> str:
    request = {"kind": "complaint", "narrative": f"{words}第{number}号有问题。", "place": {"address": "樊城区江边"}}
    request |= {"channel": "api", "externalId": f"{words}-{number}"}
    answer = program.post("/api/v1/tickets", data=request)
    assert answer.status == 201, answer.text()
    return answer.json()["number"]


def dispatches(program, number: str, unit: str, matter: str):
    answer = program.post(f"/api/v1/tickets/{number}/dispatch", data={"unit": unit, "matter": matter})
    assert answer.status == 200, answer.text()


def comes_in(arrive, city, login: str) -> Officer:
    officer = Officer(arrive(city.address))
    officer.signs_in(login)
    return officer


def test_a_proposal_that_is_corrected_is_learnt_from(arrive, city, store, program):
    first = files(program, 0, WORDS)
    dispatcher = comes_in(arrive, city, "dispatcher1")
    dispatcher.looks_up(first)
    dispatcher.takes("派单", 主办单位=UNIT_NAME)
    for number in range(1, LESSONS):
        words, unit, matter = (WORDS, UNIT, MATTER) if number % 2 else (OTHER_WORDS, OTHER_UNIT, OTHER_MATTER)
        dispatches(program, files(program, number, words), unit, matter)

    learnt = subprocess.run([str(PROGRAM), "routing", "learn", "--database", store], capture_output=True, text=True)
    assert learnt.returncode == 0, learnt.stderr
    admin = comes_in(arrive, city, "admin1")
    admin.visitor.open("/staff/site/classifier")
    newest = admin.page.get_by_role("row").nth(1)
    admin.keyboard.press(newest.get_by_role("button"))
    expect(admin.page.locator(".flash-success[role=status]")).to_be_visible()

    next_one = files(program, LESSONS, WORDS)
    dispatcher.goes_to("派单")
    card = dispatcher.page.get_by_role("listitem").filter(has=dispatcher.page.locator(".proposal-facts", has_text=next_one))
    expect(card.locator(".proposal-unit")).to_contain_text(UNIT_NAME)
    dispatcher.presses(f"派给{UNIT_NAME}", card)
    expect(dispatcher.page.locator(".flash-success[role=status]")).to_be_visible()
