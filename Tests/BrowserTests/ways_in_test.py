# SPDX-License-Identifier: Apache-2.0
"""What does not come by an ordinary call, by keyboard: visits, findings, emergencies, and numbers that are a nuisance."""

import re

from attachments_test import picture
from playwright.sync_api import expect
from visitor import assert_accessible, assert_fits

PHOTO = {"name": "井盖.png", "mimeType": "image/png", "buffer": picture()}


def is_told(person, text: str):
    """Above the page, what was just done."""
    expect(person.page.locator("body")).to_contain_text(text)


def number_of(person) -> str:
    return re.search(r"\d{14}", person.page.url)[0]


def test_a_visit_becomes_a_ticket_and_its_answer_is_told_at_the_counter(officer):
    agent = officer("agent1")
    agent.goes_to("受理登记")
    agent.keyboard.press(agent.page.get_by_role("link", name="来访登记"))
    agent.fills_in({"姓名": "王来访", "联系电话": "13900007301", "来访人数": "6", "情况": "咨询如何办理居住证。"})
    agent.presses("保存并生成工单")
    agent.sees("请向诉求人读出")
    agent.sees("6 人")
    agent.sees("集体来访")

    number = number_of(agent)
    answer = agent.page.locator("#step-answerDirectly")
    answer.evaluate("form => { const fold = form.closest('details'); if (fold) fold.open = true }")
    agent.fills_in({"给市民的答复": "带身份证和居住证明到派出所。"}, answer)
    agent.presses("直接答复", answer)
    telling = agent.page.locator("#step-recordTelling")
    telling.evaluate("form => { const fold = form.closest('details'); if (fold) fold.open = true }")
    expect(telling.get_by_label("当面告知")).to_be_checked()
    agent.keyboard.press(telling.get_by_role("button", name="登记告知"))

    is_told(agent, "已登记告知。")
    agent.sees("告知诉求人（当面告知）：带身份证和居住证明到派出所。")
    assert number in agent.page.url
    assert_accessible(agent.page)


def test_an_inspector_files_a_finding_with_a_photo_and_follows_only_that(officer, office):
    others = office.file("别处的路面破损。", phone="13900007302")
    inspector = officer("inspector1")
    inspector.page.set_viewport_size({"width": 360, "height": 740})
    inspector.visitor.open("/staff/intake/grid")
    inspector.fills_in({"网格编号": "FC-HJ-012", "情况": "井盖破损，已放警示牌。", "地点": "汉江街道建华路"})
    inspector.page.get_by_label("照片、录音、文件").set_input_files([PHOTO])
    assert_fits(inspector.page)
    inspector.presses("保存并生成工单")
    inspector.sees("FC-HJ-012")
    expect(inspector.page.get_by_role("link", name="井盖.png")).to_be_visible()
    number = number_of(inspector)

    inspector.visitor.open("/staff/tickets")
    rows = inspector.page.get_by_role("row")
    expect(rows.filter(has_text=number)).to_be_visible()
    expect(rows.filter(has_text=others.number)).to_have_count(0)


def test_an_emergency_goes_out_by_keyboard_before_anything_is_written(officer):
    agent = officer("agent1")
    agent.goes_to("受理登记")
    agent.page.get_by_label("来电号码").press("Shift+Tab")
    for _ in range(3):
        agent.page.keyboard.press("Shift+Tab")
    expect(agent.page.get_by_role("button", name="110 报警服务台")).to_be_focused()
    agent.page.keyboard.press("Enter")
    agent.sees("还没有对方的编号")
    number = number_of(agent)

    agent.visitor.open("/staff/emergencies")
    expect(agent.page.get_by_role("row").filter(has_text=number)).to_contain_text("待补")
    agent.keyboard.press(agent.page.get_by_role("link", name=number))
    record = agent.page.locator("#step-recordHandOver")
    agent.fills_in({"对方接听人": "警号 020134", "对方编号": "J2026-17"}, record)
    record.get_by_label("来电人同意").check()
    agent.presses("登记交接记录", record)
    agent.sees("对方编号J2026-17")

    agent.visitor.open("/staff/emergencies")
    expect(agent.page.get_by_role("row").filter(has_text=number)).to_contain_text("J2026-17")


def test_enter_in_a_field_of_the_agents_form_hands_nothing_over(officer):
    agent = officer("agent1")
    agent.goes_to("受理登记")
    agent.fills_in({"联系电话": "13900007303", "经过": "楼道灯坏了。"})
    agent.page.get_by_label("联系电话").press("Enter")

    agent.sees("请向诉求人读出")
    expect(agent.page.get_by_text("已转紧急热线")).to_have_count(0)


def test_a_nuisance_is_listed_by_two_flagged_appealed_and_lifted_by_a_third(officer):
    phone = "13900007399"

    def warned() -> bool:
        agent.visitor.open(f"/staff/intake?phone={phone}")
        return agent.page.get_by_text("该号码在骚扰号码名单上").count() == 1

    def entry(person):
        person.visitor.open("/staff/nuisances")
        return person.page.get_by_role("listitem").filter(has_text="139 0000 7399").first

    def does(person, what, why):
        item = entry(person)
        person.fills_in({"说明": why}, item)
        person.keyboard.press(item.get_by_role("button", name=what))

    agent = officer("agent1")
    agent.visitor.open("/staff/nuisances")
    agent.fills_in({"电话号码": phone, "理由": "一天拨打四十次后挂断，劝阻无效。"})
    agent.presses("提请")
    is_told(agent, "已提请列入")
    assert not warned()

    supervisor = officer("supervisor1")
    does(supervisor, "同意列入", "录音属实")
    is_told(supervisor, "已生效")
    assert warned()

    does(agent, "登记申诉", "机主说手机被盗")
    supervisor.visitor.expect("^403 POST")
    does(supervisor, "解除", "自己审核的")
    is_told(supervisor, "请由其他人处理")
    administrator = officer("admin1")
    does(administrator, "解除", "核实手机被盗")
    is_told(administrator, "已解除。")
    assert not warned()


def test_who_asks_again_is_told_how_it_stands_and_no_second_case_is_opened(officer, office):
    filed = office.file("路面破损，三天了。", phone="13900007304")
    office.does("dispatcher1", "dispatch", filed.number, unit="urban-management")
    agent = officer("agent1")
    agent.visitor.open("/staff/intake?phone=13900007304")
    progress = agent.page.get_by_role("link", name=f"读进度 {filed.number}")
    agent.reloads_until(progress)
    agent.keyboard.press(progress)
    form = agent.page.locator("#step-noteInquiry")
    expect(form.get_by_label("告知市民的内容")).to_have_value(re.compile("已于.*转市城市管理执法委员会办理"))
    agent.fills_in({"新情况": "旁边的灯也不亮了"}, form)
    agent.presses("登记催询", form)

    agent.sees("再次询问 1 次")
    agent.sees("新情况：旁边的灯也不亮了")
