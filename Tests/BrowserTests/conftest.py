# SPDX-License-Identifier: Apache-2.0
"""What every journey is given: the demo city being served, a browser, and a visitor in each window and language."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from demo_server import DemoServer
from office import Office
from people import Citizen, Officer
from playwright.sync_api import expect, sync_playwright
from samples import Samples
from visitor import LOCALES, PATIENCE, SCREENSHOTS, WINDOWS, Visitor

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / ".build" / "debug" / "hotline"
EXAMPLE_SITE = ROOT / "docs" / "example-site"


@pytest.fixture(scope="session")
def playwright():
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright):
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    chromium = playwright.chromium.launch(
        executable_path="/usr/bin/chromium",
        args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
        # The order in which an instant is typed is that of the browser, not of the page.
        env={**os.environ, "LANGUAGE": "en_US"},
    )
    yield chromium
    chromium.close()


@pytest.fixture(scope="session")
def documents(tmp_path_factory):
    """The example city, except that helping units have one minute: so a test meets one that is late."""
    folder = shutil.copytree(EXAMPLE_SITE, tmp_path_factory.mktemp("site") / "documents")
    deadlines = folder / "deadlines.yaml"
    text = deadlines.read_text()
    usual = "clock: coHandling\n    limit: { workdays: 3 }"
    assert usual in text
    deadlines.write_text(text.replace(usual, "clock: coHandling\n    limit: { minutes: 1 }"))
    return folder


@pytest.fixture(scope="session")
def store(tmp_path_factory):
    """Where the demo city is kept; it is thrown away."""
    return f"sqlite:{tmp_path_factory.mktemp('store')}/hotline.sqlite"


@pytest.fixture(scope="session")
def city(tmp_path_factory, store, documents):
    """The demo city, served once for all tests."""
    folder = tmp_path_factory.mktemp("city")
    command = [str(PROGRAM), "demo", "--database", store, "--site", str(documents), "--listen", "127.0.0.1:0"]
    server = DemoServer(command, log=folder / "server.log").wait_until_ready(seconds=120)
    yield server
    assert server.stop() == 0, server.log.read_text()


@pytest.fixture(scope="session")
def program_of(playwright, store, city):
    """What a program of a unit gets from the API: a request context with a token of its own."""

    def with_token(role: str, unit: str):
        create = [str(PROGRAM), "token", "create", "--name", f"{role} {unit}", "--role", role, "--unit", unit]
        token = subprocess.run([*create, "--database", store], capture_output=True, text=True, check=True).stdout.strip()
        headers = {"Authorization": f"Bearer {token}"}
        return playwright.request.new_context(base_url=city.address, extra_http_headers=headers)

    return with_token


@pytest.fixture(scope="session")
def office(playwright, city):
    office = Office(playwright, city.address)
    yield office
    office.close()


@pytest.fixture(scope="session")
def samples(office):
    return Samples(office)


@pytest.fixture(params=WINDOWS)
def window(request):
    return request.param


@pytest.fixture(params=LOCALES)
def language(request):
    return request.param


@pytest.fixture
def arrive(browser, request):
    """Makes visitors: `arrive(address, window="desk", language="zh", javascript=True)`.

    When the test ends they leave, which fails it if a browser complained; one that failed leaves their pictures.
    """
    visitors = []

    def make(address, window="desk", language="zh", javascript=True):
        visitors.append(Visitor(browser, address, window, language, javascript))
        return visitors[-1]

    yield make
    if getattr(request.node, "failed", False):
        for number, visitor in enumerate(visitors):
            visitor.screenshot(f"failed-{request.node.originalname}-{number}")
    for visitor in visitors:
        visitor.leave()


@pytest.fixture
def visitor(arrive, city, window, language):
    """One visitor of the demo city; a test that asks for it runs in every window and language."""
    return arrive(city.address, window, language)


@pytest.fixture
def citizen(arrive, city):
    """A citizen, with JavaScript off: `citizen()`."""

    def make(window="phone"):
        return Citizen(arrive(city.address, window=window, javascript=False))

    return make


@pytest.fixture
def officer(arrive, city, office):
    """Makes people who are signed in: `officer("dispatcher1")`."""

    def make(login, javascript=True):
        visitor = arrive(city.address, javascript=javascript)
        visitor.wear(office.badge(login))
        officer = Officer(visitor)
        officer.comes_in()
        return officer

    return make


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    item.failed = report.when == "call" and report.failed
    return report
