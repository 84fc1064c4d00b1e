# SPDX-License-Identifier: Apache-2.0
"""What goes another way than straight on, by keyboard at the desks of agents, units and the centre."""

import re
from datetime import datetime, timedelta

import pytest
from office import CaseKey
from playwright.sync_api import expect
from samples import HANDLER, RESULT

WATER, POWER = "handler.water", "handler.power"


@pytest.fixture
def filed(office):
    """Makes tickets that the water company has: `filed(words)`."""

    def make(words):
        key = office.file(words)
        office.does("dispatcher1", "dispatch", key.number, unit="water")
        return key

    return make


def due(person) -> datetime:
    """When the reply is due, as the ticket before them says."""
    clock = person.page.get_by_role("listitem").filter(has_text="办结答复时限")
    return datetime.fromisoformat(re.search(r"\d{4}-\d\d-\d\d \d\d:\d\d", clock.inner_text())[0])


@pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "plain"])
def test_an_agent_sees_a_callers_history_while_taking_the_call(officer, office, citizen, javascript):
    phone = f"1390000720{int(javascript)}"
    earlier = office.file("电梯路面破损，上次来电反映。", phone=phone, name="王来电")
    agent = officer("agent1", javascript)

    agent.goes_to("受理登记")
    expect(agent.page.get_by_label("来电号码")).to_be_focused()
    agent.page.keyboard.type(phone)
    agent.page.keyboard.press("Enter")
    expect(agent.page.get_by_role("status")).to_have_text("以往诉求 1 件，在办 1 件。")
    expect(agent.page.get_by_role("link", name=earlier.number, exact=True)).to_be_visible()
    expect(agent.page.get_by_label("联系电话")).to_have_value(phone)
    agent.fills_in({"姓名": "王来电", "经过": "市民很着急：路面破损一周没有人来修。", "紧急程度": "紧急"})
    agent.presses("保存并生成工单")

    agent.sees("请向诉求人读出")
    key = CaseKey(*agent.page.locator("dd.receipt-key").all_inner_texts())
    caller = citizen()
    caller.follows(key)
    caller.sees("您的诉求已受理")


def test_looking_a_caller_up_keeps_what_was_taken_down_before(officer, office):
    earlier = office.file("路面破损，等了三天。", phone="13900007204")
    agent = officer("agent1")
    agent.goes_to("受理登记")
    agent.fills_in({"经过": "市民先说了事情。", "来电号码": "13900007204"})

    agent.presses("查询")

    expect(agent.page.get_by_role("link", name=earlier.number, exact=True)).to_be_visible()
    expect(agent.page.get_by_label("经过")).to_have_value("市民先说了事情。")
    expect(agent.page.get_by_label("联系电话")).to_have_value("13900007204")


def test_the_history_comes_by_itself_once_the_number_is_typed_into_the_form(officer, office):
    office.file("路面破损，第一次来电。", phone="13900007203")
    agent = officer("agent1")
    agent.goes_to("受理登记")

    agent.fills_in({"联系电话": "13900007203", "经过": "再次来电。"})

    expect(agent.page.locator("#caller")).to_contain_text("以往诉求 1 件，在办 1 件。")
    expect(agent.page.get_by_label("经过")).to_have_value("再次来电。")


def test_a_department_sends_a_ticket_back_and_the_centre_designates_another(officer, filed):
    key = filed("变压器夜间响声很大，影响休息。")
    water = officer(WATER)
    water.goes_to("待办工单")
    water.opens(key.number)
    water.takes("申请退单", 理由="变压器由供电公司维护。", 依据="《电力法》", 建议单位="市供电公司")

    dispatcher = officer("dispatcher1")
    dispatcher.goes_to("退单仲裁")
    dispatcher.turns_to("退单待审")
    dispatcher.opens(key.number)
    dispatcher.sees("变压器由供电公司维护。")
    expect(dispatcher.step("指定承办").get_by_label("主办单位")).to_have_value("power")
    dispatcher.takes("指定承办", 理由="变压器归供电公司管理。")

    power = officer(POWER)
    power.goes_to("待办工单")
    power.opens(key.number)
    power.keyboard.unfold(power.page.locator("summary").filter(has_text="为什么不能进行其他操作"))
    power.sees("经中心指定承办的工单不能退单。")
    power.takes("签收")


