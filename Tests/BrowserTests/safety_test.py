# SPDX-License-Identifier: Apache-2.0
"""What a stranger writes is shown as written, and nothing but our own files is ever run."""

import pytest
from playwright.sync_api import expect
from samples import HANDLER, RESULT, UNIT

INERT = "<script>document.title='owned'</script>"
HOSTILE = INERT + """</textarea></title><img src=x onerror="document.title='owned'">\
<a href="javascript:alert(1)" style="position:fixed">{{#secret}}{{{key}}}'"&lt;b&gt;"""


@pytest.fixture(scope="module")
def hostile(office):
    """A ticket of which every word is hostile, answered by a hostile unit."""
    key = office.file(HOSTILE, address=HOSTILE[:200], name=HOSTILE[:100], phone="13900007300")
    office.does("agent1", "urging", key.number, note=HOSTILE)
    office.does("dispatcher1", "dispatch", key.number, unit=UNIT)
    office.does(HANDLER, "signature", key.number, handler=HANDLER)
    office.does(HANDLER, "first-contact", key.number, note=HOSTILE)
    result = {**RESULT, "report": HOSTILE, "reply": HOSTILE, "publicAnswer": HOSTILE}
    office.does(HANDLER, "result", key.number, **result)
    office.does("supervisor1", "supervision", key.number, order=HOSTILE)
    office.does("dispatcher1", "review", key.number, accepted="true")
    return key


@pytest.mark.parametrize(
    ("path", "login"),
    [
        ("/staff/tickets/{number}", "supervisor1"),
        ("/staff/tickets?q=owned", "supervisor1"),
        ("/staff/tickets?q={number}", "supervisor1"),
        ("/staff/callbacks", "evaluator1"),
        ("/staff/intake?phone=13900007300", "agent1"),
        ("/follow", None),
        ("/rate/{token}", None),
    ],
)
def test_hostile_words_are_shown_as_words(arrive, city, office, hostile, path, login):
    visitor = arrive(city.address)
    visitor.wear(office.badge(login) if login else office.case(hostile))
    token = office.invitation(hostile) if "{token}" in path else ""

    page = visitor.open(path.format(number=hostile.number, token=token))

    expect(page.get_by_role("main")).to_contain_text(INERT)
    assert_inert(page)


def test_hostile_words_are_shown_as_words_before_they_are_dispatched(arrive, city, office):
    key = office.file(HOSTILE + "路面破损", address=HOSTILE[:200])
    visitor = arrive(city.address)
    visitor.wear(office.badge("dispatcher1"))

    page = visitor.open("/staff/dispatch")

    expect(page.get_by_role("listitem").filter(has_text=key.number)).to_contain_text(INERT)
    assert_inert(page)


@pytest.mark.parametrize("path", ["/file", "/follow", "/staff/sign-in"])
def test_hostile_words_come_back_in_a_form_as_words(arrive, city, path):
    visitor = arrive(city.address)
    visitor.expect("^(401|422) POST")
    page = visitor.open(path)
    field = page.locator("main form input:not([type=hidden]):not([type=radio]):not([type=password]):not([type=file])").first
    field.fill(HOSTILE[:64])
    page.locator("main form").evaluate("(form) => { form.noValidate = true; form.requestSubmit() }")

    expect(page.get_by_role("alert")).to_be_visible()
    expect(field).to_have_value(HOSTILE[:40] if path == "/follow" else HOSTILE[:64])
    assert_inert(page)


@pytest.mark.parametrize("path", ["/", "/file", "/staff/sign-in", "/staff/live", "/nowhere", "/healthz"])
def test_no_answer_lets_anything_inline_run(arrive, city, office, path):
    visitor = arrive(city.address)
    visitor.wear(office.badge("leader1"))
    visitor.expect("^404 GET")

    policy = visitor.page.goto(path).headers["content-security-policy"]

    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert directives["default-src"] == directives["script-src"] == directives["style-src"] == "'self'"
    assert "unsafe" not in policy


# Scripts of files are ours, and the map places its pieces by styles of its own.
INTRUDERS = (
    "main script:not([src^='/']), main img:not(.leaflet-container img), main [onerror], main a[href^='javascript'], "
    "main [style]:not(.leaflet-container, .leaflet-container *)"
)


def assert_inert(page):
    assert "owned" not in page.title()
    assert page.locator(INTRUDERS).count() == 0
