# SPDX-License-Identifier: Apache-2.0
"""Reads one mail from standard input and tells what it says.

Usage: python3 -I -B Helper < MESSAGE > ANSWER

The answer is one line of JSON and behind it the octets of the files, one after the other, as long as the JSON says.
From the first octet read on this process can open nothing, neither file nor socket: its limits leave it the three
descriptors that it has. Exits 3 when the message needs more memory than it may.
"""

import json
import resource
import sys

import reading
import words

TOO_LARGE = 3
SECONDS, MEMORY, ANSWER = 15, 1 << 30, 256 << 20


def shut_in():
    words.load()
    for name, most in [
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, ANSWER),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 3),
    ]:
        resource.setrlimit(name, (most, most))


def main():
    shut_in()
    try:
        mail, files = reading.read(sys.stdin.buffer.read())
    except MemoryError:
        sys.exit(TOO_LARGE)
    out = sys.stdout.buffer
    out.write(json.dumps(mail).encode() + b"\n")
    for octets in files:
        out.write(octets)


main()
