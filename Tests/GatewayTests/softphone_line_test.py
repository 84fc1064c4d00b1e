# SPDX-License-Identifier: Apache-2.0
"""Who signs in at a softphone, who does not, and what happens when what it needs is gone."""

from pathlib import Path

import pytest
from running import Control
from softphone_page import hang_up_all, token


@pytest.mark.parametrize(
    ("seat", "changes", "words"),
    [
        ("8001", {"secret": "wrong"}, "话机密码不正确，请联系管理员"),
        ("8009", {"secret": "loopback-8009"}, "没有这个坐席，请联系管理员"),
        ("8001", {"token": "forged"}, "登录已过期，请刷新页面"),
        ("8001", {"token": token("another secret")}, "登录已过期，请刷新页面"),
        ("8001", {"token": token("loopback-tokens-of-the-tests", seconds=-1)}, "登录已过期，请刷新页面"),
    ],
)
def test_who_may_not_sign_in_is_told_why(sit_down, seat, changes, words):
    agent = sit_down(seat, **changes)

    agent.sees(line="refused")
    agent.reads(words)


def test_an_address_that_is_none_is_no_reason_to_wait(sit_down):
    sit_down(proxy="nowhere").sees(line="disconnected")


def test_without_a_microphone_nobody_signs_in(browser, sit_down):
    context = browser.new_context()
    context.add_init_script("navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error('none'))")

    agent = sit_down(context=context)

    agent.reads("无法使用麦克风，请检查耳机和浏览器权限")
    context.close()


def test_a_second_window_does_not_take_the_seat_away(ready, sit_down):
    second = sit_down(context=ready.page.context)
    second.reads("话机已在另一个窗口登录")
    ready.sees(line="ready")

    ready.page.close()

    second.sees(line="ready")


def test_secrets_and_numbers_are_kept_nowhere(talking, softphone):
    assert "loopback-8001" not in talking.page.content()
    folder = Path(Control(softphone["HOTLINE_TEST_SOFTPHONE"]).get("/")["folder"])
    logs = {name: (folder / f"{name}.log").read_text() for name in ("janus", "kamailio")}
    assert not [name for name, log in logs.items() if "loopback-8001" in log or "13800138000" in log]


def test_when_janus_is_gone_it_says_so_and_comes_back(talking, manager, call, softphone):
    control = Control(softphone["HOTLINE_TEST_SOFTPHONE"])

    control.post("/programs/janus/kill")
    talking.sees(line="disconnected", call="none")
    talking.reads("话机已断开，正在重新连接")
    talking.reads("通话中断，请回拨市民")
    control.post("/programs/janus/start")

    talking.sees(line="ready")
    hang_up_all(manager)
    call(seconds=30, first_number=13800138001)
    talking.reads("来电：13800138001")


def test_when_the_registrar_starts_again_the_seat_signs_in_anew(ready, softphone):
    control = Control(softphone["HOTLINE_TEST_SOFTPHONE"])

    control.post("/programs/kamailio/kill")
    ready.page.reload()
    ready.sees(line="disconnected")
    control.post("/programs/kamailio/start")

    ready.sees(line="ready")
