# SPDX-License-Identifier: Apache-2.0
"""A channel: one party's call to or from the exchange, with the state that its events show."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any, TypeVar

from minipbx.causes import Cause
from minipbx.events import UNKNOWN, Event, Headers, Publish, headers
from minipbx.phone import Phone
from minipbx.recording import Recording
from minipbx.sound import SILENCE, Player, music

if TYPE_CHECKING:
    from minipbx.bridge import Bridge

Result = TypeVar("Result")


class ChannelState(IntEnum):
    """As Asterisk numbers them."""

    DOWN = 0
    RING = 4
    RINGING = 5
    UP = 6


@dataclass
class Party:
    number: str = ""
    name: str = ""


@dataclass
class Place:
    """Where in the dialplan a channel is."""

    context: str
    exten: str = "s"
    priority: int = 1


class Interruption(Exception):
    """Takes a channel away from what it is doing."""


class HungUp(Interruption):
    """Its phone has hung up, or a manager hung it up."""


@dataclass
class Redirected(Interruption):
    """It goes on elsewhere in the dialplan."""

    place: Place


@dataclass
class Errand(Interruption):
    """It leaves its bridge to do something, and comes back if `run` says so."""

    run: Callable[["Channel"], Awaitable[bool]]


@dataclass(frozen=True)
class Identity:
    """A channel's names. `linked_id` is the unique id of the channel that the call began with."""

    name: str
    unique_id: str
    linked_id: str


