# SPDX-License-Identifier: Apache-2.0
"""What people keep for their work: a view of the list, a phrase for a form; by keyboard, with and without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

POWER = "handler.power"


def test_a_view_is_saved_used_made_the_start_page_and_deleted(officer):
    evaluator = officer("evaluator1")
    evaluator.goes_to("工单查询")
    evaluator.fills_in({"环节": "待回访"})
    evaluator.presses("查询")
    page = evaluator.page
    evaluator.keyboard.unfold(page.locator("summary").filter(has_text="保存当前条件为视图"))
    evaluator.fills_in({"视图名称": "待回访的"}, page.get_by_role("form", name="保存当前条件为视图"))
    evaluator.presses("保存", page.get_by_role("form", name="保存当前条件为视图"))

    evaluator.goes_to("工单查询")
    view = page.get_by_role("navigation", name="已存视图").get_by_role("link", name=re.compile("待回访的"))
    evaluator.keyboard.press(view)
    expect(page.get_by_label("环节")).to_have_value("callbackPending")
    evaluator.presses("设为我的起始页")
    expect(page.get_by_role("img", name="起始页")).to_be_visible()
    evaluator.keyboard.unfold(page.locator("summary").filter(has_text="修改此视图"))
    evaluator.presses("删除", page.get_by_role("form", name="修改此视图"))
    expect(page.get_by_role("status")).to_have_text("视图已删除。")
    expect(view).to_have_count(0)


@pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "plain"])
def test_a_phrase_is_kept_and_put_into_a_form_of_a_ticket(officer, office, javascript):
    key = office.file("变压器响声很大（常用语）。")
    office.does("dispatcher1", "dispatch", key.number, unit="power")
    office.does(POWER, "signature", key.number, handler=POWER)
    power = officer(POWER, javascript)
    page = power.page
    power.visitor.open("/staff/phrases")
    name = f"联系用语{int(javascript)}"
    form = page.get_by_role("form", name="新增常用语")
    power.fills_in({"名称": name, "内容": "已联系，工单{工单编号}。", "用途": "先行联系"}, form)
    power.presses("保存", form)
    expect(page.get_by_role("status")).to_have_text("已保存。")

    power.goes_to("待办工单")
    power.turns_to("办理中")
    power.opens(key.number)
    step = power.step("登记先行联系")
    power.fills_in({"说明": "上午。", "常用语": name}, step)
    power.keyboard.press(step.get_by_role("button", name=re.compile("^插入")))

    note = page.get_by_role("form", name="登记先行联系").get_by_label("说明", exact=True)
    expect(note).to_have_value(f"上午。\n已联系，工单{key.number}。")
    expect(note).to_be_focused()
    power.takes("登记先行联系")
