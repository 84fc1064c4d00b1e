# SPDX-License-Identifier: Apache-2.0
"""A mail's parts: what is read, what is kept as a file, what the headers say. Python's parser finds the parts."""

import hashlib
import json
import quopri
import re
from datetime import timezone
from email.feedparser import BytesFeedParser
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from urllib.parse import unquote_to_bytes

import page
import words

DEEPEST, MOST_FILES, LONGEST = 100, 200, 65_536
# Characters of a text that are read; the whole of a longer one is enclosed.
MOST_TEXT = 1_000_000
# What tells a machine from a person, read elsewhere.
TOLD = [
    "auto-submitted", "precedence", "list-id", "x-loop", "x-autoreply", "x-autorespond", "x-auto-response-suppress",
    "x-mail-autoreply", "return-path", "x-failed-recipients",
]  # fmt: skip

PARAMETER = re.compile(r';\s*([^\s=;"]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^;]*)')
PIECE = re.compile(r"^([^*]+)(?:\*(\d{1,4}))?(\*)?$")
ID = re.compile(r"<([^<>\s]{1,998})>")
HEADER = re.compile(rb"^([!-9;-~]+)[ \t]*:")
BLANK = re.compile(rb"\r*\n\r*\n|^\r*\n")
ADDRESS = re.compile(r"[^\s@<>\"(),:;\[\]\\]+@[^\s@<>\"(),:;\\]+")


class Part(Message):
    """Messages within messages are left as they are: files."""

    def get_content_type(self):
        kind = super().get_content_type()
        return "application/x-whole" if kind.startswith("message/") else kind

    @property
    def octets(self):
        """As they stand in the message; `get_payload` would decode them by the character set that is named."""
        return (self._payload or "").encode("utf-8", "surrogateescape")


def read(octets):
    message = parsed(mended(octets))
    texts, files = [], []
    gather(message, 0, texts, files)
    files = files[:MOST_FILES]
    text = "\n\n".join(text for _, text in texts if text.strip())
    if len(text) > MOST_TEXT:
        files.append(("全文.txt", "text/plain", text.encode()))
    mail = {
        "sender": sender(message),
        "subject": words.header_text(header(message, "subject")),
        "date": date(message),
        "messageID": (ids(message, "message-id") or [None])[0],
        "references": list(dict.fromkeys(ids(message, "references") + ids(message, "in-reply-to"))),
        "text": text[:MOST_TEXT],
        "kind": kind_of(message),
        "headers": {name: words.header_text(header(message, name)) for name in TOLD if name in message},
        "files": [described(*file) for file in files],
    }
    # What a mail says, whichever way it came: the same letter to two mailboxes, or fetched twice, is one.
    said = [mail[key] for key in ("sender", "subject", "date", "messageID", "text", "files")]
    mail["fingerprint"] = hashlib.sha256(json.dumps(said).encode()).hexdigest()
    return mail, [content for _, _, content in files]


def described(name, kind, content):
    return {"name": name, "type": kind, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def parsed(octets):
    parser = BytesFeedParser(Part)
    for start in range(0, len(octets), LONGEST):
        parser.feed(octets[start : start + LONGEST])
    return parser.close()


def mended(octets):
    """The message with headers that the parser reads to their end: lines that are none are passed over."""
    end = BLANK.search(octets)
    head, body = (octets[: end.start()], octets[end.end() :]) if end else (octets, b"")
    lines = []
    for line in head.split(b"\n"):
        line = line.rstrip(b"\r")
        named = HEADER.match(line)
        if named:
            lines.append(named[1] + b":" + line[named.end() :])
        elif lines and line[:1] in (b" ", b"\t"):
            lines.append(line)
    if b"\r\r\n" in head:
        body = body.replace(b"\r\r\n", b"\r\n")
    if not lines:
        body = octets
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


# Headers


def header(part, name):
    """The first of that name in one line, as the parser hands it on; empty for none."""
    for key, value in part.raw_items():
        if key.lower() == name:
            return re.sub(r"\r?\n", "", value)[:LONGEST].strip()
    return ""


def sender(message):
    text = words.raw_text(header(message, "from")[:10_000])
    for name, address in getaddresses([text]):
        if ADDRESS.fullmatch(address) and len(address) <= 254:
            return {"name": words.one_line(words.decoded_words(name)) or None, "address": address}
    return None


def date(message):
    """Seconds since 1970; None for what is no date."""
    try:
        moment = parsedate_to_datetime(header(message, "date")[:100])
        moment = moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)
        return int(moment.timestamp())
    except (TypeError, ValueError, OverflowError, IndexError):
        return None


