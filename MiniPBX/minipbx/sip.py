# SPDX-License-Identifier: Apache-2.0
"""SIP and RTP, by the baresip stack."""

import asyncio
import contextlib
import re
import socket
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial

from baresip import Account, Call, Config, Event, Runtime, StackEvent, UserAgent
from baresip.errors import AudioNotActive, AudioRestarted, BaresipError, split_status

from minipbx.phone import PhoneListener
from minipbx.sound import FRAME_BYTES, SILENCE

# ITU-T Q.850 causes, for the SIP statuses that a phone refuses with.
_CAUSES = {404: 1, 408: 18, 480: 19, 486: 17, 487: 16, 488: 58, 503: 34, 600: 17, 603: 21, 604: 1}
_NORMAL_CLEARING, _DESTINATION_OUT_OF_ORDER = 16, 27

# Frames that wait in a jitter buffer before the first is played, and that it holds at most.
_PREFILL, _FULL = 2 * FRAME_BYTES, 10 * FRAME_BYTES

_ADDRESS = re.compile(r'\s*(?:"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<token>[^<"]*?))?\s*<?sips?:(?:(?P<user>[^@>;]*)@)?')


@dataclass(frozen=True)
class SIPAddress:
    """The display name and the user of a From or To header."""

    name: str
    user: str

    @classmethod
    def parse(cls, header: str) -> "SIPAddress":
        """Empty where the header says nothing, or nothing that can be read."""
        match = _ADDRESS.match(header)
        if not match:
            return cls("", "")
        quoted = match["quoted"]
        name = re.sub(r"\\(.)", r"\1", quoted) if quoted is not None else match["token"] or ""
        return cls(name.strip(), match["user"] or "")


class SIPPhone:
    """One SIP call, either direction. `dial` places it; an incoming one is there already."""

    def __init__(self, call: Call | None = None, dial: "Dial | None" = None):
        self.listener: PhoneListener | None = None
        self.call_id = call.call_id if call and call.call_id else str(uuid.uuid4())
        self._call = call
        self._dial = dial
        self._heard = bytearray()
        self._primed = False
        self._pressed: tuple[str, float] | None = None
        self._sending = asyncio.Lock()
        self._over = False

    @property
    def is_incoming(self) -> bool:
        return self._dial is None

    @property
    def from_address(self) -> SIPAddress:
        return SIPAddress.parse(self._call.headers.get("From", "") if self._call else "")

    @property
    def to_address(self) -> SIPAddress:
        return SIPAddress.parse(self._call.headers.get("To", "") if self._call else "")

    async def ring(self) -> None:
        assert self._dial, "an incoming call is not rung"
        try:
            await self._dial(self)
        except (BaresipError, ValueError) as error:
            raise OSError(str(error)) from error

    def adopt(self, call: Call) -> None:
        """The call that was placed for this phone."""
        self._call = call
        self.call_id = call.call_id or self.call_id

    async def answer(self) -> None:
        try:
            # Accepts video too, which no caller offers: with video refused, the stack takes the established call for
            # one whose media must still be changed, and sends a needless re-INVITE.
            await self._placed.answer(video=True)
        except BaresipError as error:
            raise OSError(str(error)) from error

    async def hang_up(self) -> None:
        self.listener = None
        if self._call and not self._over:
            with contextlib.suppress(BaresipError):  # it has just hung up itself
                await self._call.hangup()

    async def send_digit(self, digit: str) -> None:
        async with self._sending:
            with contextlib.suppress(BaresipError):  # it hung up meanwhile
                await self._placed.send_dtmf(digit)

    def read(self) -> bytes:
        with contextlib.suppress(AudioNotActive, AudioRestarted):  # no sound yet, or any more
            self._heard += self._placed.audio.read(_FULL)
        if len(self._heard) > _FULL:
            del self._heard[: len(self._heard) - _PREFILL]
        self._primed = len(self._heard) >= (FRAME_BYTES if self._primed else _PREFILL)
        if not self._primed:
            return SILENCE
        frame = bytes(self._heard[:FRAME_BYTES])
        del self._heard[:FRAME_BYTES]
        return frame

    def write(self, frame: bytes) -> None:
        with contextlib.suppress(AudioNotActive, AudioRestarted):  # no sound yet, or any more
            self._placed.audio.write(frame)

    @property
    def _placed(self) -> Call:
        assert self._call, "not rung yet"
        return self._call

    def take(self, event: StackEvent) -> None:
        """What the stack reports of the call."""
        self._over = self._over or event.event is Event.CALL_CLOSED
        listener = self.listener
        if listener is None:
            return
        match event.event:
            case Event.CALL_RINGING | Event.CALL_PROGRESS:
                listener.phone_rings()
            case Event.CALL_ESTABLISHED:
                listener.phone_answered()
            case Event.CALL_CLOSED:
                listener.phone_hung_up(_cause(event.text or ""))
            case Event.CALL_HOLD:
                listener.phone_held()
            case Event.CALL_RESUME:
                listener.phone_resumed()
            case Event.CALL_DTMF_START if event.text:
                self._pressed = (event.text, asyncio.get_running_loop().time())
                listener.phone_pressed(event.text)
            case Event.CALL_DTMF_END if self._pressed:
                digit, since = self._pressed
                self._pressed = None
                listener.phone_released(digit, round(1000 * (asyncio.get_running_loop().time() - since)))


