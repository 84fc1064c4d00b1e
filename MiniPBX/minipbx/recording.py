# SPDX-License-Identifier: Apache-2.0
"""Recordings of calls."""

import wave
from pathlib import Path

from minipbx.sound import RATE, interleave


class Recording:
    """A WAV file at 8 kHz in stereo: left what the channel's phone says, right what it hears."""

    def __init__(self, path: Path):
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self._file = wave.open(str(path), "wb")
        self._file.setnchannels(2)
        self._file.setsampwidth(2)
        self._file.setframerate(RATE)

    def write(self, said: bytes, heard: bytes) -> None:
        self._file.writeframesraw(interleave(said, heard))

    def close(self) -> None:
        """Completes the file; from here it can be played."""
        self._file.close()
