#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the corpus of mail: NAME.eml as it arrives, NAME.json with what is to be found in it.

Usage: make_corpus.py FOLDER            the samples that are kept in corpus/
       make_corpus.py --large FOLDER    that with a file of 30 MB

The same octets every time. All words are our own.
"""

import json
import sys
from pathlib import Path

import attachments
import automatic
import broken
import encodings_of_mail
import structures
import threads
from sample import Sample


def samples() -> list[Sample]:
    return [
        *encodings_of_mail.bodies(),
        *encodings_of_mail.words(),
        *attachments.names(),
        *attachments.kinds(),
        *structures.samples(),
        *broken.samples(),
        *automatic.samples(),
        *threads.samples(),
    ]


def write(sample: Sample, folder: Path) -> None:
    expected = {"note": sample.note, **sample.expected} if sample.note else sample.expected
    (folder / f"{sample.name}.eml").write_bytes(sample.octets)
    (folder / f"{sample.name}.json").write_text(json.dumps(expected, ensure_ascii=False, indent=2) + "\n")


def main(arguments: list[str]) -> int:
    match arguments:
        case ["--large", place]:
            wanted = [attachments.large()]
        case [place] if not place.startswith("-"):
            wanted = samples()
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    folder = Path(place)
    folder.mkdir(parents=True, exist_ok=True)
    for sample in wanted:
        write(sample, folder)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