def ids(message, name):
    return [words.clean(words.raw_text(one)) for one in ID.findall(header(message, name))]


def parameters(text):
    """Parameters of a header by name, in pieces and with percent signs or not (RFC 2231); the latter go first."""
    plain, pieces = {}, {}
    for name, value in PARAMETER.findall(";" + text.partition(";")[2]):
        if value[:1] == '"':
            value = re.sub(r'\\(["\\])', r"\1", value[1:-1])
        split = PIECE.match(name.lower())
        if split and (split[2] or split[3]):
            pieces.setdefault(split[1], {})[int(split[2] or 0)] = (value.strip(), bool(split[3]))
        else:
            plain.setdefault(name.lower(), words.decoded_words(words.raw_text(value.strip())))
    return plain | {name: joined(numbered) for name, numbered in pieces.items()}


def joined(pieces):
    octets, label = b"", None
    for number, (value, is_encoded) in sorted(pieces.items()):
        if number == 0 and is_encoded and value.count("'") >= 2:
            label, _, value = value.split("'", 2)
        raw = value.encode("utf-8", "surrogateescape")
        octets += unquote_to_bytes(raw) if is_encoded else raw
    return words.text_of(octets, label)


# Parts


def kind_of(part):
    text = header(part, "content-type")
    kind = text.partition(";")[0].strip().lower()
    if re.fullmatch(r"[\w!#$&^.+-]+/[\w!#$&^.+-]+", kind, re.ASCII):
        return kind
    return "application/octet-stream" if text and is_attached(part) else "text/plain"


def is_attached(part):
    return header(part, "content-disposition").lower().startswith("attachment")


def name_of(part):
    for place, key in [("content-disposition", "filename"), ("content-type", "name")]:
        value = parameters(header(part, place)).get(key)
        if value:
            return words.file_name(value)
    return None


def gather(part, depth, texts, files):
    """Adds the part's texts, each with whether it is HTML, and its files."""
    if depth > DEEPEST:
        return
    kind = kind_of(part)
    if part.is_multipart():
        gather_parts(part, kind, depth, texts, files)
        return
    content = content_of(part)
    if kind.startswith("multipart/"):
        if header(part, "content-transfer-encoding").lower() in ("base64", "quoted-printable"):
            head = b"Content-Type: " + header(part, "content-type").encode("utf-8", "surrogateescape")
            gather(parsed(head + b"\r\n\r\n" + content), depth + 1, texts, files)
            return
        kind = "text/plain"
    name = name_of(part)
    if kind in ("text/plain", "text/html") and not is_attached(part) and name is None:
        texts.append((kind == "text/html", text_of(part, kind, content)))
        if kind == "text/html" and page.is_long(content):
            files.append(("正文.html", kind, content))
    else:
        files.append((name, kind, content))


def gather_parts(part, kind, depth, texts, files):
    choices = []
    for child in part.get_payload():
        found = []
        gather(child, depth + 1, found, files)
        choices.append(found)
    if kind == "multipart/alternative":
        spoken = [found for found in choices if any(text.strip() for _, text in found)]
        plain = [found for found in spoken if not any(is_html for is_html, _ in found)]
        choices = (plain or spoken)[:1]
    for found in choices:
        texts += found


def content_of(part):
    octets, encoding = part.octets, header(part, "content-transfer-encoding").lower()
    if encoding == "base64":
        return words.from_base64(octets)
    return quopri.decodestring(octets) if encoding == "quoted-printable" else octets


def text_of(part, kind, content):
    told = parameters(header(part, "content-type"))
    label = told.get("charset")
    if kind == "text/html":
        return words.clean(page.text_of(words.text_of(content, label or page.charset_of(content)))).rstrip()
    text = words.clean(words.text_of(content, label))
    return (flowed(text, told.get("delsp", "")) if told.get("format", "").lower() == "flowed" else text).rstrip()


def flowed(text, deletes):
    """Lines that end in a space go on in the next, if that is quoted as deep (RFC 3676)."""
    lines, goes_on = [], None
    for line in text.split("\n"):
        quoted = re.match(r">*", line)[0]
        rest = line[len(quoted) :].removeprefix(" ")
        if goes_on == quoted:
            lines[-1] = (lines[-1][:-1] if deletes.lower() == "yes" else lines[-1]) + rest
        else:
            lines.append((quoted + " " + rest) if quoted else rest)
        goes_on = quoted if rest.endswith(" ") and rest != "-- " else None
    return "\n".join(lines)
