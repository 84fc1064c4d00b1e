# SPDX-License-Identifier: Apache-2.0
"""Puts one page upright: reads a picture from standard input, writes it straight and evenly lit.

Usage: python3 -I -B Upright QUARTERS < PICTURE > ANSWER

QUARTERS is how often the picture is turned by a right angle first, against the clock. The answer is one line of JSON and
behind it the octets of two files, as long as the JSON says: the page for the engine as PNG, and for the eye as JPEG. From
the first octet read on this process can open nothing, neither file nor socket: its limits leave it the three descriptors
that it has. Exits 3 when the picture needs more memory than it may have, 4 when it has too many points, 5 when it is no
picture that can be read.
"""

import json
import resource
import sys

import upright

TOO_LARGE, TOO_MANY_POINTS, UNREADABLE = 3, 4, 5
SECONDS, MEMORY, ANSWER = 40, 2 << 30, 128 << 20


def shut_in():
    upright.load()
    for name, most in [
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, ANSWER),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 3),
    ]:
        resource.setrlimit(name, (most, most))


def main():
    quarters = int(sys.argv[1])
    shut_in()
    try:
        page = upright.read(sys.stdin.buffer.read(), quarters)
        files = [upright.png(page), upright.jpeg(page)]
    except MemoryError:
        sys.exit(TOO_LARGE)
    except upright.TooManyPoints:
        sys.exit(TOO_MANY_POINTS)
    except (OSError, SyntaxError, ValueError, TypeError, EOFError):
        # What Pillow says to files that are cut or were never pictures.
        sys.exit(UNREADABLE)
    out = sys.stdout.buffer
    sizes = [len(octets) for octets in files]
    width, height = page.size
    out.write(json.dumps({"width": width, "height": height, "sizes": sizes}).encode() + b"\n")
    for octets in files:
        out.write(octets)


main()
