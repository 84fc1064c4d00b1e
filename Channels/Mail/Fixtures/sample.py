# SPDX-License-Identifier: Apache-2.0
"""What a sample is made of: octets as they arrive, and what a careful reader makes of them."""

from __future__ import annotations

import base64
import hashlib
import quopri
from dataclasses import dataclass, field
from urllib.parse import quote

NUMBER = "20260105000042"
NAME, ADDRESS = "王建国", "wang@example.com"
TEXT = "您好！\n\n幸福里小区3幢门前的路灯坏了，晚上看不见路。\n联系电话13800138000。\n\n王建国"

Headers = dict[str, str | bytes | list[str] | None]


@dataclass
class Sample:
    """`expected` is what the reader must find; `note` tells why, where that is not plain."""

    name: str
    octets: bytes
    expected: dict[str, object]
    note: str = ""


@dataclass
class Part:
    """A part of a message with its own headers."""

    body: bytes
    headers: Headers = field(default_factory=dict)

    def octets(self) -> bytes:
        return joined(self.headers) + b"\r\n" + self.body


# Headers and words


def word(text: str, charset: str = "utf-8", encoding: str = "B") -> str:
    """One encoded word (RFC 2047), however long."""
    octets = text.encode(charset)
    return word_of(octets, charset, encoding)


def word_of(octets: bytes, charset: str, encoding: str = "B") -> str:
    if encoding == "B":
        return f"=?{charset}?B?{base64.b64encode(octets).decode()}?="
    quoted = "".join(chr(o) if chr(o).isalnum() and o < 128 else f"={o:02X}" for o in octets)
    return f"=?{charset}?Q?{quoted}?="


def continued(name: str, text: str, charset: str = "UTF-8", size: int = 18) -> str:
    """A parameter in pieces with percent signs (RFC 2231); pieces may end within a character."""
    octets = text.encode(charset)
    pieces = [octets[start : start + size] for start in range(0, len(octets), size)]
    prefix = f"{charset}''"
    return ";\r\n ".join(
        f"{name}*{number}*={prefix if number == 0 else ''}{quote(piece, safe='')}"
        for number, piece in enumerate(pieces)
    )


def joined(headers: Headers) -> bytes:
    lines = []
    for name, value in headers.items():
        for one in value if isinstance(value, list) else [value]:
            if one is not None:
                lines.append(name.encode() + b": " + (one if isinstance(one, bytes) else one.encode("ascii")) + b"\r\n")
    return b"".join(lines)


# Bodies


def crlf(text: str, charset: str = "utf-8") -> bytes:
    return text.replace("\n", "\r\n").encode(charset)


def base64_lines(octets: bytes) -> bytes:
    return base64.encodebytes(octets).replace(b"\n", b"\r\n")


def quoted_printable(octets: bytes) -> bytes:
    return quopri.encodestring(octets.replace(b"\r\n", b"\n")).replace(b"\n", b"\r\n")


ENCODERS = {"base64": base64_lines, "quoted-printable": quoted_printable, "8bit": bytes, "7bit": bytes}


def text_part(
    text: str, charset: str = "utf-8", encoding: str = "base64", kind: str = "plain", label: str | None = None
) -> Part:
    """`label` is the charset that the header names, if that is another."""
    body = ENCODERS[encoding](crlf(text, charset))
    headers = {"Content-Type": f"text/{kind}; charset={label or charset}", "Content-Transfer-Encoding": encoding}
    return Part(body, headers)


def file_part(octets: bytes, kind: str, disposition: str, name: str = "") -> Part:
    """`name` is a parameter of the type, written out; `disposition` the whole header."""
    headers: Headers = {
        "Content-Type": kind + (f";\r\n {name}" if name else ""),
        "Content-Disposition": disposition or None,
        "Content-Transfer-Encoding": "base64",
    }
    return Part(base64_lines(octets), headers)


def multipart(kind: str, *parts: Part, boundary: str, parameters: str = "") -> Part:
    marked = [b"--" + boundary.encode() + b"\r\n" + part.octets() + b"\r\n" for part in parts]
    body = b"".join(marked) + b"--" + boundary.encode() + b"--\r\n"
    return Part(body, {"Content-Type": f'multipart/{kind}; boundary="{boundary}"{parameters}'})


# Whole messages


def letter(content: Part, headers: Headers | None = None) -> bytes:
    """A citizen's message to the mayor; headers replace its own, None takes one away."""
    own: Headers = {
        "Return-Path": f"<{ADDRESS}>",
        "From": f"{word(NAME)} <{ADDRESS}>",
        "To": "mayor@hotline.test",
        "Date": "Mon, 05 Jan 2026 09:30:00 +0800",
        "Message-ID": "<letter.1@example.com>",
        "Subject": word("路灯不亮"),
        "MIME-Version": "1.0",
    }
    return joined({**own, **content.headers, **(headers or {})}) + b"\r\n" + content.body


def found(**differences: object) -> dict[str, object]:
    """What is to be found in a `letter`, but for the differences."""
    usual: dict[str, object] = {
        "from": {"name": NAME, "address": ADDRESS},
        "subject": "路灯不亮",
        "date": "2026-01-05T01:30:00Z",
        "messageID": "letter.1@example.com",
        "references": [],
        "text": TEXT,
        "attachments": [],
        "automatic": False,
        "ticket": None,
    }
    if unknown := differences.keys() - usual.keys():
        raise ValueError(f"nobody looks for {unknown}")
    return usual | differences


def attachment(name: str | None, kind: str, octets: bytes) -> dict[str, object]:
    return {"name": name, "type": kind, "size": len(octets), "sha256": hashlib.sha256(octets).hexdigest()}
