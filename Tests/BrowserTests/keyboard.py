# SPDX-License-Identifier: Apache-2.0
"""Somebody who has a keyboard and no mouse."""

import re
from datetime import datetime

FOCUSABLE = "a, button, input, select, textarea, summary, [tabindex]"

HAS_FOCUS = "(element) => element === document.activeElement"
IN_GROUP = "(radio) => document.activeElement.type === 'radio' && document.activeElement.name === radio.name"

# A radio button may show its focus on the label around it.
SHOWS_FOCUS = """(element) => [element, element.closest('label')].some((shown) => {
    if (!shown) return false
    const style = getComputedStyle(shown)
    return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none'
})"""


class Keyboard:
    """Works a page by keys alone; every verb raises AssertionError for a control that Tab does not reach."""

    def __init__(self, page):
        self._page = page
        self._keys = page.keyboard

    def press(self, control):
        """A link or a button, by Enter."""
        self.reach(control)
        self._keys.press("Enter")

    def unfold(self, summary):
        self.reach(summary)
        self._keys.press("Space")

    def fill(self, area, label: str, value: str):
        """The field of `area` whose label begins with `label`, by what kind of field it is."""
        begins = re.compile("^" + re.escape(label))
        group = area.get_by_role("group", name=begins)
        field = area.get_by_label(begins).and_(self._page.locator("input, select, textarea"))
        group.or_(field).first.wait_for()
        if group.count():
            return self.pick(group.get_by_role("radio", name=re.compile("^" + re.escape(value))).first)
        verbs = {"select-one": self.choose, "datetime-local": self.write_instant, "checkbox": self.tick}
        return verbs.get(field.evaluate("(field) => field.type"), self.write)(field, value)

    def write(self, field, text: str):
        """Replaces what stands in the field."""
        self.reach(field)
        self._keys.press("Control+A")
        self._keys.type(text)

    def write_instant(self, field, iso: str):
        """`iso` as in 2026-11-27T23:59, part by part in the order of an American browser."""
        instant = datetime.fromisoformat(iso)
        self.reach(field)
        self._keys.type(f"{instant:%m%d%Y}")
        self._keys.press("ArrowRight")
        self._keys.type(f"{instant:%I%M%p}")
        assert field.input_value() == iso

    def choose(self, select, option: str):
        self.reach(select)
        self._keys.press("Home")
        for _ in range(select.locator("option").count()):
            if select.evaluate("(select) => select.selectedOptions[0].label.trim()") == option:
                return
            self._keys.press("ArrowDown")
        raise AssertionError(f"no option {option!r} by the arrow keys")

    def pick(self, radio):
        """One of a group of radio buttons: Tab to the group, arrows within it, Space where none was chosen before."""
        handle = radio.element_handle()
        self._tab_until(handle, IN_GROUP)
        for _ in range(20):
            if handle.evaluate(HAS_FOCUS):
                break
            self._keys.press("ArrowDown")
        self._assert_at(handle)
        if not radio.is_checked():
            self._keys.press("Space")
        assert radio.is_checked()

    def reach(self, control):
        """Presses Tab until `control` has the focus, and shows it; also where the page draws it anew meanwhile."""
        control.wait_for(state="attached")
        self._tab_until(control, HAS_FOCUS)
        self._assert_at(control)

    def tick(self, box, _=None):
        self.reach(box)
        self._keys.press("Space")
        assert box.is_checked()

    def _tab_until(self, control, found: str):
        # The parts of an instant are stops of their own, so there may be more stops than controls.
        for _ in range(2 * self._page.locator(FOCUSABLE).count() + 20):
            if control.evaluate(found):
                return
            self._keys.press("Tab")

    def _assert_at(self, control):
        assert control.evaluate(HAS_FOCUS), f"Tab does not reach {control.inner_text() or control}"
        assert control.evaluate(SHOWS_FOCUS), f"the focus does not show on {control.inner_text() or control}"
