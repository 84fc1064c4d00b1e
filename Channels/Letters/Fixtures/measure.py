#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures how well an engine reads what render.py made.

Usage: measure.py FOLDER COMMAND [ARGUMENT…]    runs the command on each picture, {} in an argument being its path;
                                                the text that it prints is what it read
       measure.py TRUTH.txt OUTPUT.txt          compares two texts

Prints for each picture the rate of character errors (insertions, deletions and substitutions to each character of the
truth, without spaces and with letters of all widths alike), the fields that were read whole, and the seconds.

    measure.py FOLDER tesseract {} - -l chi_sim --psm 6
"""

import json
import subprocess
import sys
import time
import unicodedata
from pathlib import Path
from statistics import mean


def normal(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def distance(truth: str, output: str) -> int:
    """Levenshtein's, one row at a time."""
    row = list(range(len(output) + 1))
    for number, wanted in enumerate(truth, 1):
        above, row = row, [number]
        for column, read in enumerate(output):
            row.append(min(above[column + 1] + 1, row[column] + 1, above[column] + (wanted != read)))
    return row[-1]


def error_rate(truth: str, output: str) -> float:
    truth, output = normal(truth), normal(output)
    return distance(truth, output) / len(truth)


def fields_read(fields: dict[str, str], output: str) -> list[str]:
    return [name for name, value in fields.items() if normal(value) in normal(output)]


def read(command: list[str], picture: Path) -> tuple[str, float]:
    """What the engine printed, and the seconds that it took."""
    start = time.monotonic()
    done = subprocess.run(
        [argument.replace("{}", str(picture)) for argument in command], check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout, time.monotonic() - start


def measure(folder: Path, command: list[str]) -> None:
    rates: dict[str, list[float]] = {}
    for picture in sorted([*folder.glob("*-*-*.png"), *folder.glob("*-*-*.jpg")]):
        letter, _, quality = picture.stem.split("-")
        output, seconds = read(command, picture)
        rate = error_rate((folder / f"{letter}.txt").read_text(), output)
        found = fields_read(json.loads((folder / f"{letter}.json").read_text()), output)
        rates.setdefault(quality, []).append(rate)
        print(f"{picture.name:28} {rate:7.2%} {seconds:5.1f} s  {' '.join(found)}", flush=True)
    for quality, all_rates in rates.items():
        print(f"{quality:28} {mean(all_rates):7.2%}")


def main(arguments: list[str]) -> int:
    match arguments:
        case [truth, output] if not Path(truth).is_dir():
            print(f"{error_rate(Path(truth).read_text(), Path(output).read_text()):.2%}")
        case [folder, *command] if command:
            measure(Path(folder), command)
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
