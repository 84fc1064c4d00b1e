# SPDX-License-Identifier: Apache-2.0
"""A person in front of the site: a browser window of one size, in one language, with cookies of its own."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

WINDOWS = {"desk": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
SMALLEST = {"width": 360, "height": 740}
LOCALES = {"zh": "zh-CN", "en": "en-GB"}
LANGUAGE_TAGS = {"zh": "zh-CN", "en": "en"}
LANGUAGE_COOKIE = "lang"
SCREENSHOTS = Path(__file__).resolve().parents[2] / ".vendor" / "screenshots"

PATIENCE = 10_000  # milliseconds that a page may take on a busy machine

ACCESSIBILITY = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

REPORT_VIOLATIONS = """
    document.addEventListener('securitypolicyviolation', (violation) =>
        console.error(`content security policy: ${violation.violatedDirective} refused ${violation.blockedURI}`))
"""

# A style element would break the content security policy; a constructed sheet does not.
STAND_STILL = """() => {
    const still = new CSSStyleSheet()
    still.replaceSync('*, *::before, *::after { transition: none !important; animation: none !important }')
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, still]
}"""


class Visitor:
    """Opens pages and remembers every complaint of the browser; `leave` fails on those that were not expected.

    Complaints are console errors, uncaught exceptions, violations of the content security policy, answers of
    status 400 and above, and requests to any other site.
    """

    def __init__(self, browser, address: str, window: str, language: str, javascript: bool = True):
        self.window, self.language = window, language
        self.complaints: list[str] = []
        self._address = address
        self._expected: list[str] = []
        self._context = browser.new_context(
            base_url=address,
            viewport=WINDOWS.get(window, SMALLEST),
            locale=LOCALES[language],
            timezone_id="Asia/Shanghai",
            reduced_motion="reduce",
            java_script_enabled=javascript,
        )
        self._context.set_default_timeout(PATIENCE)
        self._context.add_cookies([{"name": LANGUAGE_COOKIE, "value": language, "url": address}])
        self._listen()
        self.page = self._context.new_page()

    def open(self, path: str):
        """The page at `path`, once loaded; never wait for an idle network, since an event stream stays open."""
        self.page.goto(path, wait_until="load")
        return self.page

    def wear(self, badge: dict):
        """Comes in as somebody who signed in elsewhere: `badge` is the cookie of their session."""
        self._context.add_cookies([badge])

    def expect(self, complaint: str):
        """Takes complaints matching this pattern as right, such as "403 " for a page that must be refused."""
        self._expected.append(complaint)

    def cut_the_line(self, address: str):
        """Requests that match fail from here on, as on a network that is down."""
        self._context.route(address, lambda route: route.abort("connectionrefused"))

    def mend_the_line(self, address: str):
        self._context.unroute(address)

    def resize(self, window: str):
        self.window = window
        self.page.set_viewport_size(WINDOWS[window])

    def screenshot(self, name: str) -> Path:
        """The whole page as a picture in .vendor/screenshots."""
        path = SCREENSHOTS / f"{name}-{self.window}-{self.language}.png"
        self.page.screenshot(path=path, full_page=True)
        return path

    def leave(self):
        """Closes the window; raises AssertionError with the complaints that nobody expected."""
        self._context.close()
        unexpected = [c for c in self.complaints if not any(re.search(pattern, c) for pattern in self._expected)]
        assert not unexpected, "the browser complained:\n" + "\n".join(unexpected)

    def _listen(self):
        self._context.add_init_script(REPORT_VIOLATIONS)
        self._context.on("console", self._hear_console)
        self._context.on("weberror", lambda error: self.complaints.append(f"uncaught: {error.error}"))
        self._context.on("request", self._hear_request)
        self._context.on("response", self._hear_response)

    def _hear_console(self, message):
        # A refused load is already known by its status.
        if message.type == "error" and not message.text.startswith("Failed to load resource: the server responded"):
            self.complaints.append(f"console: {message.text}")

    def _hear_request(self, request):
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and f"{parts.scheme}://{parts.netloc}" != self._address:
            self.complaints.append(f"outside: {request.url}")

    def _hear_response(self, response):
        if response.status >= 400:
            self.complaints.append(f"{response.status} {response.request.method} {response.url}")


def assert_accessible(page):
    """Raises AssertionError naming every element that breaks a rule of WCAG 2.2 AA or a best practice of axe-core."""
    page.evaluate(STAND_STILL)
    options = {"runOnly": {"type": "tag", "values": ACCESSIBILITY}, "resultTypes": ["violations"]}
    results = Axe().run(page, options=options)
    assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"


def assert_fits(page):
    """Raises AssertionError if the page is wider than its window, so that a reader would have to scroll sideways."""
    too_wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert too_wide <= 0, f"{page.url} is {too_wide} px wider than its window"


def assert_sound(visitor, name: str):
    """Takes pictures called `name` of the page before the visitor, at each width.

    Raises AssertionError unless it is in the visitor's language, has one main heading, is accessible and fits.
    """
    expect(visitor.page.locator("html")).to_have_attribute("lang", LANGUAGE_TAGS[visitor.language])
    expect(visitor.page.get_by_role("heading", level=1)).to_have_count(1)
    for window in WINDOWS:
        visitor.resize(window)
        visitor.screenshot(name)
        assert_fits(visitor.page)
        assert_accessible(visitor.page)
