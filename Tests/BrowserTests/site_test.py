# SPDX-License-Identifier: Apache-2.0
"""An administrator changes the city's calendar and limits, sees first what that would do, and whoever asks finds it."""

import re

import pytest
from playwright.sync_api import expect
from visitor import assert_sound

REPLY = "办结答复时限"


@pytest.fixture
def dispatched(office):
    """Makes tickets that the water company has: `dispatched(words)`."""

    def make(words):
        key = office.file(words)
        office.does("dispatcher1", "dispatch", key.number, unit="water")
        return key

    return make


def day_by_day(person, number: str) -> dict[str, str]:
    """What the explanation of the reply's clock says of each day."""
    person.visitor.open(f"/staff/tickets/{number}/deadlines")
    clock = person.page.locator("section").filter(has=person.page.get_by_role("heading", name=re.compile(REPLY)))
    rows = clock.locator("tbody tr").all()
    cells = [[cell.text_content().strip() for cell in row.locator("td").all()] for row in rows]
    return {day: standing for day, _, standing, _ in cells}


@pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "plain"])
def test_a_holiday_is_added_previewed_saved_and_counted(officer, dispatched, javascript):
    admin = officer("admin1", javascript)
    before = dispatched("水表读数不准，请来核对。")
    day = next(day for day, standing in day_by_day(admin, before.number).items() if standing == "工作日")

    admin.goes_to("日历与时限")
    form = admin.page.get_by_role("region", name="增改日期")
    form.get_by_label("日期").fill(day)
    form.get_by_label("改为").select_option("法定节假日")
    admin.fills_in({"名称": "市民节"}, form)
    admin.presses("预览影响", form)

    admin.sees(f"{day}")
    expect(admin.page.get_by_role("region", name="对在办工单的影响")).to_contain_text("件的时限会不同")
    expect(admin.page.get_by_role("region", name="对在办工单的影响")).to_contain_text("延后")
    if javascript:
        assert_sound(admin.visitor, "site-preview")
    admin.fills_in({"修改理由": "市政府放假通知"})
    admin.presses("保存为新的一版")

    expect(admin.page.get_by_role("status")).to_contain_text("已保存为新的一版")
    admin.sees("市政府放假通知")
    after = dispatched("水表读数还是不准，请再核对。")
    assert day_by_day(admin, before.number)[day] == "工作日", "what was given stays"
    assert day_by_day(admin, after.number)[day] == "法定节假日"

    # The city is shared with other tests: the day becomes ordinary again.
    admin.visitor.open(f"/staff/site/calendar?year={day[:4]}")
    admin.presses(f"恢复平常 {day}")
    admin.fills_in({"修改理由": "恢复"})
    admin.presses("保存为新的一版")
    expect(admin.page.get_by_role("status")).to_contain_text("已保存为新的一版")


def test_two_administrators_do_not_overwrite_each_other(officer):
    first, second = officer("admin1"), officer("admin1", False)
    second.visitor.expect("^409 POST")
    for person, name in [(first, "甲"), (second, "乙")]:
        person.goes_to("日历与时限")
        form = person.page.get_by_role("region", name="增改日期")
        form.get_by_label("日期").fill("2031-07-01")
        form.get_by_label("改为").select_option("停止办公")
        person.fills_in({"名称": name}, form)
        person.presses("预览影响", form)
        person.fills_in({"修改理由": f"{name}修改"})

    first.presses("保存为新的一版")
    second.presses("保存为新的一版")

    expect(second.page.get_by_role("alert")).to_contain_text("另一位管理员刚刚保存了新的一版")
    expect(second.page.get_by_label("修改理由")).to_have_value("乙修改")


def test_a_limit_is_changed_in_the_table_and_nonsense_is_refused(officer):
    admin = officer("admin1")
    admin.visitor.expect("^422 POST")
    admin.goes_to("日历与时限")
    admin.keyboard.press(admin.page.get_by_role("link", name="时限规则"))
    admin.keyboard.press(admin.page.get_by_role("link", name="修改 return-general", exact=True))
    admin.fills_in({"依据": "浏览器测试"})
    limit = admin.page.get_by_label("时限", exact=True)
    usual = limit.input_value()
    limit.fill("0")
    admin.presses("预览影响")
    expect(admin.page.get_by_role("alert")).to_contain_text("请填写 1 至 3660 的整数。")
    expect(admin.page.get_by_label("依据")).to_have_value("浏览器测试")
    assert_sound(admin.visitor, "site-pack-refused")

    limit.fill(usual)
    admin.presses("预览影响")
    admin.sees("浏览器测试")
    admin.fills_in({"修改理由": "补充依据"})
    admin.presses("保存为新的一版")
    admin.sees("浏览器测试")
