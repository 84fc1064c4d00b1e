# SPDX-License-Identifier: Apache-2.0
"""The citizens' portal, each way to its answer: with a script on a telephone, by keyboard, without a script at 360 px."""

import re

import pytest
from attachments_test import FILES, picture
from office import CaseKey
from people import Citizen
from playwright.sync_api import expect
from visitor import assert_accessible, assert_fits

UNIT = "urban-management"
HANDLER = "handler.urban-management"
MATTER = "路灯照明"
REPLY = "路灯已经修好，感谢您的反映。"
PUBLIC_REPLY = "该路段路灯已全部修复。"


@pytest.fixture
def neighbour(arrive, city):
    """A citizen whose browser runs scripts: `neighbour()`."""

    def make(window="phone"):
        return Citizen(arrive(city.address, window=window))

    return make


def is_answered(office, number: str, public_answer: str | None = None, dispatched=True):
    """The unit mends it and the centre lets the answer pass; what routing was sure of it has already."""
    if not dispatched:
        office.does("dispatcher1", "dispatch", number, unit=UNIT)
    office.does(HANDLER, "signature", number, handler=HANDLER)
    result = {"conclusion": "solved", "report": "已更换灯具。", "reply": REPLY}
    office.does(HANDLER, "result", number, **result, **({"publicAnswer": public_answer} if public_answer else {}))
    office.does("dispatcher1", "review", number, accepted="true")


def receipt(person) -> CaseKey:
    expect(person.page.get_by_role("heading", name="已收到您的诉求")).to_be_visible()
    return CaseKey(*person.page.locator("dd.receipt-key").all_inner_texts())


def sees_and_rates_the_answer(person):
    person.looks_again()
    person.sees(REPLY)
    person.rates(您反映的问题="已解决", 您对办理结果="非常满意")
    person.looks_again()
    person.sees("您的诉求已办结")


def test_on_a_telephone_with_map_questions_and_photos(neighbour, office):
    person = neighbour()
    page = person.visitor.open("/file")
    page.get_by_label("发生了什么").fill("门口的路灯坏了三盏，晚上很黑。")
    page.get_by_label("属于哪一类").select_option(label=MATTER)
    page.get_by_label("几盏不亮").fill("3")
    page.get_by_label(FILES).set_input_files(
        [{"name": f"{name}.png", "mimeType": "image/png", "buffer": picture(60, 40)} for name in ["灯一", "灯二"]]
    )
    page.get_by_role("button", name="移除 灯二.png").click()
    expect(page.get_by_role("button", name="移除 灯一.png")).to_be_focused()
    expect(page.locator("#map .leaflet-interactive").or_(page.locator("#map path")).first).to_be_visible()
    page.get_by_role("application", name=re.compile("选择地点的地图")).click()
    expect(page.locator("#map-said")).to_contain_text("已选定：")
    picked = re.search("已选定：(.+?)（", page.locator("#map-said").inner_text())[1]
    assert page.locator("#area option:checked").inner_text().startswith(picked)
    assert_accessible(page)
    assert_fits(page)
    person.visitor.screenshot("portal-filled")
    page.get_by_label("联系电话").fill("13900007101")
    page.get_by_role("button", name="提交").click()

    key = receipt(person)
    ticket = office.reads("dispatcher1", key.number)
    assert "几盏不亮" in ticket and picked in ticket and "灯一.png" in ticket and "灯二.png" not in ticket
    is_answered(office, key.number)
    sees_and_rates_the_answer(person)