Dial = Callable[[SIPPhone], Awaitable[None]]


class SIPStack:
    """Listens for calls and places them. `on_call` is told of each that comes in, before it is answered."""

    def __init__(self, on_call: Callable[[SIPPhone], None]):
        self._on_call = on_call
        self._runtime = Runtime()
        self._agent: UserAgent | None = None
        self._phones: dict[int, SIPPhone] = {}
        self._dialling = 0
        self._early: list[StackEvent] = []

    async def start(self, host: str, port: int, rtp_ports: tuple[int, int]) -> int:
        """The port that it listens on: `port`, or a free one for 0."""
        port = port or _free_port(host)
        await self._runtime.start(
            Config(
                net_interface=host,
                max_concurrent_calls=None,
                expose_headers=("From", "To"),
                native_log_level="error",
                extra_config_text=(
                    f"sip_listen {host}:{port}\nsip_transports udp\nrtp_ports {rtp_ports[0]}-{rtp_ports[1]}\n"
                ),
            )
        )
        account = Account(
            user="minipbx",
            domain=host,
            password="",
            reg_interval=0,
            audio_codecs=("pcma", "pcmu"),
            extra_params=("catchall=yes",),  # whatever number was dialled
        )
        self._agent = await UserAgent.create(self._runtime, account, transfer_policy="reject")
        self._agent.on_incoming(self._take_call)
        self._runtime.subscribe(self._route)
        return port

    async def stop(self) -> None:
        await self._runtime.close()

    def phone(self, uri: str, caller: str) -> SIPPhone:
        """A phone to be rung at a URI; it is told the caller's number (RFC 3325)."""
        headers = {"P-Asserted-Identity": f"<sip:{caller}@minipbx>"} if caller else {}
        return SIPPhone(dial=partial(self._dial, uri, headers))

    def _take_call(self, call: Call) -> None:
        phone = self._phones[call.handle] = SIPPhone(call)
        self._on_call(phone)

    async def _dial(self, uri: str, headers: dict[str, str], phone: SIPPhone) -> None:
        """What the stack reports of the call before it tells which call it made, is kept for the phone."""
        assert self._agent, "not started yet"
        self._dialling += 1
        try:
            call = await self._agent.dial(uri, headers)
        finally:
            self._dialling -= 1
        phone.adopt(call)
        self._phones[call.handle] = phone
        early = [event for event in self._early if event.call == call.handle]
        self._early = [event for event in self._early if event.call != call.handle] if self._dialling else []
        for event in early:
            self._route(event)

    def _route(self, event: StackEvent) -> None:
        if phone := self._phones.get(event.call):
            phone.take(event)
            if event.event is Event.CALL_CLOSED:
                del self._phones[event.call]
        elif self._dialling:
            self._early.append(event)


def _cause(reason: str) -> int:
    """The Q.850 cause of what the stack says of a closed call: a SIP status, an error of the network, or nothing."""
    status, _ = split_status(reason)
    if status is not None:
        return _CAUSES.get(status, 31)
    refused = "refused" in reason.lower() or "unreachable" in reason.lower()
    return _DESTINATION_OUT_OF_ORDER if refused else _NORMAL_CLEARING


def _free_port(host: str) -> int:
    """The stack does not tell which port it took, so one is chosen for it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind((host, 0))
        return probe.getsockname()[1]
