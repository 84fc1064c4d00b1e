# SPDX-License-Identifier: Apache-2.0
"""The telephone on the pages of those who sit at one (A2): in a real browser, by keyboard, with real calls."""

import re
from statistics import median

import pytest
from call_centre import CallCentre
from operator_at_desk import Operator
from playwright.sync_api import expect
from seated import SeatedAgent
from softphone_page import hang_up_all
from telephones import Telephone
from visitor import LOCALES, WINDOWS, Visitor, assert_sound

from minipbx.callers import Calls, Placed

FIRST_NUMBER = 13800138000
HANDLER = "handler.urban-management"
HANDLED = [
    ("signature", {"handler": HANDLER}),
    ("first-contact", {"note": "已电话联系，约定今天到场。"}),
    ("result", {"conclusion": "solved", "report": "已更换灯泡一只。", "reply": "路灯已经修好，感谢您的反映。"}),
]
POPS = 20
# Between the ring at the exchange and the caller on the agent's page, in milliseconds.
POP_LIMIT = 300
PATIENCE = 60


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("phone")


@pytest.fixture(scope="module")
def outside(folder):
    """Whoever is called by the trunk answers and talks."""
    telephone = Telephone("talks", folder, user="outside")
    yield telephone
    telephone.put_away()


@pytest.fixture(scope="module")
def city(folder, outside):
    city = CallCentre(folder, seats=4, trunk=outside.address)
    yield city
    city.close()


@pytest.fixture
def citizen(city):
    """`citizen(number, seconds=60)` calls, and hangs up after so long."""
    placed = []

    def calls(number: int = FIRST_NUMBER, **what) -> Placed:
        placed.append(Placed(Calls(city.exchange.sip, first_number=number, **{"seconds": 60, **what})))
        return placed[-1]

    yield calls
    for callers in placed:
        callers.__exit__()


@pytest.fixture
def operator(browser, city):
    """`operator(1)` is signed in and sits at the second seat."""
    visitors = []

    def sits(place: int = 0) -> Operator:
        visitors.append(Visitor(browser, city.hotline.address, "desk", "zh"))
        person = Operator(visitors[-1])
        visitors[-1].wear(city.session(city.posts[place].login).badge)
        person.comes_in()
        person.sits_at(city.posts[place].seat)
        return person

    yield sits
    # Also after a test that failed in the middle of a call, so that the next one finds its seats free.
    hang_up_all(city.witness)
    for post in city.posts[: len(visitors)]:
        city.session(post.login).presses("/staff/phone/seat", do="leave")
    for visitor in visitors:
        visitor.leave()


def test_a_caller_pops_up_within_a_third_of_a_second(operator, citizen, city):
    agent = operator()
    agent.notes_pops()

    citizen(FIRST_NUMBER, count=POPS, seconds=1).wait(120)

    rang = {event["Uniqueid"]: event.at * 1_000 for event in city.witness.events if event["Event"] == "AgentCalled"}
    agent.is_now("空闲")
    pops = agent.pops()
    delays = sorted(at - rang[call] for call, at in pops.items())
    print(f"\n{len(delays)} pops: {delays[0]:.0f} ms, {median(delays):.0f} ms in the middle, {delays[-1]:.0f} ms at most")
    assert len(delays) == POPS
    # A page on a busy machine may be late once; that all were in time is what the figures above are for.
    assert median(delays) <= POP_LIMIT


def test_a_call_is_answered_written_down_and_ended_by_keyboard(operator, citizen, city):
    agent = operator()
    citizen(13800138200)

    agent.rings("138 0013 8200")
    agent.answers()
    assert agent.callers_number() == "138 0013 8200"
    agent.does("保持")
    agent.talks("held")
    agent.does("取回")
    agent.talks()
    number = agent.writes_down("小区门口的路灯不亮。")
    agent.does("挂断")

    agent.is_now("话后处理")
    expect(agent.card).to_contain_text(number)
    agent.is_ready()
    expect(agent.page.get_by_role("region", name="通话")).to_contain_text("呼入")


def test_what_an_agent_has_begun_is_left_alone(operator, citizen):
    agent = operator()
    agent.visitor.open("/staff/phrases")
    purpose = agent.page.locator("main form[method=post] select[name=purpose]").first
    chosen = purpose.locator("option").last.get_attribute("value")
    purpose.select_option(chosen)
    citizen(13800138250)
    agent.rings("138 0013 8250")

    agent.does("接听")

    agent.talks()
    expect(agent.bar.get_by_role("link", name="填写工单").first).to_be_visible()
    agent.does("挂断")
    agent.is_now("话后处理")
    expect(agent.page).to_have_url(re.compile("/staff/phrases$"))
    expect(purpose).to_have_value(chosen)
    agent.is_ready()