class Channel:
    """Listens to one phone, and has one task at a time that decides what is done with it.

    The task waits by `race`, which ends the wait when the channel is interrupted.
    """

    def __init__(self, identity: Identity, endpoint: str, phone: Phone, place: Place, publish: Publish):
        self.identity = identity
        self.endpoint = endpoint
        self.phone = phone
        self.place = place
        self.state = ChannelState.DOWN
        self.caller = Party()
        self.connected = Party()
        self.variables: dict[str, str] = {}
        self.application = ("", "")
        self.digits: asyncio.Queue[str] = asyncio.Queue()
        self.bridge: Bridge | None = None
        self.former_bridge: Bridge | None = None
        self.player: Player | None = None
        self.recording: Recording | None = None
        self.cause = Cause.NORMAL_CLEARING
        self.ended = False
        self.holding = False
        self.heard = SILENCE
        self.created = time.time()
        self.on_state: Callable[[], None] = lambda: None
        self.publish = publish
        self._sending: asyncio.Future[None] | None = None
        self._answered = asyncio.Event()
        self._interruption: asyncio.Future[Interruption] = asyncio.get_running_loop().create_future()
        phone.listener = self

    @property
    def name(self) -> str:
        return self.identity.name

    @property
    def is_up(self) -> bool:
        return self.state is ChannelState.UP and not self.ended

    def snapshot(self, prefix: str = "") -> Headers:
        return headers(
            (prefix + name, value)
            for name, value in (
                ("Channel", self.name),
                ("ChannelState", int(self.state)),
                ("ChannelStateDesc", self.state.name.capitalize()),
                ("CallerIDNum", self.caller.number or UNKNOWN),
                ("CallerIDName", self.caller.name or UNKNOWN),
                ("ConnectedLineNum", self.connected.number or UNKNOWN),
                ("ConnectedLineName", self.connected.name or UNKNOWN),
                ("Language", "en"),
                ("AccountCode", ""),
                ("Context", self.place.context),
                ("Exten", self.place.exten),
                ("Priority", self.place.priority),
                ("Uniqueid", self.identity.unique_id),
                ("Linkedid", self.identity.linked_id),
            )
        )

    def tell(self, event: str, category: str = "call", *more: tuple[str, object]) -> None:
        """Publishes an event of this channel, with `more` headers after those of the channel."""
        self.publish(Event(event, category, self.snapshot() + headers(more)))

    def enter_state(self, state: ChannelState) -> None:
        if state is not self.state:
            self.state = state
            self.tell("Newstate")
            self.on_state()

    def run_application(self, name: str, arguments: str) -> None:
        """Publishes which application of the dialplan the channel runs."""
        self.application = (name, arguments)
        extension = ("Extension", self.place.exten)
        self.tell("Newexten", "dialplan", extension, ("Application", name), ("AppData", arguments))

    def set_variable(self, name: str, value: object) -> None:
        self.variables[name] = str(value)
        self.tell("VarSet", "dialplan", ("Variable", name), ("Value", value))

    def connect_line(self, party: Party) -> None:
        """Shows the channel's phone who it is connected to."""
        self.connected = party
        self.tell("NewConnectedLine")

    def start_recording(self, recording: Recording) -> None:
        self.stop_recording()
        self.recording = recording
        self.set_variable("MIXMONITOR_FILENAME", recording.path)
        self.tell("MixMonitorStart")

    def stop_recording(self) -> None:
        if self.recording:
            self.recording.close()
            self.recording = None

    def start_music(self) -> None:
        self.player = Player(music(), loop=True)
        self.tell("MusicOnHoldStart", "call", ("Class", "default"))

    def stop_music(self) -> None:
        self.player = None
        self.tell("MusicOnHoldStop")

    # What the task of the channel waits by.

    async def race(self, work: Awaitable[Result]) -> Result:
        """Waits for `work`. Raises the interruption, with the work cancelled, if the channel is interrupted."""
        task = await self._run_until_interrupted(work)
        if self._interruption.done():
            if not task.cancelled():
                task.exception()  # seen, and of no interest any more
            raise self._take_interruption()
        return task.result()

    async def obtain(self, work: Awaitable[Result]) -> Result:
        """As `race`, for a result that must not be lost: if it has come, the interruption waits for the next race."""
        task = await self._run_until_interrupted(work)
        if task.cancelled():
            raise self._take_interruption()
        return task.result()

    async def _run_until_interrupted(self, work: Awaitable[Result]) -> asyncio.Future[Result]:
        task = asyncio.ensure_future(work)
        try:
            waits: set[asyncio.Future[Any]] = {task, self._interruption}
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            if not task.done():
                task.cancel()
                await asyncio.wait({task})
        return task

    async def wait_answered(self) -> None:
        await self.race(self._answered.wait())

    def interrupt(self, interruption: Interruption) -> bool:
        """False if an interruption waits already, and this one is lost; a hang-up never is."""
        if self._interruption.done():
            if not isinstance(interruption, HungUp):
                return False
            self._interruption = asyncio.get_running_loop().create_future()
        self._interruption.set_result(interruption)
        return True

    def _take_interruption(self) -> Interruption:
        interruption = self._interruption.result()
        if not isinstance(interruption, HungUp):
            self._interruption = asyncio.get_running_loop().create_future()
        return interruption

    # What the phone does.

    def phone_rings(self) -> None:
        if self.state is ChannelState.DOWN:
            self.enter_state(ChannelState.RINGING)

    def phone_answered(self) -> None:
        if self.state in (ChannelState.DOWN, ChannelState.RINGING):
            self.enter_state(ChannelState.UP)
            self._answered.set()

    def phone_hung_up(self, cause: int) -> None:
        if not self.ended:
            self.cause = Cause(cause)
            self.tell("HangupRequest")
            self.interrupt(HungUp())

    def phone_pressed(self, digit: str) -> None:
        self._tell_digit("DTMFBegin", ("Digit", digit))

    def phone_released(self, digit: str, milliseconds: int) -> None:
        self._tell_digit("DTMFEnd", ("Digit", digit), ("DurationMs", milliseconds))
        self.digits.put_nowait(digit)
        self._each_other(lambda other: other.send_digit(digit))

    def phone_held(self) -> None:
        self.holding = True
        self.tell("Hold", "call", ("MusicClass", ""))
        self._each_other(Channel.start_music)
        self.on_state()

    def phone_resumed(self) -> None:
        self.holding = False
        self.tell("Unhold")
        self._each_other(Channel.stop_music)
        self.on_state()

    def send_digit(self, digit: str) -> None:
        """Has the phone hear a key, some time later."""
        self._sending = asyncio.ensure_future(self.phone.send_digit(digit))

    def _tell_digit(self, event: str, *what: tuple[str, object]) -> None:
        self.tell(event, "dtmf", *what, ("Direction", "Received"))
        self._each_other(lambda other: other.tell(event, "dtmf", *what, ("Direction", "Sent")))

    def _each_other(self, do: Callable[["Channel"], None]) -> None:
        for other in self.bridge.others(self) if self.bridge else ():
            do(other)

    # Its end.

    def request_hang_up(self, cause: Cause) -> None:
        """As a manager asks for it."""
        self.cause = cause
        self.tell("SoftHangupRequest", "call", ("Cause", int(cause)))
        self.interrupt(HungUp())

    async def end(self) -> None:
        """Hangs the phone up and publishes that, once."""
        if self.ended:
            return
        self.ended = True
        self.stop_recording()
        await self.phone.hang_up()
        self.tell("Hangup", "call", ("Cause", int(self.cause)), ("Cause-txt", self.cause.text))
        self.on_state()
