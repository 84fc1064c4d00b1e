# SPDX-License-Identifier: Apache-2.0
"""The form of AMI: blocks of `Key: Value` lines, each ended by an empty line."""

import re

from minipbx.events import Event, Headers

_LINE_BREAKS = re.compile(r"[\r\n\0]+")

# Asterisk reads so many headers of an action, and drops the rest.
MOST_HEADERS = 128


class Request:
    """An action that a client asks for. Header names are read without regard to case."""

    def __init__(self, headers: Headers):
        self.headers = headers

    @classmethod
    def parse(cls, lines: list[str]) -> "Request":
        """Lines without a colon say nothing."""
        pairs = (line.partition(":") for line in lines[:MOST_HEADERS])
        return cls([(key.strip(), value.strip()) for key, colon, value in pairs if colon])

    def __getitem__(self, name: str) -> str:
        """The first value; empty where there is none."""
        return next(iter(self.all(name)), "")

    def all(self, name: str) -> list[str]:
        return [value for key, value in self.headers if key.lower() == name.lower()]

    def is_true(self, name: str) -> bool:
        return self[name].lower() in ("yes", "true", "y", "t", "1", "on")

    def variables(self) -> dict[str, str]:
        """Of the headers `Variable: a=1,b=2`, which may come more than once."""
        pairs = (pair.partition("=") for value in self.all("Variable") for pair in value.split(","))
        return {name.strip(): value for name, _, value in pairs if name.strip()}


def block(headers: Headers) -> bytes:
    """As it is sent. A line break in a value, which could forge a header, becomes a space."""
    lines = (f"{name}: {_LINE_BREAKS.sub(' ', value)}\r\n" for name, value in headers)
    return ("".join(lines) + "\r\n").encode("utf-8", "replace")


def event_block(event: Event) -> bytes:
    return block([("Event", event.name), ("Privilege", f"{event.category},all"), *event.headers])
