# SPDX-License-Identifier: Apache-2.0
"""Sound as the exchange carries it: 16-bit mono samples at 8 kHz, in frames of 20 ms."""

import array
import math
import sys
import wave
from collections.abc import Sequence
from functools import cache
from pathlib import Path

RATE = 8000
FRAME_SECONDS = 0.02
FRAME_BYTES = int(RATE * FRAME_SECONDS) * 2
SILENCE = bytes(FRAME_BYTES)

_LOUDEST, _SOFTEST = 32767, -32768

assert sys.byteorder == "little", "samples are handed to WAV files and to the SIP stack as they lie in memory"


@cache
def tone(hertz: tuple[float, ...], seconds: float, level: float = 0.25) -> bytes:
    """Sine waves sounding together; `level` is the peak of their sum, 0…1."""
    scale = level * _LOUDEST / len(hertz)
    samples = (
        int(scale * sum(math.sin(2 * math.pi * f * n / RATE) for f in hertz)) for n in range(int(RATE * seconds))
    )
    return array.array("h", samples).tobytes()


@cache
def ringback() -> bytes:
    """What a caller in China hears while it rings: 450 Hz, 1 s on, 4 s off (GB/T 3380)."""
    return tone((450,), 1.0) + bytes(RATE * 4 * 2)


@cache
def music() -> bytes:
    """What a held caller hears: a broken chord, soft."""
    return b"".join(tone((hertz,), 0.5, level=0.1) for hertz in (262, 330, 392, 330))


@cache
def chime() -> bytes:
    """What stands for a prompt that nobody recorded."""
    return tone((880,), 0.2) + tone((660,), 0.2)


def read_wav(path: Path) -> bytes:
    """The samples of a file. Raises ValueError unless it is 16-bit mono at 8 kHz."""
    with wave.open(str(path)) as file:
        if (file.getnchannels(), file.getsampwidth(), file.getframerate()) != (1, 2, RATE):
            raise ValueError(f"{path}: not 16-bit mono at 8 kHz")
        return file.readframes(file.getnframes())


def mix(frames: Sequence[bytes]) -> bytes:
    """The frames sounding together, clipped where they are too loud."""
    if not frames:
        return SILENCE
    if len(frames) == 1:
        return frames[0]
    tracks = [array.array("h", frame) for frame in frames]
    return array.array(
        "h", [max(_SOFTEST, min(_LOUDEST, sum(samples))) for samples in zip(*tracks, strict=True)]
    ).tobytes()


def interleave(left: bytes, right: bytes) -> bytes:
    """Two mono frames as one in stereo."""
    stereo = array.array("h", bytes(2 * len(left)))
    stereo[0::2] = array.array("h", left)
    stereo[1::2] = array.array("h", right)
    return stereo.tobytes()


class Player:
    """Hands out samples frame by frame, once or for ever."""

    def __init__(self, samples: bytes, loop: bool = False):
        self._samples = samples
        self._loop = loop
        self._at = 0

    @property
    def finished(self) -> bool:
        return not self._loop and self._at >= len(self._samples)

    def next_frame(self) -> bytes:
        """20 ms; silence where the samples have run out."""
        frame = self._samples[self._at : self._at + FRAME_BYTES]
        self._at += FRAME_BYTES
        if self._loop and self._at >= len(self._samples):
            self._at = 0
        return frame.ljust(FRAME_BYTES, b"\0")
