# SPDX-License-Identifier: Apache-2.0
"""The live board moves while somebody looks at it."""

import re

from playwright.sync_api import expect


EVENTS = "/staff/live/events"


def figure(page, name: str):
    return page.locator(".board-tile").filter(has=page.locator("dt", has_text=re.compile(f"^{name}$"))).locator("dd")


def test_the_board_counts_a_request_without_being_loaded_again(officer, citizen):
    supervisor = officer("supervisor1")
    supervisor.goes_to("实时态势")
    received = figure(supervisor.page, "受理")
    before = int(received.inner_text())
    supervisor.page.evaluate("window.stillTheSamePage = true")

    citizen().files(发生了什么="公园里的路灯坏了。", 在哪里="樊城区人民公园")

    expect(received).to_have_text(str(before + 1))
    assert supervisor.page.evaluate("window.stillTheSamePage")


def test_the_board_says_that_its_line_is_cut_until_it_is_mended(officer):
    supervisor = officer("supervisor1")
    supervisor.visitor.expect(r"ERR_CONNECTION_REFUSED|\[object Event\]")
    supervisor.visitor.cut_the_line(f"**{EVENTS}")

    supervisor.goes_to("实时态势")
    notice = supervisor.page.get_by_text("连接中断")
    expect(notice).to_be_visible()

    supervisor.visitor.mend_the_line(f"**{EVENTS}")
    expect(notice).to_be_hidden()


def test_the_board_shows_its_figures_without_javascript(officer):
    supervisor = officer("supervisor1", javascript=False)

    supervisor.goes_to("实时态势")

    assert int(figure(supervisor.page, "受理").inner_text()) >= 0
