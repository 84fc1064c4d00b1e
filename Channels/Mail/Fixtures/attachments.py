# SPDX-License-Identifier: Apache-2.0
"""Files with a message, and the many ways in which they are named."""

from sample import TEXT, Sample, attachment, continued, file_part, found, letter, multipart, text_part, word, word_of

FILE = "照片：幸福里小区路灯.txt"
LONG = "关于幸福里小区三幢二单元门前路灯长期不亮影响老人夜间出行的情况说明及现场照片.txt"
CONTENT = "路灯编号BJ-0573\n".encode()
LARGE = 30 * 1024 * 1024


def names() -> list[Sample]:
    return [
        _named("name-rfc2231", f"attachment; {continued('filename', FILE, size=1000)}", note="RFC 2231, one piece"),
        _named(
            "name-rfc2231-pieces", f"attachment;\r\n {continued('filename', LONG)}", file=LONG, note="cut characters"
        ),
        _named("name-rfc2231-gb18030", f"attachment; filename*=gb18030''{_percent(FILE, 'gb18030')}"),
        _named("name-rfc5987", f"attachment; filename*=UTF-8''{_percent(FILE, 'utf-8')}; filename=\"_.txt\""),
        _named("name-rfc2047-in-quotes", f'attachment; filename="{word(FILE)}"', note="forbidden, and usual"),
        _named("name-rfc2047-gbk-words", f'attachment; filename="{_split_words(FILE, "gbk")}"'),
        _named("name-raw-utf8", f'attachment; filename="{FILE}"'),
        _named("name-raw-gbk", f'attachment; filename="{FILE}"', charset="gbk"),
        _named("name-of-type-only", "attachment", parameter=f'name="{word(FILE)}"'),
        _named("name-in-both", f'attachment; filename="{word(FILE)}"', parameter='name="x.bin"', note="filename wins"),
        _named("name-missing", "attachment", file=None),
        _named("name-with-path", 'attachment; filename="C:\\\\Users\\\\wang\\\\a.txt"', file="a.txt", note="last part"),
        _named("name-upwards", 'attachment; filename="../../../etc/passwd"', file="passwd", note="last part"),
        _named("name-with-controls", f'attachment; filename="{word("a" + chr(0) + chr(10) + "b.txt")}"', file="ab.txt"),
        _named(
            "name-turned-around",
            f'attachment; filename="{word("通知" + chr(0x202E) + "txt.exe")}"',
            file="通知txt.exe",
            note="characters that turn the writing direction are left out",
        ),
        _named("name-without-quotes", "attachment; filename=a b.txt", file="a b.txt", note="a space ends no name"),
    ]


def kinds() -> list[Sample]:
    winmail = b"\x78\x9f\x3e\x22" + bytes(range(64))
    return [
        _attached("winmail", winmail, "application/ms-tnef", "winmail.dat", "kept as it is: only Outlook opens it"),
        _attached("empty-file", b"", "application/octet-stream", "空.bin"),
        _attached("program", b"MZ" + bytes(62), "application/x-msdownload", "照片.jpg.exe", "the file room refuses it"),
        _attached("type-without-subtype", CONTENT, "text", "a.txt", kept="application/octet-stream"),
        _text_attached(),
        _inline_text_then_file(),
        _uuencoded(),
    ]


def large() -> Sample:
    """Too large to be kept in the tree."""
    octets = bytes(range(256)) * (LARGE // 256)
    return _attached("large-file", octets, "application/pdf", "扫描件.pdf", "30 MB, and its lines a third more")


def _named(
    name: str,
    disposition: str,
    *,
    parameter: str = "",
    charset: str = "utf-8",
    note: str = "",
    file: str | None = FILE,
) -> Sample:
    part = file_part(CONTENT, "application/octet-stream", "", parameter)
    part.headers["Content-Disposition"] = disposition.encode(charset)
    content = multipart("mixed", text_part(TEXT), part, boundary="mixed-1")
    files = [attachment(file, "application/octet-stream", CONTENT)]
    return Sample(name, letter(content), found(attachments=files), note)


def _attached(name: str, octets: bytes, kind: str, file: str, note: str = "", kept: str = "") -> Sample:
    part = file_part(octets, kind, f'attachment; filename="{word(file)}"')
    content = multipart("mixed", text_part(TEXT), part, boundary="mixed-1")
    return Sample(name, letter(content), found(attachments=[attachment(file, kept or kind, octets)]), note)


def _text_attached() -> Sample:
    part = text_part("第一行\n第二行", "gb18030", "base64")
    part.headers["Content-Disposition"] = f'attachment; filename="{word("说明.txt")}"'
    content = multipart("mixed", text_part(TEXT), part, boundary="mixed-1")
    files = [attachment("说明.txt", "text/plain", "第一行\r\n第二行".encode("gb18030"))]
    return Sample(
        "text-file", letter(content), found(attachments=files), "a text that is attached stays a file, octet by octet"
    )


def _inline_text_then_file() -> Sample:
    part = file_part(CONTENT, "image/png", f'inline; filename="{word("路灯.png")}"')
    content = multipart("mixed", text_part("前面的话。"), part, text_part("后面的话。"), boundary="mixed-1")
    files = [attachment("路灯.png", "image/png", CONTENT)]
    return Sample("picture-between-texts", letter(content), found(text="前面的话。\n\n后面的话。", attachments=files))


def _uuencoded() -> Sample:
    text = "您好！\n\nbegin 644 a.txt\n#86)C\n`\nend"
    return Sample(
        "uuencoded-in-text", letter(text_part(text)), found(text=text), "of the last century: left in the text"
    )


def _percent(text: str, charset: str) -> str:
    return "".join(f"%{octet:02X}" for octet in text.encode(charset))


def _split_words(text: str, charset: str) -> str:
    octets = text.encode(charset)
    return f"{word_of(octets[:9], charset)}\r\n {word_of(octets[9:], charset)}"