def test_of_two_windows_one_is_brought_to_the_form(operator, citizen):
    agent = operator()
    windows = [agent.page, agent.page.context.new_page()]
    windows[1].goto(agent.page.url)
    expect(windows[1].locator("#telephone .seat-ready")).to_be_visible()
    citizen(13800138260)
    agent.rings("138 0013 8260")

    agent.does("接听")

    for window in windows:
        expect(window.locator("#telephone [data-call]")).to_have_attribute("data-kind", "talking")
    agent.does("挂断")
    agent.is_now("话后处理")
    assert sum("call=" in window.url for window in windows) == 1
    agent.is_ready()


def test_two_agents_each_have_their_own_caller(operator, citizen):
    one, other = operator(0), operator(1)

    citizen(13800138300)
    citizen(13800138301)

    for agent in (one, other):
        expect(agent.card).to_have_count(1)
    phones = {agent.card.get_attribute("data-phone") for agent in (one, other)}
    assert phones == {"138 0013 8300", "138 0013 8301"}
    for agent in (one, other):
        phone = agent.card.get_attribute("data-phone")
        agent.answers()
        assert agent.callers_number() == phone
    for agent in (one, other):
        agent.does("挂断")
        agent.is_now("话后处理")
        agent.is_ready()


def test_a_call_is_transferred_to_a_colleague(operator, citizen, city):
    one, other = operator(0), operator(1)
    other.does("小休")
    citizen(13800138400)
    one.rings("138 0013 8400")
    one.answers()

    one.dials(city.posts[1].seat, "转接")

    one.is_now("话后处理")
    other.rings("138 0013 8400")
    other.answers()
    other.does("挂断")
    for agent in (one, other):
        agent.is_ready()


def test_a_colleague_is_consulted_and_takes_over(operator, citizen, city):
    one, other = operator(0), operator(1)
    other.does("小休")
    citizen(13800138500)
    one.rings("138 0013 8500")
    one.answers()

    one.dials(city.posts[1].seat, "咨询")
    one.talks("consulting")
    expect(one.bar.get_by_role("button", name="转交", exact=True)).to_be_disabled()
    for name in ("转交", "回到来电人"):
        expect(other.bar.get_by_role("button", name=name, exact=True)).to_have_count(0)
    other.does("接听")
    other.talks("consulted")
    expect(other.bar.get_by_role("button", name="转交", exact=True)).to_have_count(0)
    expect(one.card).to_contain_text(f"座席 {city.posts[1].seat} 通话中")
    one.does("转交")

    one.is_now("话后处理")
    other.talks()
    expect(other.card).to_contain_text("138 0013 8500")
    other.does("挂断")
    for agent in (one, other):
        agent.is_ready()


def test_the_agent_is_back_with_the_caller_after_a_word(operator, citizen, city):
    one, other = operator(0), operator(1)
    other.does("小休")
    citizen(13800138550)
    one.rings("138 0013 8550")
    one.answers()
    one.dials(city.posts[1].seat, "咨询")
    other.does("接听")
    expect(one.card).to_contain_text(f"座席 {city.posts[1].seat} 通话中")

    one.does("回到来电人")

    one.talks()
    one.does("挂断")
    one.is_ready()


def test_caller_agent_and_police_talk_together(operator, citizen, city):
    agent = operator()
    citizen(13800138600)
    agent.rings("138 0013 8600")
    agent.answers()
    agent.page.on("dialog", lambda dialog: dialog.accept())

    agent.does("110 公安报警")

    expect(agent.card).to_contain_text("110 通话中")
    agent.talks("together")
    assert city.witness.wait("ConfbridgeJoin", BridgeNumChannels="3")
    agent.does("120 医疗急救")
    expect(agent.card).to_contain_text("120 通话中")
    agent.talks("together")
    agent.does("挂断")
    agent.is_now("话后处理")
    agent.is_ready()


