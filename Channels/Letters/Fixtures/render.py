#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Renders the letters as scanners and telephones deliver them, for measuring how well they are read.

Usage: render.py FOLDER [LETTER…]       all letters, or those named (noise, lamps, pension)

Writes LETTER.txt (what is on the paper), LETTER.json (what must be read from it: name, phone, address, matter) and
LETTER-FONT-QUALITY.png or .jpg for three fonts and three qualities; also LETTER.pdf, as a word processor makes it, and
LETTER-scan.pdf, whose two pages are pictures. Run by the Python of scripts/setup; needs poppler-utils, fonts-noto-cjk
and fonts-arphic-ukai. The same pictures every time with the same fonts.
"""

import json
import subprocess
import sys
from html import escape
from pathlib import Path

from degrade import QUALITIES
from letters import LETTERS, Letter
from PIL import Image
from weasyprint import HTML

FONTS = {"song": "Noto Serif CJK SC", "kai": "AR PL UKai CN", "hei": "Noto Sans CJK SC"}
PAGE = Path(__file__).with_name("page.html").read_text()
RESOLUTION = 300
SIGNATURE_LINES = 4


def content(letter: Letter) -> str:
    title, greeting, *rest = map(escape, letter.lines)
    paragraphs, signature = rest[:-SIGNATURE_LINES], rest[-SIGNATURE_LINES:]
    blocks = [f"<h1>{title}</h1>", f'<p class="left">{greeting}</p>']
    blocks += [f"<p>{line}</p>" for line in paragraphs] + [f'<p class="right">{line}</p>' for line in signature]
    return "\n".join(blocks)


def pdf(content: str, font: str) -> bytes:
    return HTML(string=PAGE.replace("@font@", font).replace("@content@", content)).write_pdf()


def page_of(document: Path) -> Image.Image:
    """The first page in grey."""
    picture = document.with_suffix("")
    subprocess.run(["pdftoppm", "-r", str(RESOLUTION), "-gray", "-singlefile", "-png", document, picture], check=True)
    picture = picture.with_suffix(".png")
    with Image.open(picture) as image:
        page = image.convert("L")
    picture.unlink()
    return page


def render(name: str, letter: Letter, folder: Path) -> None:
    fields = {"name": letter.name, "phone": letter.phone, "address": letter.address, "matter": letter.matter}
    (folder / f"{name}.txt").write_text("\n".join(letter.lines) + "\n")
    (folder / f"{name}.json").write_text(json.dumps(fields, ensure_ascii=False, indent=2) + "\n")
    document = folder / f"{name}.pdf"
    scans = []
    for font, family in FONTS.items():
        document.write_bytes(pdf(content(letter), family))
        page = page_of(document)
        for quality, degrade in QUALITIES.items():
            picture = degrade(page)
            save(picture, folder / f"{name}-{font}-{quality}")
            if quality == "skewed":
                scans.append(picture)
    scans[0].save(folder / f"{name}-scan.pdf", save_all=True, append_images=scans[1:2], resolution=200)


def save(picture: Image.Image, place: Path) -> None:
    """As its source would: telephones in JPEG."""
    if place.name.endswith("photo"):
        picture.save(place.with_suffix(".jpg"), quality=60)
    else:
        picture.save(place.with_suffix(".png"), dpi=(RESOLUTION, RESOLUTION), compress_level=1)


def main(arguments: list[str]) -> int:
    names = arguments[1:] or list(LETTERS)
    if not arguments or not LETTERS.keys() >= set(names):
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        render(name, LETTERS[name], folder)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
