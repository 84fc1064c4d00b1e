# SPDX-License-Identifier: Apache-2.0
"""Requests on their way to a unit: proposals kept and corrected by key, and a report that its subject never finds."""

import re

import pytest
from playwright.sync_api import expect
from samples import HANDLER, UNIT

ACCUSED = "housing"
SECRET = "中标前夜宴请评委"


@pytest.fixture
def at(officer):
    return officer


def card(person, number: str):
    return person.page.get_by_role("listitem").filter(has=person.page.locator(".proposal-facts", has_text=number))


def at_its_card(at, number: str):
    """A dispatcher who has gone to the request with J alone."""
    dispatcher = at("dispatcher1")
    dispatcher.goes_to("派单")
    expect(card(dispatcher, number)).to_be_visible()
    for _ in range(dispatcher.page.locator(".proposal").count()):
        dispatcher.page.keyboard.press("j")
        if card(dispatcher, number).locator(":focus").count():
            return dispatcher
    raise AssertionError(f"J never comes to {number}")


def test_the_first_request_is_dispatched_as_proposed_with_two_keys(at, office):
    office.file("希望在江边步道增设公共厕所。")
    dispatcher = at("dispatcher1")
    dispatcher.goes_to("派单")
    first = dispatcher.page.locator(".proposal:has([data-key=a])").first
    number = first.locator(".number").first.inner_text()
    if first.evaluate("card => card !== card.parentElement.firstElementChild"):
        dispatcher.page.locator(".proposal").first.locator("[data-key]").first.focus()
        dispatcher = at_its_card(at, number)
    else:
        dispatcher.page.keyboard.press("j")

    dispatcher.page.keyboard.press("a")

    expect(dispatcher.page.locator(".flash-success[role=status]")).to_be_visible()
    expect(card(dispatcher, number)).to_have_count(0)


def test_a_wrong_proposal_is_corrected_with_one_key_and_counted(at, office):
    key = office.file("希望在江边增设公共厕所，旁边的公共座椅也坏了。")
    dispatcher = at_its_card(at, key.number)
    proposed = card(dispatcher, key.number).locator(".proposal-unit").inner_text()
    matter = card(dispatcher, key.number).locator(".proposal-other-matter").first.inner_text()

    dispatcher.page.keyboard.press("1")

    expect(dispatcher.page.locator(".flash-success[role=status]")).to_be_visible()
    dispatcher.looks_up(key.number)
    dispatcher.sees(matter)
    assert proposed
    dispatcher.goes_to("派单")
    dispatcher.keyboard.press(dispatcher.page.get_by_role("link", name="派单准确率"))
    row = dispatcher.page.locator("section", has_text="按依据").get_by_role("row", name=re.compile("^分类器"))
    expect(row.get_by_role("cell").nth(2)).not_to_have_text("0")


def test_a_key_pressed_in_a_field_is_a_letter(at, office):
    key = office.file("希望在公园里增设公共厕所。")
    dispatcher = at("dispatcher1")
    dispatcher.looks_up(key.number)
    dispatcher.goes_to("工单查询")
    field = dispatcher.page.get_by_label("关键词")
    field.focus()

    dispatcher.page.keyboard.type("ja1o")

    expect(field).to_have_value("ja1o")


def test_whoever_is_interested_withdraws_and_is_named_for_it_no_more(at, office):
    key = office.file("门前道路塌陷。")
    office.does("dispatcher1", "dispatch", key.number, unit=UNIT)
    office.does(HANDLER, "signature", key.number, handler=HANDLER)
    handler = at(HANDLER)
    handler.looks_up(key.number)
    handler.takes("回避", 理由="来电人是我的亲属。")

    handler.sees("回避：来电人是我的亲属。")
    expect(handler.page.get_by_role("form", name="提交办理结果", exact=True)).to_have_count(0)
    supervisor = at("supervisor1")
    supervisor.looks_up(key.number)
    supervisor.takes("解除回避", 理由="经核实无亲属关系。")


def test_the_accused_unit_finds_a_report_by_no_way(at, office, program_of):
    agent = at("agent1")
    agent.goes_to("受理")
    report = {"联系电话": "13900008801", "经过": f"举报工程招标中{SECRET}。"}
    agent.fills_in({**report, "诉求类型": "举报", "被举报单位": "市住房和城乡建设局"})
    agent.presses("保存并生成工单")
    expect(agent.page.locator(".flash-success[role=status]").or_(agent.page.get_by_text("工单编号")).first).to_be_visible()
    number = re.search(r"\d{14}", agent.page.get_by_role("main").inner_text())[0]
    office.does("dispatcher1", "dispatch", number, unit="justice")

    accused = at(f"handler.{ACCUSED}")
    places = ["", "/inbox", "/inbox?tab=all", "/inbox?tab=copied", "/notices", "/reports"]
    searches = ["", f"?q={SECRET}", "?kind=report", f"?unit={ACCUSED}", "?unit=justice"]
    for place in places + [f"/tickets{search}" for search in searches]:
        accused.visitor.open(f"/staff{place}")
        text = accused.page.locator("main").inner_text()
        assert f"{SECRET}。" not in text, place
        assert number not in text, place
    accused.visitor.open(f"/staff/tickets?q={number}")
    expect(accused.page.get_by_role("link", name=number)).to_have_count(0)
    for page in (number, f"{number}/deadlines"):
        assert SECRET not in office.reads(f"handler.{ACCUSED}", page)

    program = program_of("handler", ACCUSED)
    assert program.get(f"/api/v1/tickets/{number}").status == 404
    assert program.get(f"/api/v1/tickets/{number}/journal").status == 404
    for query in ("", f"?q={SECRET}", f"?q={number}", "?kind=report", f"?unit={ACCUSED}", "?unit=justice"):
        answer = program.get(f"/api/v1/tickets{query}")
        assert SECRET not in answer.text() and number not in answer.text(), query
    assert program.post(f"/api/v1/tickets/{number}/urging", data={"note": "?"}).status in (403, 404)
    program.dispose()
