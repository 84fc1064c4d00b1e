# SPDX-License-Identifier: Apache-2.0
"""Parts within parts, texts that are HTML only, messages in messages, signed ones."""

import base64
from pathlib import Path

from sample import (
    TEXT,
    Headers,
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

# A grey picture of one point.
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
)
PAPER = b"%PDF-1.4\n%%EOF\n"
HTML = """<html><head><style>p { color: red }</style><title>信</title></head><body><p>您好！</p>
<p>幸福里小区3幢门前的路灯坏了，<b>晚上</b>看不见路。<br>请修理 &amp; 回复&#12290;</p>
<script>alert("x")</script><ul><li>一</li><li>二</li></ul>
<img src="cid:lamp@example.com" alt="照片"><img src="http://tracker.example.com/pixel.gif" width="1"></body></html>"""
HTML_TEXT = "您好！\n\n幸福里小区3幢门前的路灯坏了，晚上看不见路。\n请修理 & 回复。\n\n一\n二"
SIGNATURE = Path(__file__).with_name("signature.p7s.base64")


def samples() -> list[Sample]:
    return [
        _structure("alternative", _alternative(), note="the plain text is preferred"),
        _structure(
            "alternative-plain-empty", _alternative(" \n"), HTML_TEXT, note="a plain text without words is none"
        ),
        _structure(
            "html-only", text_part(HTML, kind="html"), HTML_TEXT, note="blocks are lines; no scripts, no styles"
        ),
        _structure("html-gbk-by-meta", _html_by_meta(), "路灯坏了。", note="the page itself names its charset"),
        _structure("related", _related(), files=[attachment(None, "image/png", PICTURE)]),
        _structure(
            "alternative-in-related-in-mixed",
            multipart("mixed", _related(), _paper(), boundary="mixed-1"),
            files=[attachment(None, "image/png", PICTURE), attachment("附件.pdf", "application/pdf", PAPER)],
        ),
        _structure(
            "mixed-in-alternative",
            multipart(
                "alternative",
                text_part(TEXT),
                multipart("mixed", text_part(HTML, kind="html"), _paper(), boundary="mixed-1"),
                boundary="alternative-1",
            ),
            files=[attachment("附件.pdf", "application/pdf", PAPER)],
            note="as one telephone sends: the file is in the richer alternative only",
        ),
        _structure("boundary-that-begins-another", _similar_boundaries()),
        _structure("preamble-and-epilogue", _preamble()),
        _structure("calendar", _calendar(), files=[attachment(None, "text/calendar", CALENDAR)]),
        _structure(
            "picture-alone",
            file_part(PICTURE, "image/png", f'attachment; filename="{word("灯.png")}"'),
            "",
            [attachment("灯.png", "image/png", PICTURE)],
        ),
        _forwarded_inline(),
        _forwarded_attached(),
        _signed(),
        _deep(),
    ]


CALENDAR = crlf("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//x//\nEND:VCALENDAR\n")


def _structure(name: str, content: Part, text: str = TEXT, files: list[object] | None = None, note: str = "") -> Sample:
    return Sample(name, letter(content), found(text=text, attachments=files or []), note)


def _alternative(text: str = TEXT) -> Part:
    return multipart("alternative", text_part(text), text_part(HTML, kind="html"), boundary="alternative-1")


def _related() -> Part:
    picture = file_part(PICTURE, "image/png", "inline")
    picture.headers["Content-ID"] = "<lamp@example.com>"
    return multipart(
        "related", _alternative(), picture, boundary="related-1", parameters='; type="multipart/alternative"'
    )


def _paper() -> Part:
    return file_part(PAPER, "application/pdf", f'attachment; filename="{word("附件.pdf")}"')


def _html_by_meta() -> Part:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=gbk"><p>路灯坏了。</p>'
    return Part(base64_lines(page.encode("gbk")), {"Content-Type": "text/html", "Content-Transfer-Encoding": "base64"})


def _similar_boundaries() -> Part:
    inner = multipart("alternative", text_part(TEXT), boundary="part-1")
    return multipart("mixed", inner, boundary="part")


def _preamble() -> Part:
    content = multipart("mixed", text_part(TEXT), boundary="mixed-1")
    before, after = b"This is a message in MIME format.\r\n\r\n", b"\r\nThis is after the end.\r\n"
    return Part(before + content.body + after, content.headers)


def _calendar() -> Part:
    calendar = Part(CALENDAR, {"Content-Type": "text/calendar; charset=utf-8; method=REQUEST"})
    return multipart("alternative", text_part(TEXT), calendar, boundary="alternative-1")


INNER: Headers = {
    "From": f"{word('李老师')} <li@example.com>",
    "Subject": word("转自邻居 20250101000001"),
    "Message-ID": "<inner@example.com>",
    "Content-Disposition": None,
}


def _forwarded_inline() -> Sample:
    text = (
        f"请看下面的邮件。\n\n---------- 转发的邮件 ----------\n发件人：李老师 <li@example.com>\n主题：路灯\n\n{TEXT}"
    )
    subject = word("转发：路灯不亮")
    return Sample(
        "forwarded-in-text",
        letter(text_part(text), {"Subject": subject}),
        found(text=text, subject="转发：路灯不亮"),
        "a forwarded text is what the citizen says, not a quotation",
    )


def _forwarded_attached() -> Sample:
    inner = letter(text_part("里面的信。"), INNER)
    wrapped = Part(inner, {"Content-Type": "message/rfc822", "Content-Disposition": "attachment"})
    content = multipart("mixed", text_part(TEXT), wrapped, boundary="mixed-1")
    return Sample(
        "forwarded-as-attachment",
        letter(content),
        found(attachments=[attachment(None, "message/rfc822", inner)]),
        "a message in a message is one file; its subject, sender and number are not this message's",
    )


def _signed() -> Sample:
    signature = SIGNATURE.read_bytes().replace(b"\n", b"\r\n")
    octets = base64.b64decode(signature)
    part = Part(
        signature,
        {
            "Content-Type": 'application/pkcs7-signature; name="smime.p7s"',
            "Content-Transfer-Encoding": "base64",
            "Content-Disposition": 'attachment; filename="smime.p7s"',
        },
    )
    parameters = '; protocol="application/pkcs7-signature"; micalg=sha-256'
    content = multipart("signed", signed_part(), part, boundary="signed-1", parameters=parameters)
    return Sample(
        "signed",
        letter(content),
        found(attachments=[attachment("smime.p7s", "application/pkcs7-signature", octets)]),
        "the signature is kept with the message; nobody checks it here",
    )


def signed_part() -> Part:
    """What `signature.p7s.base64` signs; make_signature.sh made it, with a key that was thrown away."""
    return text_part(TEXT)


def _deep() -> Sample:
    part = text_part(TEXT)
    for level in range(200):
        part = multipart("mixed", part, boundary=f"level-{level:03}")
    return Sample(
        "two-hundred-levels", letter(part), found(text=None), "a reader may stop at a depth; it does not fall over"
    )
