# SPDX-License-Identifier: Apache-2.0
"""Letters for measuring recognition, and files that a reader of scans must survive (A5)."""

import io
import struct
import subprocess
import sys
import zlib

import hostile
import measure
import pytest
import render
from letters import LETTERS
from PIL import Image
from pypdf import PdfReader
from running import ROOT

KILOBYTE = 1 << 10


@pytest.fixture(scope="session")
def lamps(tmp_path_factory):
    """One letter in all its pictures."""
    folder = tmp_path_factory.mktemp("letters")
    assert render.main([str(folder), "lamps"]) == 0
    return folder


def test_a_letter_comes_in_three_fonts_and_three_qualities_with_its_truth(lamps):
    assert sorted(file.name for file in lamps.iterdir()) == sorted(
        [f"lamps-{font}-{quality}" for font in render.FONTS for quality in ("clean.png", "skewed.png", "photo.jpg")]
        + ["lamps.json", "lamps.txt", "lamps.pdf", "lamps-scan.pdf"]
    )
    assert Image.open(lamps / "lamps-song-clean.png").size == (2481, 3508)
    assert len(PdfReader(lamps / "lamps-scan.pdf").pages) == 2


def test_the_fields_stand_in_the_letter():
    for letter in LETTERS.values():
        text = "\n".join(letter.lines)
        assert all(field in text for field in (letter.name, letter.phone, letter.address, letter.matter))


def test_the_same_noise_every_time():
    page = Image.new("L", (300, 300), 255)

    first, second = (render.QUALITIES["photo"](page).tobytes() for _ in range(2))

    assert first == second


@pytest.mark.parametrize(
    ("truth", "output", "rate"),
    [("路灯不亮", "路灯不亮", 0), ("路灯不亮", "路 灯\n不亮", 0), ("１2:", "12：", 0)]
    + [("路灯不亮", "路打不亮", 0.25), ("路灯不亮", "路灯亮", 0.25), ("路灯不亮", "路灯不不亮", 0.25), ("路灯", "", 1)],
)
def test_errors_are_counted_for_each_character(truth, output, rate):
    assert measure.error_rate(truth, output) == rate


def test_an_engine_is_any_command_that_prints_text(lamps):
    command = [sys.executable, ROOT / "Channels/Letters/Fixtures/measure.py", lamps, "cat", lamps / "lamps.txt"]

    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()

    assert len(printed) == 9 + 3
    assert all("0.00%" in line for line in printed)
    assert printed[0].endswith("name phone address matter")


@pytest.fixture(scope="session")
def bad(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    assert hostile.main([str(folder)]) == 0
    return folder


def test_every_hostile_file_is_small(bad):
    assert {file.name for file in bad.iterdir()} == hostile.MAKERS.keys()
    assert all(file.stat().st_size < 1024 * KILOBYTE for file in bad.iterdir())


def test_the_bombs_are_whole(bad):
    png = (bad / "bomb.png").read_bytes()
    length = struct.unpack(">I", png[33:37])[0]
    assert (
        png[37:41] == b"IDAT"
        and zlib.crc32(png[37 : 41 + length]) == struct.unpack(">I", png[41 + length : 45 + length])[0]
    )
    with pytest.raises(Image.DecompressionBombError):
        Image.open(io.BytesIO(png))
    with pytest.raises(Image.DecompressionBombError):
        Image.open(bad / "bomb.jpg")


def test_the_documents_are_what_they_are_called(bad):
    assert len(PdfReader(bad / "twenty-pages.pdf").pages) == 20
    assert len(PdfReader(bad / "thousand-pages.pdf").pages) == 1000
    assert PdfReader(bad / "encrypted.pdf").decrypt("") == 0
    assert PdfReader(bad / "owner-locked.pdf").decrypt("") != 0
    assert "学府巷" in PdfReader(bad / "twenty-pages.pdf").pages[19].extract_text()