def test_a_callers_request_ends_in_an_answer_by_telephone(operator, citizen, city):
    agent = operator()
    citizen(13800138700, seconds=20)
    agent.rings("138 0013 8700")
    agent.answers()
    number = agent.writes_down("小区门口的路灯不亮。")
    agent.does("挂断")
    agent.is_ready()

    handler, dispatcher = city.session(HANDLER), city.session("dispatcher1")
    for worker, (noun, form) in [(handler, step) for step in HANDLED] + [(dispatcher, ("review", {"accepted": "true"}))]:
        worker.does(noun, number, **form)

    agent.page.reload()
    agent.presses("回拨市民")
    agent.does("接听")
    agent.talks()
    expect(agent.page.locator(".ticket-number")).to_have_text(number)
    agent.takes("登记回访", 您反映的问题="已解决", 您对办理结果="非常满意")
    agent.sees("已结案")
    agent.does("挂断")
    agent.is_ready()

    calls = city.hotline.asks(
        "SELECT direction, outcome FROM calls JOIN ticket_calls ON call = calls.id JOIN tickets ON tickets.id = ticket"
        f" WHERE number = '{number}' ORDER BY began_at"
    )
    assert calls == [("inbound", "answered"), ("outbound", "answered")]


def test_a_number_is_called_by_typing_it(operator):
    agent = operator()

    agent.types("123x")
    expect(agent.bar.locator(".phone-problem")).to_be_visible()
    agent.types("13800138750")

    agent.rings("138 0013 8750")
    agent.answers()
    agent.does("挂断")
    agent.is_ready()


def test_who_gave_up_is_called_back_from_the_list(operator, citizen, city):
    citizen(13800138800, seconds=1).wait(PATIENCE)
    agent = operator()
    agent.goes_to("话务")
    agent.keyboard.press(agent.page.get_by_role("link", name=re.compile("^未接来电回拨")))

    agent.presses("回拨 138 0013 8800")
    agent.answers()
    assert agent.callers_number() == "138 0013 8800"
    agent.does("挂断")
    agent.is_ready()

    agent.visitor.open("/staff/call-backs")
    expect(agent.page.get_by_role("heading", level=1)).to_be_visible()
    expect(agent.page.get_by_text("138 0013 8800")).to_have_count(0)


@pytest.mark.parametrize("language", LOCALES)
def test_the_telephone_is_sound_in_each_state(browser, citizen, city, language):
    (login, seat), visitor = city.posts[2], Visitor(browser, city.hotline.address, "desk", language)
    session = city.session(login)
    visitor.wear(session.badge)
    bar = visitor.open("/staff").get_by_role("region", name={"zh": "电话", "en": "Telephone"}[language])
    card = bar.locator("[data-call]")

    def looks(name: str):
        visitor.page.set_viewport_size(WINDOWS["desk"])
        assert_sound(visitor, f"phone-{name}")

    expect(bar.get_by_role("combobox")).to_be_visible()
    looks("standing")
    session.sits(seat)
    expect(bar.locator(".seat-ready")).to_be_visible()
    looks("ready")
    citizen(13800138900)
    expect(card).to_have_attribute("data-kind", "ringing")
    looks("ringing")
    call = f"/staff/phone/calls/{card.get_attribute('data-call')}"
    session.presses(call, do="answer")
    visitor.page.wait_for_url("**/staff/intake?*")
    expect(card).to_have_attribute("data-kind", "talking")
    looks("talking")
    session.presses(call, do="consult", number="8004")
    expect(card).to_have_attribute("data-kind", "consulting")
    looks("consulting")
    session.presses(call, do="endConsultation", number="8004")
    expect(card).to_have_attribute("data-kind", "talking")
    session.presses(call, do="hangUp")
    expect(bar.locator(".seat-wrapUp")).to_be_visible()
    looks("over")
    session.presses("/staff/phone/seat", do="leave")
    visitor.leave()


@pytest.mark.parametrize("language", LOCALES)
def test_the_pages_of_the_call_centre_are_sound(browser, citizen, city, language):
    citizen(13800138990, seconds=1).wait(PATIENCE)
    agent = SeatedAgent(city.hotline.address, *city.posts[3], writes=False).begins()
    citizen(13800138991, seconds=2).wait(PATIENCE)
    agent.leaves()
    served = city.calls()[-1]["id"]
    visitor = Visitor(browser, city.hotline.address, "desk", language)
    visitor.wear(city.session("supervisor1").badge)

    for name, path in {"calls": "calls?outcome=answered", "call": f"calls/{served}", "call-backs": "call-backs"}.items():
        visitor.open(f"/staff/{path}")
        assert_sound(visitor, name)
    visitor.leave()
