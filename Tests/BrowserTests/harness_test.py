# SPDX-License-Identifier: Apache-2.0
"""The tools of the journeys do notice what they are there to notice; shown on small pages of their own."""

import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from demo_server import DemoServer
from visitor import assert_accessible, assert_fits

STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'"
GOOD = '<main><h1>12345 热线</h1><p><label>电话 <input name="phone"></label></p></main>'
PAGES = {
    "/good": GOOD,
    "/unlabelled": '<main><h1>12345</h1><input name="phone"></main>',
    "/wide": GOOD + '<img src="/wide.svg" alt="">',
    "/inline-script": GOOD + "<script>document.title = 'changed'</script>",
    "/inline-style": GOOD + '<p style="color: red">!</p>',
    "/thrower": GOOD + '<script src="/thrower.js"></script>',
    "/outside": GOOD + '<img src="http://127.0.0.1:9/pixel.png" alt="">',
    "/broken-link": GOOD + '<img src="/nothing.png" alt="">',
}
FILES = {
    "/thrower.js": ("text/javascript", "throw new Error('lost')"),
    "/wide.svg": ("image/svg+xml", '<svg xmlns="http://www.w3.org/2000/svg" width="3000" height="1"/>'),
    "/favicon.ico": ("image/x-icon", ""),
}

SERVING_PROGRAM = """
import signal, sys
signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
print('login clerk / pass')
print('listening on http://127.0.0.1:1/', flush=True)
while True:
    signal.pause()
"""


class PageHandler(BaseHTTPRequestHandler):
    def do_GET(self):
        kind, body = FILES.get(self.path, ("text/html; charset=utf-8", self._page()))
        self.send_response(200 if self.path in FILES or self.path in PAGES else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Security-Policy", STRICT)
        self.end_headers()
        self.wfile.write(body.encode())

    def _page(self):
        head = '<meta name="viewport" content="width=device-width, initial-scale=1"><title>12345</title>'
        return f'<!doctype html><html lang="zh-CN"><head>{head}</head><body>{PAGES.get(self.path, GOOD)}</body></html>'

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def pages():
    server = ThreadingHTTPServer(("127.0.0.1", 0), PageHandler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_sound_page_passes_in_every_window_and_language(arrive, pages, window, language):
    visitor = arrive(pages, window, language)

    page = visitor.open("/good")

    assert_accessible(page)
    assert_fits(page)
    assert visitor.screenshot("harness").stat().st_size > 0
    assert page.evaluate("innerWidth") == {"desk": 1280, "phone": 390}[window]
    assert page.evaluate("navigator.language").startswith(language)


def test_a_field_without_a_label_is_not_accessible(arrive, pages):
    page = arrive(pages).open("/unlabelled")

    with pytest.raises(AssertionError, match="label"):
        assert_accessible(page)


def test_a_page_wider_than_a_phone_does_not_fit(arrive, pages):
    page = arrive(pages, window="phone").open("/wide")

    with pytest.raises(AssertionError, match="wider than its window"):
        assert_fits(page)


@pytest.mark.parametrize(
    ("path", "complaint"),
    [
        ("/inline-script", "(?i)content security policy.*script-src"),
        ("/inline-style", "(?i)content security policy.*style-src"),
        ("/thrower", "uncaught: .*lost"),
        ("/outside", "outside: http://127.0.0.1:9/pixel.png"),
        ("/broken-link", "404 GET .*/nothing.png"),
        ("/nowhere", "404 GET .*/nowhere"),
    ],
)
def test_a_complaint_of_the_browser_fails_the_visit_unless_expected(arrive, pages, path, complaint):
    visitor = arrive(pages)
    visitor.open(path)

    with pytest.raises(AssertionError, match=complaint):
        visitor.leave()

    visitor.expect(".")


def test_the_server_is_known_by_the_address_that_it_prints(tmp_path):
    server = DemoServer([sys.executable, "-c", SERVING_PROGRAM], log=tmp_path / "log").wait_until_ready(seconds=20)

    assert server.address == "http://127.0.0.1:1"
    assert server.printed[0] == "login clerk / pass"
    assert server.stop() == 0


def test_a_server_that_ends_at_once_tells_what_it_printed(tmp_path):
    program = "import sys; sys.exit('the port is taken')"

    with pytest.raises(RuntimeError, match="the port is taken"):
        DemoServer([sys.executable, "-c", program], log=tmp_path / "log").wait_until_ready(seconds=20)
