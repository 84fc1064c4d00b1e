# SPDX-License-Identifier: Apache-2.0
"""What is to be heard in a recording."""

import array
import math
import wave
from pathlib import Path


class Hearing:
    """A recording: `seconds` long, with what its caller said on the left and what they heard on the right."""

    def __init__(self, path: str | Path):
        with wave.open(str(path)) as file:
            assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (2, 2, 8000)
            samples = array.array("h", file.readframes(file.getnframes()))
        self.seconds = len(samples) / 2 / 8000
        self.said, self.heard = samples[0::2], samples[1::2]


def seconds_of(hertz: int, samples: array.array) -> float:
    """How long a tone is heard, in steps of a tenth of a second."""
    step = 800
    pieces = (samples[start : start + step] for start in range(0, len(samples) - step + 1, step))
    return round(sum(_level(hertz, piece) > 1500 for piece in pieces) * step / 8000, 1)


def _level(hertz: int, samples: array.array) -> float:
    """The amplitude of one frequency (Goertzel's algorithm)."""
    coefficient = 2 * math.cos(2 * math.pi * hertz / 8000)
    last = before = 0.0
    for sample in samples:
        last, before = sample + coefficient * last - before, last
    return 2 * math.sqrt(max(0.0, last * last + before * before - coefficient * last * before)) / len(samples)
