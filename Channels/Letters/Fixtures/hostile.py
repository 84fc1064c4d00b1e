#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes files that a reader of scans must survive.

Usage: hostile.py FOLDER

Each is small; what it asks for is not. Run by the Python of scripts/setup (WeasyPrint, Pillow, pypdf).
"""

import io
import struct
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

from letters import LETTERS
from PIL import Image
from pypdf import PdfReader, PdfWriter
from render import FONTS, content, pdf

SIDE = 30_000  # of pictures that do not fit into memory: 900 million points
GIANT = 14_400  # points, 200 inches: the largest page that PDF has
MEGABYTE = 1 << 20


def letter_pdf(pages: int = 1) -> bytes:
    return pdf(content(LETTERS["lamps"]) * pages, FONTS["hei"])


def encrypted_pdf(password: str) -> bytes:
    """With an empty password it opens to all, and asks them not to copy: it is to be read."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(letter_pdf())))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    return written(writer)


def blank_pdf(pages: int, side: int = 595) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(side, side)
    return written(writer)


def written(writer: PdfWriter) -> bytes:
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def zeros(count: int) -> bytes:
    """That many zero octets, deflated: one piece again and again, which takes no time to make."""
    deflate = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    piece = deflate.compress(bytes(MEGABYTE)) + deflate.flush(zlib.Z_FULL_FLUSH)
    end = deflate.compress(bytes(count % MEGABYTE)) + deflate.flush()
    # Adler-32 of zeros: the first sum stays 1, the second counts them.
    checksum = struct.pack(">HH", count % 65_521, 1)
    return b"\x78\xda" + piece * (count // MEGABYTE) + end + checksum


def png_bomb() -> bytes:
    """One bit a point, all black."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", SIDE, SIDE, 1, 0, 0, 0, 0)
    points = zeros(SIDE * (1 + SIDE // 8))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", points) + chunk(b"IEND", b"")


def jpeg_bomb() -> bytes:
    """A small picture that says it has four thousand million points."""
    picture = jpeg()
    size = picture.index(b"\xff\xc0") + 5
    return picture[:size] + struct.pack(">HH", 65_500, 65_500) + picture[size + 4 :]


def jpeg() -> bytes:
    file = io.BytesIO()
    Image.effect_mandelbrot((64, 64), (-2, -1.5, 1, 1.5), 20).save(file, "JPEG")
    return file.getvalue()


def picture_bomb_pdf() -> bytes:
    """A page that shows a picture too large for memory."""
    image = f"/Type /XObject /Subtype /Image /Width {SIDE} /Height {SIDE} /ColorSpace /DeviceGray /BitsPerComponent 8"
    page = "/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< {page} >>".encode(),
        stream("", b"595 0 0 842 0 0 cm /I Do"),
        stream(f"{image} /Filter /FlateDecode", zeros(SIDE * SIDE)),
    ]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, content) for number, content in enumerate(objects, 1))
    # Without a table of contents: every reader looks for the objects itself then.
    return b"%PDF-1.4\n" + body + b"trailer\n<< /Root 1 0 R /Size 6 >>\nstartxref\n0\n%%EOF\n"


def stream(entries: str, octets: bytes) -> bytes:
    return f"<< {entries} /Length {len(octets)} >>\nstream\n".encode() + octets + b"\nendstream"


MAKERS: dict[str, Callable[[], bytes]] = {
    "twenty-pages.pdf": lambda: letter_pdf(20),
    "thousand-pages.pdf": lambda: blank_pdf(1000),
    "no-pages.pdf": lambda: blank_pdf(0),
    "giant-page.pdf": lambda: blank_pdf(1, GIANT),
    "picture-bomb.pdf": picture_bomb_pdf,
    "encrypted.pdf": lambda: encrypted_pdf("secret"),
    "owner-locked.pdf": lambda: encrypted_pdf(""),
    "cut.pdf": lambda: letter_pdf()[:3000],
    "rubbish.pdf": lambda: b"%PDF-1.7\n" + bytes(range(256)) * 16,
    "empty.pdf": bytes,
    "bomb.png": png_bomb,
    "bomb.jpg": jpeg_bomb,
    "cut.jpg": lambda: jpeg()[:400],
}


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in MAKERS.items():
        (folder / name).write_bytes(make())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
