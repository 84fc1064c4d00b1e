# SPDX-License-Identifier: Apache-2.0
"""What the exchange tells its managers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

Headers = list[tuple[str, str]]

UNKNOWN = "<unknown>"


@dataclass(frozen=True)
class Event:
    """One event in Asterisk's form. `category` is the class that a manager subscribes to: call, agent, dialplan, …"""

    name: str
    category: str
    headers: Headers


Publish = Callable[[Event], None]


def headers(pairs: Iterable[tuple[str, object]]) -> Headers:
    return [(name, str(value)) for name, value in pairs]
