# SPDX-License-Identifier: Apache-2.0
"""Whom the exchange can call, and how: from a dial string to a telephone."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from minipbx.phone import Phone
from minipbx.sound import read_wav
from minipbx.virtual_phone import VirtualPhone

_DIAL_STRING = re.compile(r"PJSIP/(?:(?P<number>[^@/]+)@)?(?P<endpoint>[^@/]+)(?:/(?P<uri>sips?:.+))?")

MakeSIPPhone = Callable[[str, str], Phone]


@dataclass(frozen=True)
class Endpoint:
    """A seat, or a trunk that leads to many numbers.

    `contact` is where it is called: the SIP URI of a seat, that of a trunk without a user. Without one its telephones
    are virtual: they answer when told to, or after `answers_after` seconds, and say the file `voice`.
    """

    name: str
    contact: str | None = None
    context: str = "agents"
    answers_after: float | None = None
    voice: Path | None = None


@dataclass(frozen=True)
class Destination:
    """What a dial string leads to."""

    endpoint: Endpoint
    uri: str | None

    def phone(self, make_sip_phone: MakeSIPPhone, caller: str) -> Phone:
        if self.uri:
            return make_sip_phone(self.uri, caller)
        voice = read_wav(self.endpoint.voice) if self.endpoint.voice else b""
        return VirtualPhone(self.endpoint.answers_after, voice)


def destination(dial_string: str, endpoints: dict[str, Endpoint]) -> Destination:
    """`PJSIP/8001`, `PJSIP/13800138000@trunk` or `PJSIP/trunk/sip:…`, as Asterisk reads them. Raises LookupError."""
    match = _DIAL_STRING.fullmatch(dial_string)
    if not match or match["endpoint"] not in endpoints:
        raise LookupError(dial_string)
    endpoint = endpoints[match["endpoint"]]
    if match["uri"]:
        return Destination(endpoint, match["uri"])
    if endpoint.contact and match["number"]:
        host = re.sub(r"^sips?:(?:[^@]*@)?", "", endpoint.contact)
        return Destination(endpoint, f"sip:{match['number']}@{host}")
    return Destination(endpoint, endpoint.contact)


def device_of(interface: str) -> str:
    """The device whose state a queue member has: `PJSIP/8001` of any interface of that endpoint."""
    match = _DIAL_STRING.fullmatch(interface)
    return f"PJSIP/{match['endpoint']}" if match else interface
