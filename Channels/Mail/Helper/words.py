# SPDX-License-Identifier: Apache-2.0
"""Octets as text: by the character set that is named where that can be true, else by the octets themselves."""

import base64
import codecs
import quopri
import re

# Only these: others of Python's codecs are no character sets, or open files, or take long.
CODECS = {
    "utf-8": "utf8 unicode-1-1-utf-8 utf8mb4",
    # Everybody who writes GB2312 or GBK means the larger set.
    "gb18030": "gb2312 gbk x-gbk cp936 ms936 936 gb_2312-80 csgb2312 euc-cn gb-2312 windows-936 chinese",
    "big5hkscs": "big5 big5-hkscs cp950 x-big5 ms950",
    "hz": "hz-gb-2312",
    "utf-16": "utf16 unicode",
    "utf-16-le": "utf-16le",
    "utf-16-be": "utf-16be",
    "utf-7": "unicode-1-1-utf-7",
    "euc_kr": "euc-kr ks_c_5601-1987 cp949",
    "shift_jis": "shift-jis sjis cp932 x-sjis",
    "euc_jp": "euc-jp",
    "iso2022_jp": "iso-2022-jp",
    "iso2022_kr": "iso-2022-kr",
    "koi8-r": "koi8_r",
    "cp1251": "windows-1251",
    "cp1252": "windows-1252 iso-8859-1 latin1 iso8859-1",
    "cp1250": "windows-1250",
    "iso8859-2": "iso-8859-2",
    "iso8859-5": "iso-8859-5",
    "iso8859-15": "iso-8859-15",
}
KNOWN = {label: codec for codec, labels in CODECS.items() for label in [codec, *labels.split()]}

WORD = re.compile(r"=\?([^?*\s]{1,40})(?:\*[^?\s]{0,20})?\?([bBqQ])\?([^?]*)\?=")
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# Left-to-right and right-to-left marks and their kin: a name must not read otherwise than it is.
TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def load():
    """Codecs are files, which cannot be opened later."""
    for codec in [*CODECS, "utf-8-sig"]:
        codecs.lookup(codec)


def text_of(octets, label=None):
    """The text; what is no character becomes U+FFFD."""
    codec = KNOWN.get((label or "").strip().strip("\"'").lower())
    if codec is None or codec == "utf-8":
        return guessed(octets)
    try:
        return octets.decode(codec)
    except UnicodeError:
        # Mislabelled, if it is good UTF-8; else a few octets are broken.
        try:
            return octets.decode("utf-8-sig")
        except UnicodeError:
            return octets.decode(codec, "replace")


def guessed(octets):
    """UTF-8, unless too little of it is: then GB18030, as offices' forms send it without a word."""
    utf8 = octets.decode("utf-8-sig", "replace")
    broken = utf8.count("\ufffd")
    if broken == 0:
        return utf8
    foreign = len(octets) - len(octets.decode("ascii", "ignore"))
    if broken * 12 <= foreign:
        return utf8
    chinese = octets.decode("gb18030", "replace")
    return chinese if chinese.count("\ufffd") < broken else utf8


def raw_text(header):
    """A header's text as the parser hands it on, where octets beyond ASCII are lone surrogates."""
    return guessed(header.encode("utf-8", "surrogateescape"))


def decoded_words(text):
    """Encoded words as text (RFC 2047). Neighbours of one character set are joined first: characters may be cut."""
    out, end, label, octets = [], 0, None, b""
    for word in WORD.finditer(text):
        between = text[end : word.start()]
        named = word[1].lower()
        if octets and (between.strip() or named != label):
            out.append(text_of(octets, label))
            octets = b""
        if between.strip() or end == 0:
            out.append(between)
        octets += unquoted(word[2].lower(), word[3])
        label, end = named, word.end()
    if octets:
        out.append(text_of(octets, label))
    out.append(text[end:])
    return "".join(out)


def unquoted(encoding, text):
    octets = text.encode("utf-8")
    return quopri.decodestring(octets, header=True) if encoding == "q" else from_base64(octets)


ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
RUBBISH = bytes(octet for octet in range(256) if octet not in ALPHABET)


def from_base64(octets):
    """What is not of the alphabet is skipped; a character alone at the end says nothing."""
    clean = octets.translate(None, RUBBISH)
    clean = clean[: len(clean) - 1] if len(clean) % 4 == 1 else clean
    return base64.b64decode(clean + b"=" * (-len(clean) % 4))


def header_text(header):
    """A header as one line of text."""
    return one_line(decoded_words(raw_text(header or "")))


def one_line(text):
    return clean(re.sub(r"\s*[\r\n]\s*", " ", text)).replace("\t", " ").strip()


def clean(text):
    """Line feeds only, and no other controls: neither database nor page can hold a NUL."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return CONTROLS.sub("", text)


def file_name(text):
    """The last part of a path, without controls; None if nothing is left."""
    text = TURNING.sub("", clean(text).replace("\n", "").replace("\t", " "))
    name = re.split(r"[/\\]", text)[-1].strip()
    return name[-200:] if name.strip(".") else None
