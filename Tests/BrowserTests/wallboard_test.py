# SPDX-License-Identifier: Apache-2.0
"""The wall of the centre: it fills its window, moves by itself, and says when it does not."""

import re

import pytest
from playwright.sync_api import expect
from visitor import assert_accessible, assert_fits

EVENTS = "/staff/wallboard/events"
WALLS = {"1080p": {"width": 1920, "height": 1080}, "4K": {"width": 3840, "height": 2160}}


def tile(page, name: str):
    label = page.locator("dt", has_text=re.compile(f"^{name}$"))
    return page.locator(".wall-tile").filter(has=label).locator(".wall-figure")


def test_the_wall_counts_a_request_without_being_loaded_again(officer, citizen):
    supervisor = officer("supervisor1")
    page = supervisor.visitor.open("/staff/wallboard")
    received = tile(page, "今日受理")
    before = int(received.inner_text().replace(",", ""))
    page.evaluate("window.stillTheSamePage = true")

    citizen().files(发生了什么="公园里的路灯坏了，电话13900001234。", 在哪里="樊城区人民公园")

    expect(received).to_have_text(f"{before + 1:,}")
    assert page.evaluate("window.stillTheSamePage")
    assert "13900001234" not in page.content() and "路灯坏了" not in page.content()


def test_the_wall_says_that_its_line_is_cut_until_it_is_mended(officer):
    supervisor = officer("supervisor1")
    supervisor.visitor.expect(r"ERR_CONNECTION_REFUSED|\[object Event\]")
    supervisor.visitor.cut_the_line(f"**{EVENTS}")

    page = supervisor.visitor.open("/staff/wallboard")
    notice = page.get_by_text("连接中断")
    expect(notice).to_be_visible()

    supervisor.visitor.mend_the_line(f"**{EVENTS}")
    expect(notice).to_be_hidden()


@pytest.mark.parametrize("name", WALLS)
@pytest.mark.parametrize("address", ["/staff/wallboard", "/staff/wallboard?theme=light&map=late"])
def test_the_wall_fills_its_window_and_is_accessible(officer, name, address):
    supervisor = officer("supervisor1")
    supervisor.page.set_viewport_size(WALLS[name])
    page = supervisor.visitor.open(address)

    assert page.evaluate("document.documentElement.scrollHeight") <= WALLS[name]["height"]
    smallest = page.evaluate(
        """() => Math.min(...[...document.querySelectorAll('main *')]
            .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && !(e instanceof SVGElement)
                && !e.classList.contains('visually-hidden') && e.offsetParent !== null)
            .map(e => parseFloat(getComputedStyle(e).fontSize)))"""
    )
    # To be read at ten metres on a wall two metres wide.
    assert smallest >= WALLS[name]["width"] / 120 * 1.2
    assert_fits(page)
    assert_accessible(page)
    supervisor.visitor.window = name
    supervisor.visitor.screenshot("wall" if "light" not in address else "wall-light")


def test_the_wall_shows_its_figures_without_javascript(officer):
    supervisor = officer("supervisor1", javascript=False)

    page = supervisor.visitor.open("/staff/wallboard")

    assert int(tile(page, "今日受理").inner_text().replace(",", "")) >= 0
