# SPDX-License-Identifier: Apache-2.0
"""The program's own telephone in the browser (A2): a window of its own, beside the page on which the agent works."""

import pytest
from call_centre import Post, staffed_site
from hotline import Hotline
from playwright.sync_api import expect
from seated import Session
from visitor import LOCALES, Visitor, assert_accessible

POST = Post("seat8001", "8001")


@pytest.fixture(scope="module")
def city(softphone, tmp_path_factory):
    folder = tmp_path_factory.mktemp("softphone")
    host, port = softphone["HOTLINE_TEST_EXCHANGE_AMI"].split(":")
    settings = {
        "EXCHANGE": "asterisk",
        "HOST": host,
        "PORT": port,
        "USER": "hotline",
        "SECRET": softphone["HOTLINE_TEST_EXCHANGE_SECRET"],
        "SOFTPHONE_URL": softphone["HOTLINE_TEST_SOFTPHONE_URL"],
        "SOFTPHONE_PROXY": softphone["HOTLINE_TEST_SOFTPHONE_PROXY"],
        "SOFTPHONE_TOKEN_SECRET": softphone["HOTLINE_TEST_SOFTPHONE_TOKEN_SECRET"],
        "SOFTPHONE_SECRETS": softphone["HOTLINE_TEST_SOFTPHONE_SEATS"],
    }
    program = Hotline(
        folder,
        {f"HOTLINE_PHONE_{key}": value for key, value in settings.items()},
        site=staffed_site(folder, [POST]),
    )
    yield program
    assert program.stop() == 0


@pytest.fixture(params=LOCALES)
def agent(browser, city, request):
    session = Session(city.address, POST.login)
    session.sits(POST.seat)
    visitor = Visitor(browser, city.address, "desk", request.param)
    visitor.wear(session.badge)
    visitor.open("/staff")
    yield visitor
    session.presses("/staff/phone/seat", do="leave")
    visitor.leave()


def test_an_agent_answers_and_talks_by_the_browsers_own_telephone(agent, call, manager):
    bar = agent.page.locator("#telephone")
    with agent.page.context.expect_page() as opened:
        bar.locator("#phone-softphone").click()
    telephone = opened.value.locator("hotline-softphone")
    expect(telephone).to_have_attribute("data-line", "ready")
    expect(bar.locator(".seat-ready")).to_be_visible()

    citizen = call(seconds=60)
    expect(telephone).to_have_attribute("data-call", "ringing")
    expect(bar.locator('[data-kind="ringing"]')).to_be_visible()
    telephone.locator('[data-do="answer"]').click()

    expect(telephone).to_have_attribute("data-call", "talking")
    # The page on which the agent works is brought to the form, and the telephone's own window stays.
    agent.page.wait_for_url("**/staff/intake?*")
    expect(bar.locator('[data-kind="talking"]')).to_be_visible()
    assert "/staff/softphone" in opened.value.url
    bar.locator("#phone-hold").click()
    expect(telephone).to_have_attribute("data-call", "held")
    bar.locator("#phone-resume").click()
    expect(telephone).to_have_attribute("data-call", "talking")
    assert_accessible(opened.value)
    bar.locator("#phone-hang-up").click()

    expect(telephone).to_have_attribute("data-call", "none")
    expect(bar.locator(".seat-wrapUp")).to_be_visible()
    assert citizen.wait(20).succeeded == 1
