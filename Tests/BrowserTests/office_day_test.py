# SPDX-License-Identifier: Apache-2.0
"""An office at work, by keyboard: what is disputed, extended, shared, joined, petitioned and disclosed."""

import re
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect
from samples import HANDLER, RESULT, RETURN, UNIT

A_MINUTE = 150  # reloads of half a second: a helping unit of this city has one minute


@pytest.fixture
def at(officer):
    return officer


def in_hand(office, narrative: str, **fields: str):
    """A request that the unit has signed for."""
    key = office.file(narrative, **fields)
    office.does("dispatcher1", "dispatch", key.number, unit=UNIT)
    office.does(HANDLER, "signature", key.number, handler=HANDLER)
    return key


def offered(person, step: str):
    return person.page.get_by_role("form", name=step, exact=True)


def test_a_return_goes_to_arbitration_and_ends_in_a_designation(at, office):
    key = office.file("站前广场台阶破损，几家单位都说不归自己管。")
    office.does("dispatcher1", "dispatch", key.number, unit=UNIT)
    handler = at(HANDLER)
    handler.goes_to("待办工单")
    handler.opens(key.number)
    handler.takes("申请退单", 理由=RETURN["reason"], 依据=RETURN["legalBasis"])

    arbiter = at("dispatcher1")
    arbiter.looks_up(key.number)
    arbiter.sees(RETURN["legalBasis"])
    arbiter.takes("指定承办", 主办单位="市住房和城乡建设局", 理由="按三定方案由住建部门承办。")

    named = at("handler.housing")
    named.looks_up(key.number)
    named.sees("由中心指定，不能退单")
    named.takes("签收")
    expect(offered(named, "申请退单")).to_have_count(0)


def test_an_extension_is_refused_then_granted_by_the_head_and_the_citizen_told(at, office, citizen):
    key = in_hand(office, "滨河步道栏杆需要定制更换。", phone="13900007201")
    page = office.reads(HANDLER, key.number)
    hint = re.search(r'id="requestExtension-until-hint">[^<]*?(\S+) (\d\d:\d\d)', page)
    due = datetime.fromisoformat("T".join(hint.groups()))
    office.does(HANDLER, "extension", key.number, until=f"{due + timedelta(days=2):%Y-%m-%dT%H:%M}", reason="等待来料。")
    centre = at("dispatcher1")
    centre.looks_up(key.number)
    centre.takes("驳回延期", 理由="可以先行加固，请按期办结。")

    long = due + timedelta(days=12)
    office.does(HANDLER, "extension", key.number, until=f"{long:%Y-%m-%dT%H:%M}", reason="栏杆须重新招标定制。")
    centre.looks_up(key.number)
    expect(offered(centre, "同意延期")).to_have_count(0)
    head = at("head.urban-management")
    head.goes_to("审签")
    head.opens(key.number)
    head.takes("同意延期")

    neighbour = citizen()
    neighbour.follows(key)
    neighbour.reloads_until(neighbour.page.get_by_text(f"{long:%Y-%m-%d}").first)


def test_a_helping_unit_is_late_and_the_lead_is_not(at, samples):
    number = samples.keys["coHandled"].number
    helper = at("handler.housing")
    helper.goes_to("待办工单")
    helper.turns_to("待协办")
    row = helper.page.get_by_role("row").filter(has_text=number)
    helper.reloads_until(row.filter(has_text="已超期"), A_MINUTE)
    helper.opens(number)
    helper.takes("提交协办情况", 办理情况="已通知产权单位配合。")

    lead = at(HANDLER)
    lead.looks_up(number)
    lead.takes("提交办理结果", 办理结论="实际解决", 办理情况=RESULT["report"], 给市民的答复=RESULT["reply"])
    part = lead.page.locator("section.part li").filter(has_text="市住房和城乡建设局").filter(has_text="交办于")
    expect(part).to_contain_text("✗ 超时")
    clocks = lead.page.locator("section.part").filter(has=lead.page.get_by_role("heading", name="时限", exact=True))
    expect(clocks.locator("tr, li").filter(has_text="办结答复时限")).to_contain_text("✓ 按时")


