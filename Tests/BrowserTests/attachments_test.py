# SPDX-License-Identifier: Apache-2.0
"""Photos with a request: from the citizen's telephone to the unit's desk, and what is kept out (B4)."""

import re
import struct
import zlib

import pytest
from office import CaseKey
from playwright.sync_api import expect
from visitor import assert_accessible, assert_fits

FILES = "照片、录音、文件"
UNIT = "市城市管理执法委员会"
REFUSED = "^422 POST"


def picture(width=640, height=480) -> bytes:
    """A PNG in which a camera has written where it was."""

    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    row = b"\0" + bytes(3 * [x % 256 for x in range(width)])
    pixels = zlib.compress(row * height)
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    place = chunk(b"tEXt", b"Comment\0GPS 32.05N 112.15E")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + place + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


@pytest.fixture
def photo():
    return {"name": "学府巷.png", "mimeType": "image/png", "buffer": picture()}


@pytest.fixture
def script():
    return {"name": "学府巷.jpg", "mimeType": "image/jpeg", "buffer": b"#!/bin/sh\nrm -rf /\n"}


def chooses(person, *files):
    person.page.get_by_label(FILES).set_input_files(list(files))


def test_a_photo_goes_from_the_citizen_to_the_unit_and_nothing_hostile_with_it(citizen, officer, photo, script):
    neighbour = citizen()
    neighbour.visitor.expect(REFUSED)
    neighbour.visitor.open("/file")
    neighbour.fills_in({"发生了什么": "学府巷路面破损，见照片。", "在哪里": "樊城区学府巷"})
    chooses(neighbour, photo, script)
    neighbour.presses("提交")
    neighbour.sees("“学府巷.jpg”不是可接收的文件类型")
    expect(neighbour.page.get_by_label("学府巷.png")).to_be_checked()

    neighbour.presses("提交")
    expect(neighbour.page.get_by_role("heading", name="已收到您的诉求")).to_be_visible()
    key = CaseKey(*neighbour.page.locator("dd.receipt-key").all_inner_texts())
    neighbour.looks_again()
    expect(neighbour.page.get_by_role("link", name="学府巷.png")).to_be_visible()

    dispatcher = officer("dispatcher1")
    dispatcher.goes_to("派单")
    proposal = dispatcher.page.get_by_role("listitem").filter(has_text=key.number)
    dispatcher.presses(f"派给{UNIT}", proposal)
    handler = officer("handler.urban-management")
    handler.visitor.expect(REFUSED)
    handler.visitor.open(f"/staff/tickets/{key.number}")
    thumbnail = handler.page.locator(".attachment-picture img")
    expect(thumbnail).to_have_js_property("complete", True)
    assert thumbnail.evaluate("image => [image.naturalWidth, image.naturalHeight]") == [320, 240]
    small = handler.page.request.get(f"/staff/tickets/{key.number}/attachments/1/thumbnail").body()
    assert small.startswith(b"\xff\xd8\xff") and b"GPS" not in small

    with handler.page.expect_download() as download:
        handler.page.get_by_role("link", name="学府巷.png").click()
    assert download.value.suggested_filename == "学府巷.png"
    assert download.value.path().read_bytes() == photo["buffer"]

    chooses(handler, script)
    handler.presses("添加附件")
    handler.sees("附件没有添加")
    assert_accessible(handler.page)
    handler.visitor.resize("phone")
    assert_fits(handler.page)
    handler.visitor.resize("desk")
    chooses(handler, photo | {"buffer": picture(20, 10), "name": "修补后.png"})
    handler.page.get_by_label("诉求人可以看到").check()
    handler.presses("添加附件")
    expect(handler.page.get_by_role("status")).to_have_text(re.compile("附件已添加"))
    neighbour.looks_again()
    expect(neighbour.page.get_by_role("link", name="修补后.png")).to_be_visible()
