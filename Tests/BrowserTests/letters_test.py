# SPDX-License-Identifier: Apache-2.0
"""A letter's way (A5): from the scanner to the clerk, to a unit, and back to its writer on the office's paper."""

import re
import subprocess

import pytest
import render
from degrade import skewed
from letters import LETTERS
from playwright.sync_api import expect
from samples import RESULT
from visitor import assert_accessible, assert_fits, assert_sound

LETTER = LETTERS["lamps"]
UNIT = "urban-management"
LETTER_PAGE = re.compile(r"/staff/letters/(L\d{4}-\d{6})$")
READING = 120_000  # milliseconds for a page on a busy machine


@pytest.fixture(scope="session")
def scan(tmp_path_factory):
    """The letter as a scanner gives it: askew, with noise."""
    folder = tmp_path_factory.mktemp("scan")
    document = folder / "lamps.pdf"
    document.write_bytes(render.pdf(render.content(LETTER), render.FONTS["hei"]))
    picture = folder / "来信.png"
    skewed(render.page_of(document)).save(picture, compress_level=1)
    return picture


def text_of(pdf) -> str:
    return subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True).stdout


def codes_in(picture) -> list[str]:
    command = ["zbarimg", "--quiet", "--raw", picture]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()


def reads(person, letter: str):
    """Waits until the letter is recognised, on a page that looks again by itself."""
    expect(person.page.get_by_role("heading", name="登记为工单")).to_be_visible(timeout=READING)
    person.sees(letter)


def test_a_letter_becomes_a_ticket_and_its_answer_leaves_on_paper(officer, office, scan, tmp_path):
    clerk = officer("agent1")
    page = clerk.page
    clerk.goes_to("来信")
    page.get_by_label("来信扫描件").set_input_files(scan)
    clerk.presses("送入")
    expect(page).to_have_url(LETTER_PAGE, timeout=READING)
    number = LETTER_PAGE.search(page.url)[1]
    reads(clerk, number)

    # Picture and text side by side: a word shows its place, doubtful ones are marked with more than a colour.
    picture = page.get_by_role("img", name="第 1 页")
    expect(picture).to_be_visible()
    word = page.locator(".read-line a").nth(1)
    word.click()
    place = page.locator(".word-place:target")
    expect(place).to_have_count(1)
    assert float(place.get_attribute("width")) > 30
    doubtful = page.locator(".read-line .doubtful").first
    expect(doubtful).to_contain_text("?")
    doubtful.focus()
    page.keyboard.press("Enter")
    expect(page.locator(doubtful.get_attribute("href"))).to_have_css("stroke", "rgb(138, 16, 32)")
    clerk.visitor.screenshot("letter")
    assert_accessible(page)
    clerk.visitor.resize("phone")
    clerk.visitor.screenshot("letter")
    assert_fits(page)
    clerk.visitor.resize("desk")

    # What was guessed stands in the form; the clerk corrects the rest.
    expect(page.get_by_role("textbox", name="联系电话")).to_have_value(LETTER.phone)
    expect(page.get_by_role("textbox", name="姓名")).to_have_value(re.compile("欧阳"))
    corrected = {"姓名": LETTER.name, "通信地址": LETTER.address, "起因（标题）": LETTER.matter}
    for label, words in {**corrected, "来信内容": "\n".join(LETTER.paragraphs)}.items():
        page.get_by_role("textbox", name=label).fill(words)
    page.get_by_label("希望的答复方式").select_option("letter")
    clerk.presses("登记并生成工单")
    expect(page).to_have_url(re.compile("/staff/tickets/"))
    ticket = page.locator(".ticket-number").inner_text()
    clerk.sees("请向诉求人读出")

    # The label is scanned, which types its number: the letter opens, and its paper goes into a box.
    page.goto(f"/staff/letters/{number}/label")
    label = tmp_path / "label.png"
    page.locator(".letter-label").screenshot(path=label)
    assert codes_in(label) == [number]
    clerk.goes_to("来信")
    page.get_by_label("扫标签或输入编号").fill(number.lower())
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"来信 {number}")
    page.get_by_label("存放处").select_option("filed")
    page.get_by_role("textbox", name="说明").fill("3号柜")
    clerk.presses("保存")
    clerk.sees("已归档 · 3号柜")

    answers(office, ticket)
    prints(clerk, ticket, number, tmp_path)


def answers(office, ticket: str):
    """The letter's words name matter and street: it went to its unit at once."""
    handler = f"handler.{UNIT}"
    office.does(handler, "signature", ticket, handler=handler)
    office.does(handler, "first-contact", ticket, note="已登门联系。")
    office.does(handler, "result", ticket, **{**RESULT, "reply": "学府巷路灯已于今日修复，地砖明日铺好。"})
    office.does("dispatcher1", "review", ticket, accepted="true")


def prints(clerk, ticket: str, number: str, folder):
    """The answer, as it leaves the house."""
    page = clerk.page
    page.goto("/staff/replies")
    row = page.get_by_role("row").filter(has_text=ticket).filter(has_text="答复")
    clerk.reloads_until(row, reloads=60)
    expect(row.get_by_role("button", name=re.compile("^已寄出"))).to_have_count(0)
    assert_sound(clerk.visitor, "replies")
    clerk.visitor.resize("desk")
    with page.expect_download() as download:
        row.get_by_role("button", name=re.compile("^打印")).click()
    pdf = download.value.path()
    text = text_of(pdf)
    assert "学府巷路灯已于今日修复，地砖明日铺好。" in text.replace("\n", "").replace(" ", "")
    for words in (ticket, number, LETTER.name, LETTER.address, "襄阳市12345政务服务便民热线"):
        assert words in text
    subprocess.run(["pdftoppm", "-r", "150", "-singlefile", "-png", pdf, folder / "answer"], check=True)
    assert number in codes_in(folder / "answer.png")[0]
    (folder / "answer.png").replace(clerk.visitor.screenshot("answer-on-paper"))

    page.reload()
    row.get_by_role("button", name=re.compile("^已寄出")).click()
    expect(page.get_by_role("status")).to_have_text(re.compile("已登记为寄出"))
    page.goto("/staff/outbox?tab=sent")
    sent = page.get_by_role("row").filter(has_text=ticket).filter(has_text="来信").filter(has_text="答复")
    clerk.reloads_until(sent)
    expect(sent).to_contain_text("已寄出")


def test_what_is_no_scan_or_cannot_be_read_says_so(officer):
    clerk = officer("agent1")
    clerk.visitor.expect("^422 POST")
    page = clerk.page
    clerk.goes_to("来信")
    page.get_by_label("来信扫描件").set_input_files(
        {"name": "来信.txt", "mimeType": "text/plain", "buffer": "来信内容".encode()}
    )
    clerk.presses("送入")
    clerk.sees("“来信.txt”不是 PDF、PNG 或 JPEG 扫描件")

    page.goto("/staff/letters")
    broken = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n"
    page.get_by_label("来信扫描件").set_input_files(
        {"name": "坏.pdf", "mimeType": "application/pdf", "buffer": broken}
    )
    clerk.presses("送入")
    expect(page.get_by_text("文件已损坏，或不是真正的 PDF 或图片")).to_be_visible(timeout=READING)
    clerk.presses("登记并生成工单")
    clerk.sees("请填写")
    assert_accessible(page)

    page.goto("/staff/letters?q=L2001-000001")
    clerk.visitor.expect("^404 GET")
    clerk.sees("没有编号为“L2001-000001”的来信")
