# SPDX-License-Identifier: Apache-2.0
"""A citizen who only ever writes mail: staff work on pages, the answer lies in the citizen's mailbox (A6, K3)."""

import re

import pytest
from demo_server import DemoServer
from hotline import PROGRAM, awake_site
from mailing import Post, letter, text_of
from office import Office
from people import Officer
from playwright.sync_api import expect
from running import RunningGateway
from visitor import assert_sound

REPLY = "破损路面已经修补，感谢您的监督。"
SENDER = "neighbour@outside.test"


@pytest.fixture(scope="module")
def post():
    gateway = RunningGateway("mail")
    post = Post(gateway.environment)
    post.furnish("lord", "pipes", "neighbour")
    yield post
    gateway.end()


@pytest.fixture(scope="module")
def mail_city(post, tmp_path_factory):
    """A city of its own that reads two mailboxes."""
    folder = tmp_path_factory.mktemp("mail-city")
    command = [str(PROGRAM), "demo", "--empty", "--site", str(awake_site(folder)), "--listen", "127.0.0.1:0"]
    command += ["--database", f"sqlite:{folder}/hotline.sqlite"]
    server = DemoServer(command, folder / "server.log", post.settings("lord", "pipes")).wait_until_ready(seconds=60)
    yield server
    assert server.stop() == 0, server.log.read_text()


@pytest.fixture
def at_desk(arrive, mail_city, playwright):
    office = Office(playwright, mail_city.address)

    def make(login):
        visitor = arrive(mail_city.address)
        visitor.wear(office.badge(login))
        officer = Officer(visitor)
        officer.comes_in()
        return officer

    yield make
    office.close()


def heard(post, title: str, page):
    """The mail to the citizen with this title; the page waits meanwhile."""
    for _ in range(100):
        if found := [mail for mail in post.box("neighbour") if title in mail["subject"]]:
            return found[0]
        page.wait_for_timeout(100)
    raise AssertionError(f"the citizen heard nothing of {title}")


def test_a_mail_is_dispatched_handled_and_answered_by_mail(post, at_desk):
    dispatcher = at_desk("dispatcher1")
    asked = letter(SENDER, "学府巷路面破损", "学府巷路面破损，下雨天积水，请尽快修补。")
    post.sends(asked, SENDER, post.address("lord"))
    number = re.search(r"\d{14}", heard(post, "诉求已受理", dispatcher.page)["subject"])[0]

    dispatcher.goes_to("派单")
    dispatcher.opens(number)
    dispatcher.sees("市长信箱")
    dispatcher.page.go_back()
    proposal = dispatcher.page.get_by_role("listitem").filter(has_text=number)
    dispatcher.presses("派给市城市管理执法委员会", proposal)
    expect(dispatcher.page.get_by_role("status")).to_have_text(re.compile("已派单"))
    passed_on = heard(post, "诉求已转办", dispatcher.page)

    post.sends(letter(SENDER, "Re: 转办", "巷口还有一处。", answering=passed_on), SENDER, post.address("lord"))
    handler = at_desk("handler.urban-management")
    handler.goes_to("待办工单")
    handler.opens(number)
    handler.reloads_until(handler.page.get_by_text("诉求人补充 1 次"))
    handler.sees("巷口还有一处。")
    handler.takes("签收")
    handler.takes("提交办理结果", 办理结论="实际解决", 办理情况="已修补破损路面。", 给市民的答复=REPLY)

    dispatcher.goes_to("审核")
    dispatcher.opens(number)
    dispatcher.takes("审核通过")
    answer = heard(post, "诉求答复", dispatcher.page)
    assert REPLY in text_of(answer)
    assert asked["message-id"] in answer["references"]

    survey = heard(post, "请评价", dispatcher.page)
    post.sends(letter(SENDER, "Re: 评价", "1\n\n谢谢", answering=survey), SENDER, post.address("lord"))
    dispatcher.reloads_until(dispatcher.page.locator(".ticket-state").filter(has_text="已结案"))
    dispatcher.goes_to("发件箱")
    dispatcher.sees("信箱最近读取")
    assert_sound(dispatcher.visitor, "outbox-with-mailboxes")


def test_supervisors_see_since_when_mail_is_not_read(post, at_desk):
    supervisor = at_desk("supervisor1")
    supervisor.goes_to("发件箱")
    post.control.post("/programs/dovecot/kill")
    try:
        supervisor.reloads_until(supervisor.page.get_by_text(re.compile("起读不到“市长信箱”的来信")))
        assert_sound(supervisor.visitor, "outbox-with-a-mailbox-that-fails")
    finally:
        post.control.post("/programs/dovecot/start")
    supervisor.reloads_until(supervisor.page.get_by_text("信箱最近读取"))
