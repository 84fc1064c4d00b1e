# SPDX-License-Identifier: Apache-2.0
"""Character sets and transfer encodings of texts, and of subjects and names (RFC 2047)."""

from sample import ADDRESS, NAME, TEXT, Part, Sample, crlf, found, letter, text_part, word, word_of

TRADITIONAL = "您好！\n\n幸福里社區3幢門前的路燈壞了，晚上看不見路。\n\n王建國"
RARE = "您好！\n\n𠮷祥里小区（㐂字号）门前路灯坏了😀。\n\n王建国"
FORMATTED = "您好！\r\n小区门前的路灯 \r\n坏了。\r\n> 引用的 \r\n> 一行\r\n"


def bodies() -> list[Sample]:
    return [
        _body("utf8-base64", text_part(TEXT)),
        _body("utf8-quoted-printable", text_part(TEXT, encoding="quoted-printable")),
        _body("utf8-8bit", text_part(TEXT, encoding="8bit")),
        _body("gb18030-base64", text_part(RARE, "gb18030"), RARE),
        _body("gbk-quoted-printable", text_part(TEXT, "gbk", "quoted-printable")),
        _body("gb2312-8bit", text_part(TEXT, "gb2312", "8bit")),
        _body(
            "gbk-labelled-gb2312",
            text_part("王喆反映：珺园小区门前路灯坏了。", "gbk", label="gb2312"),
            "王喆反映：珺园小区门前路灯坏了。",
            "喆 and 珺 are in GBK only; readers take gb2312 for gb18030",
        ),
        _body("big5-base64", text_part(TRADITIONAL, "big5"), TRADITIONAL),
        _body("utf16-base64", text_part(TEXT, "utf-16")),
        _body("charset-in-capitals-and-quotes", text_part(TEXT, label='"UTF-8"')),
        _body("utf8-without-charset", Part(crlf(TEXT), {"Content-Type": "text/plain"}), note="by its octets"),
        _body("gb18030-without-charset", Part(crlf(TEXT, "gb18030"), {"Content-Type": "text/plain"}), note="not UTF-8"),
        _body("gb18030-without-any-header", Part(crlf(TEXT, "gb18030")), note="as some offices' forms send"),
        _body("utf8-labelled-us-ascii", text_part(TEXT, encoding="8bit", label="us-ascii"), note="ASCII it is not"),
        _body("gb18030-labelled-utf8", text_part(TEXT, "gb18030", label="utf-8"), note="octets that are no UTF-8"),
        _body("unknown-charset", text_part(TEXT, label="x-nobody-knows"), note="by its octets"),
        _body("unknown-transfer-encoding", _unknown_transfer_encoding(), note="taken as it is"),
        _body(
            "flowed",
            _flowed(),
            "您好！\n小区门前的路灯 坏了。\n> 引用的 一行",
            "RFC 3676: lines that end in a space go on",
        ),
        _body("base64-with-rubbish", _rubbish_in_base64(), note="what is not of the alphabet is skipped"),
    ]


def words() -> list[Sample]:
    return [
        _subject("subject-q", word("路灯不亮", encoding="Q")),
        _subject("subject-gb18030", word("路灯不亮", "gb18030")),
        _subject("subject-big5", word("路燈不亮", "big5"), "路燈不亮"),
        _subject(
            "subject-two-words",
            f"{word('路灯')}\r\n {word('不亮')}",
            note="the space between encoded words is none",
        ),
        _subject("subject-split-character", _split_character(), note="a character may be cut, though it must not"),
        _subject("subject-mixed", f"Re: {word('路灯')} 3# {word('不亮')}", "Re: 路灯 3# 不亮"),
        _subject("subject-language", "=?utf-8*zh-CN?B?6Lev54Gv5LiN5Lqu?=", note="RFC 2231, 5"),
        _subject("subject-raw-utf8", "路灯不亮".encode()),
        _subject("subject-raw-gb18030", "路灯不亮".encode("gb18030")),
        _subject("subject-unknown-charset", "=?x-nobody-knows?B?6Lev54Gv5LiN5Lqu?=", note="by its octets"),
        _subject("subject-broken-word", "=?utf-8?B?6Lev54Gv", "=?utf-8?B?6Lev54Gv", "no end: left as it is"),
        _subject("subject-without-padding", word("路灯3").replace("==?=", "?="), "路灯3"),
        _subject(
            "subject-line-ends-inside", word("路灯\r\nBcc: x@example.com"), "路灯 Bcc: x@example.com", "one line only"
        ),
        _subject("subject-empty", "", ""),
        _subject("subject-missing", None, ""),
        _sender("from-quoted-name", f'"{NAME}" <{ADDRESS}>'.encode()),
        _sender(
            "from-word-in-quotes", f'"{word(NAME)}" <{ADDRESS}>', note="must not be decoded, and every reader does"
        ),
        _sender("from-comment", f"{ADDRESS} ({word(NAME)})"),
        _sender("from-bare-address", ADDRESS, None),
        _sender("from-comma-in-name", f'"Wang, Jianguo" <{ADDRESS}>', "Wang, Jianguo"),
        _sender(
            "from-address-as-name", f'"mayor@hotline.test" <{ADDRESS}>', "mayor@hotline.test", "the name is no address"
        ),
    ]


def _body(name: str, part: Part, text: str = TEXT, note: str = "") -> Sample:
    return Sample(name, letter(part), found(text=text), note)


def _subject(name: str, header: str | bytes | None, subject: str = "路灯不亮", note: str = "") -> Sample:
    return Sample(name, letter(text_part(TEXT), {"Subject": header}), found(subject=subject), note)


def _sender(name: str, header: str | bytes, person: str | None = NAME, note: str = "") -> Sample:
    sender = {"name": person, "address": ADDRESS}
    return Sample(name, letter(text_part(TEXT), {"From": header}), found(**{"from": sender}), note)


def _split_character() -> str:
    octets = "路灯不亮".encode()
    return f"{word_of(octets[:4], 'utf-8')}\r\n {word_of(octets[4:], 'utf-8')}"


def _unknown_transfer_encoding() -> Part:
    return Part(crlf(TEXT), {"Content-Type": "text/plain; charset=utf-8", "Content-Transfer-Encoding": "x-none"})


def _flowed() -> Part:
    headers = {"Content-Type": "text/plain; charset=utf-8; format=flowed", "Content-Transfer-Encoding": "8bit"}
    return Part(FORMATTED.encode(), headers)


def _rubbish_in_base64() -> Part:
    part = text_part(TEXT)
    return Part(part.body[:20] + b" \x80*!\r\n" + part.body[20:], part.headers)
