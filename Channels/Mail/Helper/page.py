# SPDX-License-Identifier: Apache-2.0
"""HTML as the text that a reader sees: blocks are lines, paragraphs stand apart, quotations begin with ">"."""

import re
from html.parser import HTMLParser

UNSEEN = {"script", "style", "head", "title", "template", "noscript", "svg", "object"}
PARAGRAPHS = {"p", "ul", "ol", "dl", "table", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "hr"}
LINES = {"br", "div", "li", "tr", "dt", "dd", "section", "article", "header", "footer", "form", "center", "body"}
SHOWN = PARAGRAPHS | LINES
NAMED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)


def charset_of(octets):
    """What the page itself says."""
    found = NAMED.search(octets[:4096])
    return found[1].decode("ascii", "replace") if found else None


def text_of(markup):
    page = Page()
    page.feed(markup)
    page.close()
    return page.text()


class Page(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.lines = [[0, []]]
        self.wanted = 0
        self.quoted = 0
        self.unseen = []

    def handle_starttag(self, tag, attrs):
        if tag in UNSEEN:
            self.unseen.append(tag)
        elif tag == "body" or (tag in SHOWN and self.unseen == ["head"]):
            self.unseen.clear()
        if tag == "br":
            # A break behind a break is an empty line; one behind a block is not.
            self.wanted = min(self.wanted + 1, 2)
        elif tag in ("td", "th"):
            self.lines[-1][1].append(" ")
        self.apart(tag)
        if tag == "blockquote":
            self.quoted = min(self.quoted + 1, 20)

    def handle_startendtag(self, tag, attrs):
        if tag not in UNSEEN:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        if tag in self.unseen:
            del self.unseen[self.unseen.index(tag) :]
        if tag == "blockquote" and self.quoted:
            self.quoted -= 1
        self.apart(tag)

    def apart(self, tag):
        self.wanted = max(self.wanted, 2 if tag in PARAGRAPHS else 1 if tag in LINES else 0)

    def handle_data(self, data):
        if self.unseen:
            return
        if not data.strip():
            if not self.wanted:
                self.lines[-1][1].append(" ")
            return
        if self.wanted:
            self.lines += [[self.quoted, []] for _ in range(self.wanted)]
            self.wanted = 0
        self.lines[-1][0] = self.quoted
        self.lines[-1][1].append(data)

    def text(self):
        lines = []
        for depth, pieces in self.lines:
            words = " ".join("".join(pieces).split())
            lines.append((">" * depth + " " + words).strip() if depth else words)
        return "\n".join(lines).strip("\n")
