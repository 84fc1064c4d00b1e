# SPDX-License-Identifier: Apache-2.0
"""A form that was filled in wrongly comes back with what is wrong and what was typed, on a sound page."""

import pytest
from keyboard import Keyboard
from playwright.sync_api import expect
from samples import HANDLER, RESULT
from visitor import assert_sound

WORDS = "已写好的内容"


@pytest.fixture
def someone(arrive, city, office, language):
    """Makes visitors in each language; with a login, signed in."""

    def make(login=None):
        visitor = arrive(city.address, language=language)
        visitor.expect("^(401|409|422) POST")
        if login:
            visitor.wear(office.badge(login))
        return visitor

    return make


def test_a_request_without_words_names_what_is_missing(someone):
    visitor = someone()
    page = visitor.open("/file")
    Keyboard(page).write(page.locator("#name"), WORDS)
    Keyboard(page).press(page.locator("main form button.btn-primary"))

    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(page.locator("#name")).to_have_value(WORDS)
    assert_sound(visitor, "file-refused")
    Keyboard(page).press(summary.get_by_role("link").first)
    expect(page.locator("#narrative")).to_be_focused()


def test_a_number_and_a_code_that_do_not_fit_open_nothing(someone, samples):
    visitor = someone()
    page = visitor.open("/follow")
    page.locator("#number").fill(samples.keys["registered"].number)
    page.locator("#code").fill("WRONG234")
    page.locator("#code").press("Enter")

    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.locator("#number")).to_have_value(samples.keys["registered"].number)
    expect(page.locator("#code")).to_have_value("")
    assert_sound(visitor, "follow-refused")


def test_a_rating_without_an_answer_says_which_question_is_open(someone, samples):
    visitor = someone()
    page = visitor.open(samples.path("/rate/{token}"))
    page.locator("#words").fill(WORDS)
    page.locator("main form button").click()

    expect(page.get_by_role("alert").get_by_role("link")).to_have_count(2)
    expect(page.locator("#words")).to_have_value(WORDS)
    assert_sound(visitor, "rate-refused")


def test_a_wrong_password_is_refused_and_not_repeated(someone, language):
    visitor = someone()
    page = visitor.open("/staff/sign-in")
    page.locator("#login").fill(f"nobody-{language}")
    page.locator("#password").fill(WORDS)
    page.locator("#password").press("Enter")

    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("#login")).to_have_value(f"nobody-{language}")
    expect(page.locator("#password")).to_have_value("")
    assert_sound(visitor, "sign-in-refused")


def test_an_agents_request_without_words_keeps_the_rest(someone):
    visitor = someone("agent1")
    page = visitor.open("/staff/intake")
    page.locator("#summary").fill(WORDS)
    page.locator(".intake-form .btn-primary").click()

    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.locator("#summary")).to_have_value(WORDS)
    assert_sound(visitor, "intake-refused")


def test_a_refused_step_says_why_and_keeps_what_was_typed(someone, samples):
    visitor = someone(HANDLER)
    page = visitor.open(samples.path("/staff/tickets/{signed}"))
    page.locator("details", has=page.locator("#step-requestExtension")).locator("summary").click()
    page.locator("#requestExtension-until").fill("2001-01-01T09:00")
    page.locator("#requestExtension-reason").fill(WORDS)
    page.locator("#step-requestExtension button").click()

    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.locator("#requestExtension-reason")).to_have_value(WORDS)
    expect(page.locator("#requestExtension-until")).to_have_attribute("aria-invalid", "true")
    assert_sound(visitor, "ticket-refused")


def test_a_step_on_a_ticket_that_moved_on_shows_what_changed(someone, office):
    key = office.file("小区门前路面破损，有人先动手。")
    office.does("dispatcher1", "dispatch", key.number, unit="urban-management")
    office.does(HANDLER, "signature", key.number, handler=HANDLER)
    visitor = someone(HANDLER)
    page = visitor.open(f"/staff/tickets/{key.number}")
    page.locator("#recordFirstContact-note").fill(WORDS)
    office.does(HANDLER, "result", key.number, **RESULT)
    page.locator("#step-recordFirstContact button").click()

    setback = page.get_by_role("alert")
    expect(setback).to_be_focused()
    expect(setback).to_contain_text(WORDS)
    expect(setback.get_by_role("listitem")).to_have_count(1)
    assert_sound(visitor, "ticket-stale")
