# SPDX-License-Identifier: Apache-2.0
"""Reads the words of a straight page: a PNG from standard input, to a list of lines as JSON.

Usage: python -I -B Recogniser < PAGE > ANSWER

Run by the Python that has rapidocr (requirements/recognition.txt). Each word is a character or a number with its place in
points and how sure the engine is, 0 to 100. Exits 3 when it needs more memory than it may have.
"""

import json
import logging
import sys

TOO_LARGE = 3
PARAMETERS = {
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}


def word(said):
    text, score, box = said
    across, down = [point[0] for point in box], [point[1] for point in box]
    left, top = int(min(across)), int(min(down))
    return {
        "text": text,
        "x": max(0, left),
        "y": max(0, top),
        "width": max(1, int(max(across)) - left),
        "height": max(1, int(max(down)) - top),
        "confidence": round(100 * max(0.0, min(1.0, float(score)))),
    }


def main():
    logging.disable(logging.CRITICAL)
    try:
        from rapidocr import RapidOCR

        # Its classifier of angles turns lines that are right.
        result = RapidOCR(params=PARAMETERS)(
            sys.stdin.buffer.read(), use_cls=False, return_word_box=True, return_single_char_box=True
        )
    except MemoryError:
        sys.exit(TOO_LARGE)
    lines = [[word(said) for said in line if said[0].strip()] for line in result.word_results or ()]
    json.dump([line for line in lines if line], sys.stdout)


main()
