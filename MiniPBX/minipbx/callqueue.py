# SPDX-License-Identifier: Apache-2.0
"""A queue: who waits in it, who serves it, and who is next."""

import asyncio
import time
from dataclasses import dataclass, field

from minipbx.channel import Channel
from minipbx.devices import Devices, DeviceState
from minipbx.endpoints import device_of
from minipbx.events import Event, Headers, Publish, headers


@dataclass(frozen=True)
class QueueSettings:
    """Seconds throughout. `timeout` is how long a member is rung, `retry` the pause after one who did not answer."""

    name: str
    members: tuple[str, ...] = ()
    timeout: float = 15
    retry: float = 5
    wrapup: float = 0


@dataclass
class Member:
    interface: str
    name: str
    membership: str
    status: DeviceState
    penalty: int = 0
    paused: bool = False
    paused_reason: str = ""
    calls_taken: int = 0
    last_call: int = 0
    last_pause: int = 0
    in_call: bool = False
    offered: bool = False
    login_time: int = field(default_factory=lambda: int(time.time()))


@dataclass
class Entry:
    """A caller who waits, unless they are `offered` to a member."""

    channel: Channel
    original_position: int
    joined: float = field(default_factory=time.monotonic)
    offered: bool = False

    @property
    def waited(self) -> float:
        return time.monotonic() - self.joined


class CallQueue:
    """Callers are served in the order in which they came, members in turn (Asterisk's strategy `rrmemory`)."""

    def __init__(self, settings: QueueSettings, devices: Devices, publish: Publish):
        self.settings = settings
        self.name = settings.name
        self.members: dict[str, Member] = {}
        self.entries: list[Entry] = []
        self.completed = 0
        self.abandoned = 0
        self.hold_times: list[float] = []
        self.talk_times: list[float] = []
        self._devices = devices
        self._publish = publish
        self._changed = asyncio.Event()
        devices.enter(f"Queue:{self.name}", DeviceState.NOT_INUSE)
        devices.on_change.append(self._follow_device)
        for interface in settings.members:
            self.members[interface] = self._new_member(interface, interface, "static")

    # Members.

    def add(self, interface: str, name: str = "", paused: bool = False) -> bool:
        """False if it is a member already."""
        if interface in self.members:
            return False
        member = self._new_member(interface, name or interface, "dynamic")
        member.paused = paused
        self.members[interface] = member
        self._tell_member("QueueMemberAdded", member)
        self._wake()
        return True

    def remove(self, interface: str) -> bool:
        """False if it is no member. A call that it has goes on."""
        member = self.members.pop(interface, None)
        if member:
            self._tell_member("QueueMemberRemoved", member)
        return member is not None

    def pause(self, interface: str, paused: bool, reason: str) -> bool:
        """False if it is no member."""
        member = self.members.get(interface)
        if member is None:
            return False
        member.paused = paused
        member.paused_reason = reason if paused else ""
        member.last_pause = int(time.time()) if paused else member.last_pause
        self._tell_member("QueueMemberPause", member)
        self._wake()
        return True

    def is_free(self, member: Member) -> bool:
        return not member.paused and not member.offered and member.status is DeviceState.NOT_INUSE

    # Callers.

    def join(self, channel: Channel) -> Entry:
        entry = Entry(channel, len(self.entries) + 1)
        self.entries.append(entry)
        self._devices.enter(f"Queue:{self.name}", DeviceState.RINGING)
        where = ("Position", len(self.entries)), ("Count", len(self.entries))
        channel.tell("QueueCallerJoin", "agent", ("Queue", self.name), *where)
        return entry

    def leave(self, entry: Entry) -> int:
        """The position that the caller had."""
        position = self.entries.index(entry) + 1
        self.entries.remove(entry)
        if not self.entries:
            self._devices.enter(f"Queue:{self.name}", DeviceState.NOT_INUSE)
        where = ("Position", position), ("Count", len(self.entries))
        entry.channel.tell("QueueCallerLeave", "agent", ("Queue", self.name), *where)
        self._wake()
        return position

    def abandon(self, entry: Entry) -> None:
        """The caller hung up before anybody answered."""
        self.abandoned += 1
        where = ("Position", self.entries.index(entry) + 1), ("OriginalPosition", entry.original_position)
        waited = ("HoldTime", int(entry.waited))
        entry.channel.tell("QueueCallerAbandon", "agent", ("Queue", self.name), *where, waited)
        self.leave(entry)

    async def claim(self, entry: Entry) -> Member:
        """Waits for the caller's turn and for a free member; both are `offered` until they are released."""
        while True:
            first = next(waiting for waiting in self.entries if not waiting.offered)
            free = next((member for member in self.members.values() if self.is_free(member)), None)
            if first is entry and free:
                return self._offer(entry, free)
            await self._changed.wait()

    def release(self, entry: Entry, member: Member) -> None:
        entry.offered = member.offered = False
        self._wake()

    def connect(self, entry: Entry, member: Member) -> None:
        member.in_call = True
        self.hold_times.append(entry.waited)

    def complete(self, member: Member, talked: float) -> None:
        """Counts the call; the member is free again after its wrap-up time."""
        self.completed += 1
        self.talk_times.append(talked)
        member.in_call = False
        member.calls_taken += 1
        member.last_call = int(time.time())
        asyncio.get_running_loop().call_later(self.settings.wrapup, self._free, member)

    def _free(self, member: Member) -> None:
        member.offered = False
        self._wake()

    def _offer(self, entry: Entry, member: Member) -> Member:
        entry.offered = member.offered = True
        if member.interface in self.members:
            self.members[member.interface] = self.members.pop(member.interface)  # to the end: its turn is over
        self._wake()
        return member

    def _new_member(self, interface: str, name: str, membership: str) -> Member:
        return Member(interface, name, membership, self._devices.state(device_of(interface)))

    def _follow_device(self, device: str, state: DeviceState) -> None:
        for member in self.members.values():
            if device_of(member.interface) == device:
                member.status = state
                self._tell_member("QueueMemberStatus", member)
                self._wake()

    def _wake(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()

    def _tell_member(self, event: str, member: Member) -> None:
        names = [("Queue", self.name), ("MemberName", member.name), ("Interface", member.interface)]
        self._publish(Event(event, "agent", headers(names) + member_state(member, self.settings)))


def member_state(member: Member, settings: QueueSettings) -> Headers:
    """As the events of a member end; times in seconds since 1970, 0 for never."""
    return headers(
        [
            ("StateInterface", device_of(member.interface)),
            ("Membership", member.membership),
            ("Penalty", member.penalty),
            ("CallsTaken", member.calls_taken),
            ("LastCall", member.last_call),
            ("LastPause", member.last_pause),
            ("LoginTime", member.login_time),
            ("InCall", int(member.in_call)),
            ("Status", int(member.status)),
            ("Paused", int(member.paused)),
            ("PausedReason", member.paused_reason),
            ("Ringinuse", 0),
            ("Wrapuptime", int(settings.wrapup)),
        ]
    )
