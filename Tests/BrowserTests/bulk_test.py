# SPDX-License-Identifier: Apache-2.0
"""Several tickets at once, chosen by keyboard, with and without JavaScript."""

import pytest
from playwright.sync_api import expect
from samples import HANDLER, UNIT


@pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "plain"])
def test_five_are_signed_at_once_and_the_one_a_colleague_changed_is_told_apart(officer, office, javascript):
    place = "有脚本" if javascript else "无脚本"
    keys = [office.file(f"小区门前路面破损（批量{place}{count}）。") for count in range(5)]
    for key in keys:
        office.does("dispatcher1", "dispatch", key.number, unit=UNIT)
    handler = officer(HANDLER, javascript)
    handler.goes_to("待办工单")
    for key in keys:
        handler.keyboard.tick(handler.page.get_by_role("checkbox", name=key.number))
    if javascript:
        expect(handler.page.locator("#bulk-count")).to_have_text("已选 5 件")
    handler.fills_in({"操作": "签收"})
    handler.presses("批量办理")

    expect(handler.page.get_by_role("heading", level=1)).to_have_text("批量签收：5 件")
    office.does("agent1", "urging", keys[2].number, note="市民又来电催办。")
    handler.presses("签收")

    expect(handler.page.get_by_role("status")).to_have_text("已完成 4 件，未完成 1 件。")
    slow = handler.page.get_by_role("listitem").filter(has_text=keys[2].number)
    expect(slow).to_contain_text("已被他人更新")
    expect(slow).to_contain_text("市民又来电催办。")
    handler.keyboard.press(handler.page.get_by_role("link", name="重新核对未完成的工单"))
    handler.presses("签收")
    expect(handler.page.get_by_role("status")).to_have_text("全部 1 件已完成。")


def test_a_whole_page_is_ticked_by_one_key(officer, office):
    key = office.file("小区门前路面破损（全选）。")
    office.does("dispatcher1", "dispatch", key.number, unit=UNIT)
    handler = officer(HANDLER)
    handler.goes_to("待办工单")
    boxes = handler.page.get_by_role("checkbox")

    handler.keyboard.press(handler.page.get_by_role("link", name="全选本页"))

    assert all(box.is_checked() for box in boxes.all())
    expect(handler.page.locator("#bulk-count")).to_have_text(f"已选 {boxes.count()} 件")