def test_five_are_merged_answered_once_and_one_is_taken_out_again(at, office, citizen):
    master = in_hand(office, "学府巷路面塌陷。", phone="13900007300")
    repeats = [office.file(f"学府巷路面塌陷，{n}号楼门前。", phone=f"1390000730{n}") for n in range(1, 6)]
    agent = at("agent1")
    for key in repeats:
        agent.looks_up(key.number)
        agent.takes("并单", 主工单=master.number)
    agent.takes("撤销并单", 理由="五号楼门前是另一处塌陷。")
    office.does(HANDLER, "result", master.number, **RESULT)
    office.does("dispatcher1", "review", master.number, accepted="true")

    told = citizen()
    told.follows(repeats[0])
    told.reloads_until(told.page.get_by_text(RESULT["reply"]).first)
    expect(told.page.get_by_role("link", name="评价办理结果")).to_be_visible()
    apart = citizen()
    apart.follows(repeats[4])
    apart.sees("您的诉求已受理")


def test_a_petition_from_its_filing_to_a_review(at, office, citizen):
    petitioner = citizen()
    words = {"发生了什么": "对征收补偿答复有异议。", "按什么程序办理": "信访", "姓名": "赵信访", "联系电话": "13900007401"}
    key = petitioner.files(您想="其他", **words)
    office.does("dispatcher1", "dispatch", key.number, unit=UNIT)
    handler = at(HANDLER)
    handler.goes_to("待办工单")
    handler.opens(key.number)
    handler.sees("信访")
    handler.takes("签收")
    handler.takes("登记先行联系", 说明="已书面告知受理。")
    handler.takes("提交办理结果", 办理结论="解释说明", 办理情况="已核实。", 给市民的答复="补偿符合规定，理由如下。")
    office.does("dispatcher1", "review", key.number, accepted="true")

    petitioner.looks_again()
    petitioner.sees("您可以申请复查")
    petitioner.fills_in({"申请的理由": "评估报告没有送达。"})
    petitioner.presses("提交申请")
    expect(petitioner.page.get_by_role("status")).to_contain_text("您的复查复核申请已提交")

    dispatcher = at("dispatcher1")
    dispatcher.looks_up(key.number)
    dispatcher.sees("复查")
    dispatcher.takes("派单", 主办单位="市自然资源和规划局")
    reviewer = at("handler.planning")
    reviewer.looks_up(key.number)
    reviewer.takes("签收")
    reviewer.sees("复查复核时限")
    reviewer.takes("提交办理结果", 办理结论="解释说明", 办理情况="已复查。", 给市民的答复="维持原答复。")
    office.does("dispatcher1", "review", key.number, accepted="true")
    petitioner.looks_again()
    petitioner.sees("维持原答复。")
    petitioner.sees("您可以申请复核")


def test_an_application_for_disclosure_from_its_filing_to_a_decision(at, office, citizen):
    applicant = citizen()
    words = {
        "发生了什么": "申请公开城区道路养护经费。",
        "按什么程序办理": "依申请公开",
        "姓名": "钱申请",
        "联系电话": "13900007501",
    }
    key = applicant.files(您想="其他", **words)
    office.does("dispatcher1", "dispatch", key.number, unit=UNIT)
    handler = at(HANDLER)
    handler.goes_to("待办工单")
    handler.opens(key.number)
    handler.takes("签收")
    handler.takes("请诉求人补充", 询问内容="请写明年度。")
    handler.sees("计时中止")

    applicant.looks_again()
    applicant.fills_in({"您的答复": "二〇二五年度。"})
    applicant.presses("提交答复")
    expect(applicant.page.get_by_role("status")).to_be_visible()
    handler.page.reload()
    handler.takes("征求第三方意见", 第三方="襄阳某养护公司")
    handler.takes("记录第三方意见", 第三方意见="合同单价不同意公开。")
    decided = {"办理结论": "解释说明", "公开答复类型": "部分公开", "办理情况": "已审查。", "给市民的答复": "公开总额，单价不予公开。"}
    handler.takes("提交办理结果", **decided)
    handler.sees("部分公开")
    office.does("dispatcher1", "review", key.number, accepted="true")
    applicant.looks_again()
    applicant.sees("公开总额，单价不予公开。")
