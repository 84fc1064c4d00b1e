# SPDX-License-Identifier: Apache-2.0
"""Citizens and staff, who do by keyboard what people do with the site, in Chinese."""

import re

from keyboard import Keyboard
from office import PASSWORD, CaseKey
from playwright.sync_api import expect

RELOADS = 20


class Person:
    """Somebody at a page: `page` is what they see."""

    def __init__(self, visitor):
        self.visitor, self.page = visitor, visitor.page
        self.keyboard = Keyboard(visitor.page)

    def goes_to(self, place: str):
        """A page, by the main navigation."""
        self._follow_link(place, self.page.get_by_role("navigation", name="主导航"))

    def turns_to(self, tab: str):
        """A tab of the desk before them."""
        self._follow_link(tab, self.page.get_by_role("navigation", name="分类"))

    def fills_in(self, fields: dict[str, str], area=None):
        for label, value in fields.items():
            self.keyboard.fill(area or self.page.get_by_role("main"), label, value)

    def presses(self, name: str, area=None):
        self.keyboard.press((area or self.page).get_by_role("button", name=name, exact=True))

    def sees(self, text: str):
        expect(self.page.get_by_role("main")).to_contain_text(text)

    def reloads_until(self, wanted, reloads: int = RELOADS):
        """For what the city does a moment later, on a page that does not change by itself."""
        for _ in range(reloads):
            try:
                return expect(wanted).to_be_visible(timeout=500)
            except AssertionError:
                self.page.reload()
        return expect(wanted).to_be_visible()

    def _follow_link(self, name: str, navigation):
        link = navigation.get_by_role("link", name=re.compile(f"^{name}"))
        self.keyboard.press(link)
        expect(link).to_have_attribute("aria-current", "page")
        self._reads_to_the_end()

    def _reads_to_the_end(self):
        """The head of a page is there before its tables and forms are."""
        self.page.wait_for_load_state("domcontentloaded")


class Citizen(Person):
    """Files, follows and rates."""

    def files(self, **fields: str) -> CaseKey:
        """Fields by their labels; the receipt's number and query code."""
        self.visitor.open("/")
        self.keyboard.press(self.page.get_by_role("main").get_by_role("link", name=re.compile("^我要反映")))
        self.fills_in(fields)
        self.presses("提交")
        expect(self.page.get_by_role("heading", name="已收到您的诉求")).to_be_visible()
        return CaseKey(*self.page.locator("dd.receipt-key").all_inner_texts())

    def follows(self, key: CaseKey):
        self.visitor.open("/follow")
        self.fills_in({"编号": key.number, "查询码": key.code})
        self.presses("查询")
        expect(self.page.get_by_role("heading", name="办理进度")).to_be_visible()

    def looks_again(self):
        """At the request that this browser still remembers."""
        self.visitor.open("/follow")
        expect(self.page.get_by_role("heading", name="办理进度")).to_be_visible()

    def rates(self, **answers: str):
        """The answer, once the page that they follow invites them to."""
        invitation = self.page.get_by_role("link", name="评价办理结果")
        self.reloads_until(invitation)
        self.keyboard.press(invitation)
        self.fills_in(answers)
        self.presses("提交评价")
        expect(self.page.get_by_role("heading", name="谢谢您的评价")).to_be_visible()


class Officer(Person):
    """Somebody of the centre or of a unit."""

    def signs_in(self, login: str):
        self.visitor.open("/staff")
        self.fills_in({"账号": login, "密码": PASSWORD})
        self.presses("登录")
        expect(self.page.get_by_role("heading", name="我的待办")).to_be_visible()

    def comes_in(self):
        """With the badge that the visitor wears."""
        self.visitor.open("/staff")

    def looks_up(self, number: str):
        """A ticket, by the search."""
        self.goes_to("工单查询")
        self.fills_in({"关键词": number})
        self.presses("查询")
        self.opens(number)

    def opens(self, number: str):
        """A ticket, from the list before them."""
        main = self.page.get_by_role("main")
        row = main.get_by_role("row").or_(main.get_by_role("listitem")).filter(has_text=number)
        self.keyboard.press(row.get_by_role("link").first)
        expect(self.page.locator(".ticket-number")).to_have_text(number)

    def step(self, name: str):
        """The form of a step, unfolded if need be."""
        self._reads_to_the_end()
        form = self.page.get_by_role("form", name=name, exact=True)
        if not form.is_visible():
            self.keyboard.unfold(self.page.locator("summary").filter(has_text=re.compile(f"^{name}$")))
        return form

    def takes(self, step: str, **fields: str):
        """A step on the ticket before them, and sees that it was taken."""
        self.tries(step, **fields)
        # Not the state of one's own telephone, which is a status too.
        expect(self.page.locator(".flash-success[role=status]")).to_be_visible()

    def tries(self, step: str, **fields: str):
        form = self.step(step)
        self.fills_in(fields, form)
        self.presses(step, form)
