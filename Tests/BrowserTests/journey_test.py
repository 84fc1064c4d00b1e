# SPDX-License-Identifier: Apache-2.0
"""From a citizen's words to a unit's score, by keyboard; once more without JavaScript."""

import re

import pytest
from people import Officer
from playwright.sync_api import expect

UNIT = "市城市管理执法委员会"
REPLY = "破损路面已经修补，感谢您的监督。"


@pytest.fixture(params=[True, False], ids=["javascript", "plain"])
def javascript(request):
    return request.param


@pytest.fixture
def at_desk(officer, javascript):
    return lambda login: officer(login, javascript)


def satisfaction(supervisor) -> tuple[float, int]:
    """Numerator and denominator of the unit's satisfaction, as the scorecard says them; 0 in a month that begins."""
    supervisor.goes_to("考评")
    line = supervisor.page.get_by_role("row").filter(has=supervisor.page.get_by_role("rowheader", name=UNIT))
    cells = line.locator("[data-label='满意率']").all_inner_texts()
    figures = re.search(r"([\d.]+) ÷ (\d+)", "".join(cells))
    return (float(figures[1]), int(figures[2])) if figures else (0, 0)


def test_a_request_becomes_an_answer_a_rating_and_a_line_on_a_scorecard(citizen, at_desk, arrive, city, javascript):
    supervisor = at_desk("supervisor1")
    before = satisfaction(supervisor)
    neighbour = citizen()
    words = {"发生了什么": "学府巷路面破损，下雨天积水。", "在哪里": "樊城区学府巷", "联系电话": "13900007001"}
    key = neighbour.files(您想="投诉", **words)

    dispatcher = at_desk("dispatcher1")
    dispatcher.goes_to("派单")
    proposal = dispatcher.page.get_by_role("listitem").filter(has_text=key.number)
    dispatcher.presses(f"派给{UNIT}", proposal)
    expect(dispatcher.page.get_by_role("status")).to_have_text(re.compile("已派单"))

    handler = Officer(arrive(city.address, javascript=javascript))
    handler.signs_in("handler.urban-management")
    handler.goes_to("待办工单")
    handler.opens(key.number)
    handler.takes("签收")
    handler.takes("登记先行联系", 说明="已电话联系，约定今天到场。")
    handler.takes("提交办理结果", 办理结论="实际解决", 办理情况="已修补破损路面12平方米。", 给市民的答复=REPLY)

    dispatcher.goes_to("审核")
    dispatcher.opens(key.number)
    dispatcher.takes("审核通过")

    at_home = citizen("desk")
    at_home.follows(key)
    at_home.sees(REPLY)
    at_home.rates(承办单位是否="联系了", 您反映的问题="已解决", 您对办理结果="非常满意", 您还想="谢谢")
    at_home.looks_again()
    at_home.sees("您的诉求已办结")

    supervisor.looks_up(key.number)
    expect(supervisor.page.locator(".ticket-state")).to_contain_text("已结案")
    numerator, denominator = satisfaction(supervisor)
    assert (numerator, denominator) == (before[0] + 1, before[1] + 1)


def test_a_citizen_who_is_not_satisfied_is_served_again(citizen, at_desk, office):
    key = office.file("滨江路灯不亮已经一周。", phone="13900007002")
    office.does("handler.urban-management", "signature", key.number, handler="handler.urban-management")
    result = {"conclusion": "solved", "report": "已到场。", "reply": "已经处理。"}
    office.does("handler.urban-management", "result", key.number, **result)
    office.does("dispatcher1", "review", key.number, accepted="true")
    neighbour = citizen()
    neighbour.follows(key)

    neighbour.rates(您反映的问题="未解决", 您对办理结果="不满意", 您还想="灯还是不亮")

    neighbour.looks_again()
    neighbour.sees(f"您的诉求已交给{UNIT}")
    handler = at_desk("handler.urban-management")
    handler.goes_to("待办工单")
    handler.opens(key.number)
    expect(handler.page.get_by_role("list", name="注意事项")).to_contain_text("第 2 次办理（重办）")
    handler.sees("灯还是不亮")
    handler.takes("签收")
