# SPDX-License-Identifier: Apache-2.0
"""An agent in a browser with the telephone above every page, who has a keyboard and no mouse."""

import re

from people import Officer
from playwright.sync_api import expect

# The instants at which callers popped up, by the page's clock: on the machine of the test, that of everybody.
NOTE_POPS = """() => {
    window.pops = {}
    new MutationObserver(() => document.querySelectorAll('#telephone [data-kind=ringing]').forEach((card) => {
        window.pops[card.dataset.call] ??= Date.now()
    })).observe(document.getElementById('telephone'), {childList: true, subtree: true})
}"""


class Operator(Officer):
    """`bar` is the telephone; `card` the call in it."""

    @property
    def bar(self):
        return self.page.get_by_role("region", name="电话")

    @property
    def card(self):
        return self.bar.locator("[data-call]")

    def sits_at(self, seat: str):
        self.keyboard.choose(self.bar.get_by_label("座席", exact=True), seat)
        self.does("签入")
        self.is_now("空闲")

    def is_now(self, state: str):
        expect(self.bar.locator("#phone-line .seat-state")).to_have_text(state)

    def does(self, name: str):
        """A button of the telephone."""
        button = self.bar.get_by_role("button", name=name, exact=True)
        expect(button).to_be_visible()
        self.keyboard.press(button)

    def dials(self, number: str, name: str):
        """Types a number and presses the button that does something with it."""
        self.keyboard.write(self.bar.get_by_label("号码或座席号"), number)
        self.does(name)

    def types(self, number: str):
        """Types a number and presses Enter."""
        self.keyboard.write(self.bar.get_by_label("号码或座席号"), number)
        self.page.keyboard.press("Enter")

    def rings(self, phone: str):
        """Sees who calls, before answering."""
        expect(self.card).to_have_attribute("data-kind", "ringing")
        expect(self.card).to_contain_text(phone)

    def talks(self, kind: str = "talking"):
        expect(self.card).to_have_attribute("data-kind", kind)

    def answers(self):
        """Picks up, and has the form with the caller's number before them."""
        self.does("接听")
        self.page.wait_for_url(re.compile("/staff/intake.*call="))
        self.talks()

    def writes_down(self, narrative: str) -> str:
        """The number of the ticket."""
        self.fills_in({"经过": narrative}, self.page.locator(".intake-form"))
        self.presses("保存并生成工单", self.page.locator(".intake-form"))
        number = self.page.locator(".ticket-number")
        expect(number).to_be_visible()
        return number.inner_text()

    def is_ready(self):
        """Has done with the last call."""
        self.does("示闲")
        self.is_now("空闲")

    def callers_number(self) -> str:
        """As it stands in the form."""
        return self.page.locator(".intake-form [name=phone]").input_value()

    def notes_pops(self):
        self.page.evaluate(NOTE_POPS)

    def pops(self) -> dict[str, int]:
        """Milliseconds since 1970, by call."""
        return self.page.evaluate("window.pops")