def test_without_a_script_at_the_smallest_width(arrive, city, office):
    person = Citizen(arrive(city.address, window="smallest", javascript=False))
    person.visitor.open("/file")
    person.fills_in({"发生了什么": "楼下每天很吵，音量很大。", "属于哪一类": "社会生活噪声"})
    expect(person.page.locator("#map-part")).to_be_hidden()
    person.fills_in({"在哪里": "樊城区人民路小区", "联系电话": "13900007102"})
    person.presses("提交")

    expect(person.page.get_by_role("status")).to_contain_text("请再回答几个关于这类事项的问题")
    assert_fits(person.page)
    person.visitor.expect("^422 POST")
    person.presses("提交")
    expect(person.page.get_by_role("alert")).to_contain_text("请回答“什么时间最吵”")
    assert_fits(person.page)
    person.fills_in({"什么时间最吵": "晚上", "声音从哪里来": "广场舞"})
    person.presses("提交")

    key = receipt(person)
    assert_fits(person.page)
    is_answered(office, key.number, dispatched=False)
    sees_and_rates_the_answer(person)
    assert_fits(person.page)


def test_by_keyboard_alone_with_the_middle_of_the_map(neighbour, office):
    person = neighbour("desk")
    person.visitor.open("/mailboxes")
    person.keyboard.press(person.page.get_by_role("main").get_by_role("link", name=re.compile("^城管委信箱")))
    person.sees("写给 城管委信箱")
    person.fills_in({"发生了什么": "滨江路的路灯整夜不亮。", "您想": "求助", "属于哪一类": MATTER, "几盏不亮": "2"})
    frame = person.page.get_by_role("application")
    person.keyboard.reach(frame)
    person.page.keyboard.press("Enter")
    expect(person.page.locator("#map-said")).to_contain_text("已选定：")
    person.fills_in({"联系电话": "13900007103"})
    person.presses("提交")

    key = receipt(person)
    assert "城管委信箱" in office.reads("dispatcher1", key.number)
    is_answered(office, key.number, dispatched=False)
    sees_and_rates_the_answer(person)


def test_what_is_public_is_shown_to_whoever_writes_the_same(neighbour, citizen, office):
    key = office.file("张女士：解放路口路灯坏了，我是三号楼的。", publishable="on", phone="13900007104")
    office.does("dispatcher1", "publication", key.number, title="解放路口路灯故障")
    is_answered(office, key.number, PUBLIC_REPLY)
    person = neighbour()
    person.visitor.open("/file")

    person.page.get_by_label("发生了什么").press_sequentially("解放路口的路灯又坏了")

    similar = person.page.get_by_role("region", name="类似的诉求")
    expect(similar).to_contain_text("解放路口路灯故障")
    assert "张女士" not in similar.inner_text() and key.number not in similar.inner_text()
    similar.get_by_text("公开答复").click()
    expect(similar).to_contain_text(PUBLIC_REPLY)
    assert_accessible(person.page)
    person.visitor.screenshot("portal-similar")
    plain = citizen()
    plain.visitor.open("/public")
    plain.sees("解放路口路灯故障")


def test_a_request_that_is_no_longer_needed_is_taken_back(citizen, office):
    key = office.file("单元门口的路灯不亮。", phone="13900007105")
    person = citizen()
    person.follows(key)
    person.keyboard.unfold(person.page.locator("summary").filter(has_text="可以撤回"))
    person.fills_in({"撤回的原因": "物业已经修好"})
    person.presses("撤回诉求")

    expect(person.page.get_by_role("status")).to_contain_text("您的诉求已撤回")
    person.sees("您的诉求已办结")
    assert "诉求人撤回：物业已经修好" in office.reads("agent1", key.number)


def test_a_position_that_the_telephone_gives_is_put_on_the_map(browser, city):
    context = browser.new_context(
        base_url=city.address,
        locale="zh-CN",
        geolocation={"latitude": 32.1, "longitude": 111.95},
        permissions=["geolocation"],
    )
    page = context.new_page()
    page.goto("/file")

    page.get_by_role("button", name="我的位置").click()

    expect(page.locator("#map-said")).to_contain_text("已选定：樊城区")
    # The map is in 国测局 coordinates, some hundred metres away.
    assert 0.001 < abs(float(page.locator("#lng").input_value()) - 111.95) < 0.01
    context.close()
