# SPDX-License-Identifier: Apache-2.0
"""What no standard allows and every mail server delivers. A citizen's words are not lost for it."""

from sample import (
    ADDRESS,
    NAME,
    TEXT,
    Part,
    Sample,
    attachment,
    base64_lines,
    crlf,
    file_part,
    found,
    letter,
    multipart,
    text_part,
    word,
)

FILE = b"BJ-0573\n" * 20


def samples() -> list[Sample]:
    return [*_multiparts(), *_headers(), *_octets(), *_cut()]


def _multiparts() -> list[Sample]:
    whole = multipart("mixed", text_part(TEXT), boundary="mixed-1")
    # Of HTML there would be two texts; of plain text and a boundary that is not there, one.
    unnamed = Part(whole.body, {"Content-Type": "multipart/mixed"})
    misnamed = Part(crlf(TEXT), {"Content-Type": 'multipart/mixed; boundary="not-there"'})
    in_preamble = Part(b"A boundary looks like --mixed-1 here.\r\n--mixed-1x\r\n" + whole.body, whole.headers)
    empty = multipart("mixed", Part(b""), text_part(TEXT), Part(b"", {"Content-Type": "text/html"}), boundary="mixed-1")
    nothing = Part(b"--mixed-1--\r\n", whole.headers)
    return [
        _whole("boundary-never-ends", Part(whole.body.replace(b"--mixed-1--\r\n", b""), whole.headers)),
        _whole("boundary-not-there", misnamed, note="then the body is the text"),
        _whole("boundary-not-named", unnamed, None, "some readers guess it"),
        _whole("boundary-in-preamble", in_preamble),
        _whole("parts-empty", empty),
        _whole("parts-none", nothing, ""),
        _whole("part-in-base64-within-base64", _encoded_multipart(), note="RFC 2045 forbids to encode a multipart"),
    ]


def _headers() -> list[Sample]:
    content = text_part(TEXT)
    several = f"{word(NAME)} <{ADDRESS}>, li@example.com"
    return [
        Sample("date-missing", letter(content, {"Date": None}), found(date=None)),
        Sample("date-nonsense", letter(content, {"Date": "yesterday"}), found(date=None)),
        Sample(
            "date-in-far-future",
            letter(content, {"Date": "Fri, 31 Dec 2399 23:59:59 +0000"}),
            found(date="2399-12-31T23:59:59Z"),
            "what it says; who reads it decides when it came",
        ),
        Sample("date-without-weekday", letter(content, {"Date": "5 Jan 26 09:30 +0800"}), found()),
        Sample("from-missing", letter(content, {"From": None}), found(**{"from": None})),
        Sample("from-empty", letter(content, {"From": ""}), found(**{"from": None})),
        Sample("from-several-people", letter(content, {"From": several}), found(), "the first"),
        Sample(
            "from-twice",
            letter(content, {"From": [f"{word(NAME)} <{ADDRESS}>", "li@example.com"]}),
            found(),
            "the first",
        ),
        Sample("from-without-address", letter(content, {"From": word(NAME)}), found(**{"from": None})),
        Sample("message-id-missing", letter(content, {"Message-ID": None}), found(messageID=None)),
        Sample("subject-twice", letter(content, {"Subject": [word("路灯不亮"), word("别的")]}), found(), "the first"),
        Sample("header-huge", letter(content, {"X-Huge": "x" * 100_000}), found()),
        Sample("headers-many", letter(content, {"X-Many": [f"{n}" for n in range(2000)]}), found()),
        Sample(
            "references-huge",
            letter(content, {"References": "\r\n ".join(f"<{n}@example.com>" for n in range(1000))}),
            found(references=[f"{n}@example.com" for n in range(1000)]),
        ),
        Sample("line-without-colon", _with_line(letter(content), b"what is this"), found(), "the line is passed over"),
        Sample("header-with-space-before-colon", letter(content).replace(b"Subject:", b"Subject :"), found()),
        Sample("mime-version-missing", letter(content, {"MIME-Version": None}), found()),
        Sample("mbox-line-first", b"From wang@example.com Mon Jan  5 09:30:00 2026\r\n" + letter(content), found()),
    ]


def _octets() -> list[Sample]:
    nul = Part(crlf("路灯\0坏了。"), {"Content-Type": "text/plain; charset=utf-8", "Content-Transfer-Encoding": "8bit"})
    plain = text_part(TEXT, encoding="8bit")
    return [
        _whole("nul-in-text", nul, "路灯坏了。", "left out: neither database nor page can hold it"),
        Sample("nul-in-subject", letter(plain, {"Subject": "路灯\0不亮".encode()}), found()),
        Sample("line-feeds-only", letter(plain).replace(b"\r\n", b"\n"), found()),
        Sample(
            "carriage-returns-doubled",
            letter(plain).replace(b"\r\n", b"\r\r\n"),
            found(text=None),
            "no reader agrees with another",
        ),
        Sample("byte-order-mark", letter(Part(b"\xef\xbb\xbf" + plain.body, plain.headers)), found()),
        Sample(
            "controls-in-text",
            letter(Part(crlf("路灯\x1b[31m坏了\x07。"), plain.headers)),
            found(text="路灯[31m坏了。"),
            "controls but line ends and tabs are left out",
        ),
        Sample("line-very-long", letter(Part(("灯" * 40_000).encode(), plain.headers)), found(text="灯" * 40_000)),
        Sample(
            "utf8-cut-in-a-character",
            letter(Part(crlf(TEXT)[:-1], plain.headers)),
            found(text=TEXT[:-1] + "\ufffd"),
            "one octet too few does not turn the rest into GB18030",
        ),
    ]


def _cut() -> list[Sample]:
    """A link that broke in the middle of a message."""
    file = file_part(FILE, "image/png", 'attachment; filename="a.png"')
    whole = letter(multipart("mixed", text_part(TEXT), file, boundary="mixed-1"))
    headers = whole[: whole.index(b"\r\n\r\n")]
    kept = FILE[:57]
    cut = whole[: whole.index(base64_lines(FILE)) + 76 + 2]
    return [
        Sample("cut-in-file", cut, found(attachments=[attachment("a.png", "image/png", kept)]), "what came is kept"),
        Sample("cut-in-headers", headers[: headers.index(b"Message-ID")], found(subject="", messageID=None, text="")),
        Sample("empty", b"", found(**{"from": None}, subject="", date=None, messageID=None, text="")),
        Sample(
            "rubbish",
            bytes(range(128, 256)) * 8,
            found(**{"from": None}, subject="", date=None, messageID=None, text=None),
        ),
    ]


def _whole(name: str, content: Part, text: str | None = TEXT, note: str = "") -> Sample:
    return Sample(name, letter(content), found(text=text), note)


def _encoded_multipart() -> Part:
    inner = multipart("mixed", text_part(TEXT), boundary="mixed-1")
    return Part(base64_lines(inner.body), {**inner.headers, "Content-Transfer-Encoding": "base64"})


def _with_line(octets: bytes, line: bytes) -> bytes:
    return octets.replace(b"Subject:", line + b"\r\nSubject:", 1)