def test_a_return_that_is_approved_is_dispatched_anew(officer, office, filed):
    key = filed("小区门前路面破损，供水公司不管。")
    office.does(WATER, "return", key.number, reason="不是供水管网。", legalBasis="《城市供水条例》")
    dispatcher = officer("dispatcher1")
    dispatcher.looks_up(key.number)

    dispatcher.takes("同意退单")
    dispatcher.takes("派单", 主办单位="市城市管理执法委员会")

    handler = officer(HANDLER)
    handler.goes_to("待办工单")
    handler.opens(key.number)


def test_an_extension_is_asked_for_within_its_limits_and_moves_the_due_date(officer, office, filed, citizen):
    key = filed("水管改造工期太长。")
    office.does(WATER, "signature", key.number, handler=WATER)
    water = officer(WATER)
    water.visitor.expect("^422 POST")
    water.goes_to("待办工单")
    water.turns_to("办理中")
    water.opens(key.number)
    limit = due(water)

    too_early = limit - timedelta(days=1)
    water.tries("申请延期", 新的期限=f"{too_early:%Y-%m-%dT%H:%M}", 理由="管材尚未到货。")
    expect(water.page.get_by_role("alert")).to_contain_text("延期后的时限应晚于现有时限")
    expect(water.step("申请延期").get_by_label("理由")).to_have_value("管材尚未到货。")
    later = limit + timedelta(days=3)
    water.takes("申请延期", 新的期限=f"{later:%Y-%m-%dT%H:%M}")

    supervisor = officer("supervisor1")
    supervisor.goes_to("审核")
    supervisor.turns_to("延期待审")
    supervisor.opens(key.number)
    supervisor.sees("管材尚未到货。")
    supervisor.takes("同意延期")
    assert due(supervisor) == later
    neighbour = citizen()
    neighbour.follows(key)
    neighbour.reloads_until(neighbour.page.get_by_text("办理时限已延长"))
    neighbour.sees(f"{later:%Y-%m-%d %H:%M}")


def test_a_colleagues_change_is_shown_before_ones_own_is_made(officer, office, filed):
    key = filed("水表读数不准。")
    office.does(WATER, "signature", key.number, handler=WATER)
    supervisor = officer("supervisor1")
    supervisor.visitor.expect("^409 POST")
    supervisor.looks_up(key.number)
    office.does("agent1", "urging", key.number, note="市民第三次来电。")

    supervisor.tries("督办", 督办要求="请两日内到场。")

    setback = supervisor.page.get_by_role("alert")
    expect(setback).to_contain_text("催办：市民第三次来电。")
    expect(supervisor.step("督办").get_by_label("督办要求")).to_have_value("请两日内到场。")
    supervisor.takes("督办")
    expect(supervisor.page.get_by_role("list", name="注意事项")).to_contain_text("督办")


def test_an_evaluator_records_what_a_citizen_says_on_the_telephone(officer, office, filed):
    key = filed("账单字太小看不清。")
    office.does(WATER, "signature", key.number, handler=WATER)
    office.does(WATER, "result", key.number, **RESULT)
    office.does("dispatcher1", "review", key.number, accepted="true")
    evaluator = officer("evaluator1")
    evaluator.goes_to("回访")
    evaluator.opens(key.number)

    evaluator.takes("登记回访", 您反映的问题="已解决", 您对办理结果="基本满意")

    evaluator.sees("办理已结束，没有待办事项。")


def test_a_citizen_answers_a_question_and_the_ticket_goes_on(officer, office, citizen):
    key = office.file("楼下很吵，请帮忙协调路面破损。")
    agent = officer("agent1")
    agent.looks_up(key.number)
    agent.takes("请诉求人补充", 询问内容="请问具体是几号楼？")
    neighbour = citizen()
    neighbour.follows(key)
    neighbour.sees("请问具体是几号楼？")

    neighbour.fills_in({"您的答复": "三号楼二单元。"})
    neighbour.presses("提交答复")

    expect(neighbour.page.get_by_role("status")).to_have_text(re.compile("已收到您的答复"))
    agent.page.reload()
    agent.sees("三号楼二单元。")
