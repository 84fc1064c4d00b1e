# SPDX-License-Identifier: Apache-2.0
"""Citizens who call: places any number of SIP calls, so many at once, by sipp (Debian's sip-tester).

    python -m minipbx.callers --to 127.0.0.1:5060 --count 100 --at-once 20 --seconds 3 --digits 15

Digits are sent as RTP events from recordings that sipp plays through a raw socket, so pressing keys needs root.
"""

import argparse
import array
import math
import re
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

_SCENARIO = Path(__file__).with_name("caller.xml")
_DIGIT_RECORDINGS = Path("/usr/share/sip-tester")
_DIGIT_NAMES = {"*": "star", "#": "pound"}
_SUCCESSES = re.compile(r"Successful call\s*\|[^|]*\|\s*(\d+)")
_FAILURES = re.compile(r"Failed call\s*\|[^|]*\|\s*(\d+)")


@dataclass(frozen=True)
class Calls:
    """What the callers do: each speaks for `seconds`, then presses the digits, and hangs up unless the other side has.

    The first has the number `first_number`, each other one the next. `tone` is the pitch of their voice in hertz.
    """

    to: str
    count: int = 1
    at_once: int = 1
    dialled: str = "12345"
    first_number: int = 13800138000
    seconds: float = 3
    digits: str = ""
    digit_gap: float = 1
    tone: int = 500
    per_second: int = 10


@dataclass(frozen=True)
class Outcome:
    """`failed` counts the calls that were refused, lost or cut by sipp; `log` is what sipp printed."""

    succeeded: int
    failed: int
    log: str


class Placed:
    """Calls that are going on. Leaving the context ends those that are left."""

    def __init__(self, calls: Calls):
        self._folder = tempfile.TemporaryDirectory(prefix="minipbx-callers-")
        folder = Path(self._folder.name)
        (folder / "voice.al").write_bytes(alaw_tone(calls.tone))
        (folder / "numbers.csv").write_text(_numbers(calls))
        (folder / "caller.xml").write_text(_scenario(calls))
        self._log = (folder / "sipp.log").open("w+")
        self._process = subprocess.Popen(
            _command(calls), cwd=folder, stdin=subprocess.DEVNULL, stdout=self._log, stderr=subprocess.STDOUT
        )

    def wait(self, seconds: float) -> Outcome:
        """Raises subprocess.TimeoutExpired if they are not over in time."""
        self._process.wait(seconds)
        self._log.seek(0)
        log = self._log.read()
        succeeded, failed = (pattern.findall(log) for pattern in (_SUCCESSES, _FAILURES))
        return Outcome(int(succeeded[-1]) if succeeded else 0, int(failed[-1]) if failed else 0, log)

    def __enter__(self) -> "Placed":
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        self._log.close()
        self._folder.cleanup()


def alaw_tone(hertz: int, seconds: float = 1.0) -> bytes:
    """A sine wave in G.711 A-law, for sipp's `rtp_stream`."""
    samples = (int(8000 * math.sin(2 * math.pi * hertz * n / 8000)) for n in range(int(8000 * seconds)))
    return array.array("B", (_alaw(sample) for sample in samples)).tobytes()


def _alaw(sample: int) -> int:
    """ITU-T G.711, from 16 bits: a sign, a segment that doubles the step from the second on, a place within it."""
    sign, magnitude = (0x80, sample) if sample >= 0 else (0, -sample - 1)
    magnitude >>= 4
    segment = max(0, magnitude.bit_length() - 4)
    place = magnitude >> max(0, segment - 1) & 0x0F
    return (sign | segment << 4 | place) ^ 0x55


def _numbers(calls: Calls) -> str:
    numbers = range(calls.first_number, calls.first_number + calls.count)
    return "SEQUENTIAL\n" + "".join(f"{number};\n" for number in numbers)


def _scenario(calls: Calls) -> str:
    presses = "".join(_press(place, digit, calls.digit_gap) for place, digit in enumerate(calls.digits))
    return _SCENARIO.read_text().replace("@SECONDS@", _milliseconds(calls.seconds)).replace("@PRESSES@", presses)


def _press(place: int, digit: str, gap: float) -> str:
    recording = _DIGIT_RECORDINGS / f"dtmf_2833_{_DIGIT_NAMES.get(digit, digit)}.pcap"
    return (
        f'<nop><action><exec play_pcap_audio="{recording}"/></action></nop>\n'
        f'<recv request="BYE" timeout="{_milliseconds(gap)}" ontimeout="pressed-{place}" next="answer-bye"/>\n'
        f'<label id="pressed-{place}"/>\n'
    )


def _milliseconds(seconds: float) -> str:
    return str(round(1000 * seconds))


def _command(calls: Calls) -> list[str]:
    return [
        *("sipp", calls.to, "-sf", "caller.xml", "-inf", "numbers.csv", "-s", calls.dialled),
        *("-i", "127.0.0.1", "-m", str(calls.count), "-l", str(calls.at_once), "-r", str(calls.per_second)),
        *("-nostdin", "-trace_err", "-timeout_error"),
    ]


def main() -> int:
    parser = argparse.ArgumentParser(prog="minipbx.callers", description=__doc__)
    parser.add_argument("--to", required=True, metavar="HOST:PORT")
    parser.add_argument("--count", type=int, default=1)
    parser.add_argument("--at-once", type=int, default=1)
    parser.add_argument("--dialled", default="12345")
    parser.add_argument("--first-number", type=int, default=13800138000)
    parser.add_argument("--seconds", type=float, default=3)
    parser.add_argument("--digits", default="")
    parser.add_argument("--digit-gap", type=float, default=1, help="seconds after each digit")
    parser.add_argument("--per-second", type=int, default=10)
    with Placed(Calls(**vars(parser.parse_args()))) as placed:
        outcome = placed.wait(seconds=3600)
    print(f"{outcome.succeeded} succeeded, {outcome.failed} failed")
    return 1 if outcome.failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
