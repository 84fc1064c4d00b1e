# SPDX-License-Identifier: Apache-2.0
"""The program with a scanner's folder (A5): how well it reads, what it does with harm, and that a kill loses nothing."""

import json
import shutil
from statistics import mean
from time import monotonic, sleep

import hostile
import measure
import pytest
import render
from hotline import Hotline
from letters import LETTERS
from running import ROOT

PATIENCE = 600
PAUSE = 0.2
RECOGNITION = ROOT / ".vendor" / "recognition" / "bin" / "python"


@pytest.fixture(scope="session")
def letters(tmp_path_factory):
    """Every letter in every picture."""
    folder = tmp_path_factory.mktemp("letters")
    assert render.main([str(folder)]) == 0
    return folder


@pytest.fixture
def opens(tmp_path):
    """A server with a scanner's folder: `opens(engine="tesseract")`."""
    programs = []

    def make(**settings):
        folder = tmp_path / "scans"
        folder.mkdir()
        environment = {f"HOTLINE_LETTERS_{name.upper()}": value for name, value in settings.items()}
        environment["HOTLINE_PRINTER"] = str(ROOT / ".vendor" / "python" / "bin" / "python")
        programs.append(Hotline(tmp_path, {"HOTLINE_LETTERS_FOLDER": str(folder), **environment}))
        return programs[-1], folder

    yield make
    for program in programs:
        program.stop()


def until(ready, what: str):
    deadline = monotonic() + PATIENCE
    while not (last := ready()):
        assert monotonic() < deadline, f"{what}: {last}"
        sleep(PAUSE)
    return last


def scans(folder, pictures):
    """Each appears whole, as scanners that know their business do it; its letter's number by its name."""
    for picture in pictures:
        shutil.copy(picture, folder / f".{picture.name}")
        (folder / f".{picture.name}").rename(folder / picture.name)


def read(program, count: int) -> dict[str, str]:
    """The text of each letter by the name of its scan, once all are read."""
    waiting = "SELECT COUNT(*) FROM letters WHERE stage NOT IN ('scanned')"
    until(lambda: program.asks(waiting)[0][0] == count, "letters are not read")
    rows = program.asks(
        "SELECT scan, sheet FROM letter_scans JOIN letter_sheets ON letter_sheets.letter = letter_scans.letter"
    )
    return {json.loads(scan)["name"]: text_of(json.loads(sheet)) for scan, sheet in rows}


def text_of(sheet) -> str:
    return "\n".join("".join(word["text"] for word in line) for line in sheet["lines"])


def rates(letters, texts: dict[str, str]) -> dict[str, float]:
    """Character errors by the name of the scan; the figures are printed."""
    errors = {
        name: measure.error_rate((letters / f"{name.split('-')[0]}.txt").read_text(), text)
        for name, text in sorted(texts.items())
    }
    for name, rate in errors.items():
        print(f"{name:26} {rate:7.2%}")
    return errors


def test_tesseract_reads_clean_and_skewed_pages_with_four_errors_in_a_hundred_at_most(letters, opens):
    program, folder = opens()
    pictures = sorted(letters.glob("*-clean.png")) + sorted(letters.glob("*-skewed.png"))
    scans(folder, pictures)

    errors = rates(letters, read(program, len(pictures)))

    assert len(errors) == 18
    assert max(errors.values()) <= 0.04
    guesses = [json.loads(guess) for (guess,) in program.asks("SELECT guesses FROM letters")]
    phones = [letter.phone for letter in LETTERS.values()]
    assert sum(guess["phone"] in phones for guess in guesses) >= 17


def test_photos_are_read_too_though_worse(letters, opens):
    program, folder = opens()
    pictures = sorted(letters.glob("*-photo.jpg"))
    scans(folder, pictures)

    assert mean(rates(letters, read(program, len(pictures))).values()) <= 0.10


@pytest.mark.skipif(not RECOGNITION.exists(), reason="rapidocr is not installed: scripts/setup recognition")
def test_rapidocr_reads_everything_photos_too(letters, opens):
    program, folder = opens(engine="rapidocr", python=str(RECOGNITION))
    pictures = [letters / f"{name}-{kind}" for name in LETTERS for kind in
                ("song-clean.png", "kai-skewed.png", "song-photo.jpg", "kai-photo.jpg", "hei-photo.jpg")]  # fmt: skip
    scans(folder, pictures)

    errors = rates(letters, read(program, len(pictures)))

    assert max(errors.values()) <= 0.005


def test_twenty_pages_are_read_in_the_background_across_two_kills(opens):
    program, folder = opens()
    (folder / "twenty.pdf").write_bytes(hostile.letter_pdf(20))
    for pages in (3, 9):
        until(lambda pages=pages: progress(program) >= pages, "no progress")
        program.kill()
        assert 0 < progress(program) < 20, "what was read is in the store"
        program.start()

    until(lambda: program.asks("SELECT 1 FROM letters WHERE stage = 'recognised'"), "not read to the end")

    assert progress(program) == 20
    pages = program.asks("SELECT page, sheet FROM letter_sheets ORDER BY page")
    assert [page for page, _ in pages] == list(range(1, 21))
    assert all("联系电话" in text_of(json.loads(sheet)) for _, sheet in pages)
    assert program.verifies() == 0


def progress(program) -> int:
    rows = program.asks("SELECT pages_read FROM letters")
    return rows[0][0] if rows else 0


UNREADABLE = {
    "cut.pdf": "damaged",
    "rubbish.pdf": "damaged",
    "encrypted.pdf": "encrypted",
    "no-pages.pdf": "noPages",
    "thousand-pages.pdf": "tooManyPages",
    "picture-bomb.pdf": "tooManyPixels",
    "cut.jpg": "damaged",
}
REFUSED = {"bomb.png": "像素过多", "bomb.jpg": "像素过多", "no-scan.txt": "不是 PDF、PNG 或 JPEG"}


def test_harmful_scans_are_refused_for_what_they_are_and_hold_nobody_up(opens):
    program, folder = opens()
    made = {name: make() for name, make in hostile.MAKERS.items() if name in UNREADABLE or name in REFUSED}
    made |= {"no-scan.txt": "来信".encode(), "owner-locked.pdf": hostile.encrypted_pdf("")}
    for name, octets in made.items():
        (folder / name).write_bytes(octets)

    stage = "SELECT stage, reason FROM letters JOIN letter_scans ON letter = id WHERE scan LIKE '%{}%'"
    until(lambda: program.asks(stage.format("owner-locked")) == [("recognised", "")], "the good one is not read")
    for name, fault in UNREADABLE.items():
        # What lacks its end may still come, and waits longer.
        until(lambda name=name: program.asks(stage.format(name)) not in ([], [("scanned", "")]), name)
        assert program.asks(stage.format(name)) == [("unreadable", fault)], name
    for name, words in REFUSED.items():
        until(lambda name=name: (folder / "refused" / f"{name}.reason.txt").exists(), name)
        assert words in (folder / "refused" / f"{name}.reason.txt").read_text()
        assert (folder / "refused" / name).exists()
    until(lambda: sorted(file.name for file in folder.iterdir()) == ["refused", "taken"], "something is left")
