# SPDX-License-Identifier: Apache-2.0
"""HTML as the text that a reader sees: blocks are lines, paragraphs stand apart, quotations begin with ">"."""

import html
import re

RAW = {"script", "style"}
UNSEEN = {"head", "title"}
PARAGRAPHS = {"p", "ul", "ol", "dl", "table", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "hr"}
LINES = {"br", "div", "li", "tr", "dt", "dd", "section", "article", "header", "footer", "form", "center", "body"}
SHOWN = PARAGRAPHS | LINES
NAMED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)

# Octets of a page that are read; pictures within the markup are left out first.
MOST = 2_000_000
LONGEST_TAG = 4_000
TAG = re.compile(r"""<(/?)([a-zA-Z][^\s/>]*)(?:[^>"']|"[^"]*"|'[^']*')*>""")
PICTURE = re.compile(r"data:[^\"'\s<>]{100,}")


def is_long(octets):
    """Whether more stands there than is read, so that the page is enclosed."""
    return len(octets) > MOST


def charset_of(octets):
    """What the page itself says."""
    found = NAMED.search(octets[:4096])
    return found[1].decode("ascii", "replace") if found else None


def text_of(markup):
    page = Page()
    for text, end, tag in pieces(PICTURE.sub("", markup)[:MOST]):
        page.say(html.unescape(text))
        if end:
            page.end(tag)
        else:
            page.start(tag)
    return page.text()


def pieces(markup):
    """Each text with the tag behind it, and whether that ends what it names. Python's own parser would take hours for a
    page of tags that never end; here nothing is looked at more than a few times."""
    at = 0
    while (start := markup.find("<", at)) >= 0:
        text = markup[at:start]
        if markup.startswith("<!--", start):
            at = behind("-->", markup, start)
            yield text, False, ""
        elif found := TAG.match(markup, start, start + LONGEST_TAG):
            tag = found[2].lower()
            at = found.end()
            if tag in RAW and not found[1]:
                closing = re.compile(f"</{tag}", re.IGNORECASE).search(markup, at)
                at = behind(">", markup, closing.start()) if closing else len(markup)
            yield text, bool(found[1]), tag
        elif re.match(r"[a-zA-Z/!?]", markup[start + 1 : start + 2]):
            at = behind(">", markup, start)
            yield text, False, ""
        else:
            at = start + 1
            yield text + "<", False, ""
    yield markup[at:], False, ""


def behind(mark, markup, start):
    end = markup.find(mark, start)
    return end + len(mark) if end >= 0 else len(markup)


class Page:
    """The lines so far, each with the depth of its quotation."""

    def __init__(self):
        self.lines = [[0, []]]
        self.wanted = 0
        self.quoted = 0
        self.unseen = []

    def start(self, tag):
        if tag in UNSEEN:
            self.unseen.append(tag)
        elif tag in SHOWN:
            # Of what is never ended only so much is hidden as can be meant.
            self.unseen.clear()
        if tag == "br":
            # A break behind a break is an empty line; one behind a block is not.
            self.wanted = min(self.wanted + 1, 2)
        elif tag in ("td", "th"):
            self.lines[-1][1].append(" ")
        self.apart(tag)
        if tag == "blockquote":
            self.quoted = min(self.quoted + 1, 20)

    def end(self, tag):
        if tag in self.unseen:
            del self.unseen[self.unseen.index(tag) :]
        if tag == "blockquote" and self.quoted:
            self.quoted -= 1
        self.apart(tag)

    def apart(self, tag):
        self.wanted = max(self.wanted, 2 if tag in PARAGRAPHS else 1 if tag in LINES else 0)

    def say(self, data):
        if self.unseen:
            return
        if not data.strip():
            if data and not self.wanted:
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
