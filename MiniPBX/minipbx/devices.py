# SPDX-License-Identifier: Apache-2.0
"""The state of each device, from the channels that it has."""

from collections.abc import Callable, Iterable
from enum import IntEnum

from minipbx.channel import Channel, ChannelState
from minipbx.events import Event, Publish, headers


class DeviceState(IntEnum):
    """As a queue member's Status numbers them."""

    UNKNOWN = 0
    NOT_INUSE = 1
    INUSE = 2
    INVALID = 4
    RINGING = 6
    RINGINUSE = 7
    ONHOLD = 8


def state_of(channels: Iterable[Channel]) -> DeviceState:
    """That of a device with these channels."""
    live = [channel for channel in channels if not channel.ended]
    ringing = any(channel.state is ChannelState.RINGING for channel in live)
    up = [channel for channel in live if channel.state is ChannelState.UP]
    if not up:
        return DeviceState.RINGING if ringing else DeviceState.NOT_INUSE
    if ringing:
        return DeviceState.RINGINUSE
    return DeviceState.ONHOLD if all(channel.holding for channel in up) else DeviceState.INUSE


class Devices:
    """Publishes a state when it changes and tells those who listen."""

    def __init__(self, publish: Publish, known: Iterable[str]):
        self.on_change: list[Callable[[str, DeviceState], None]] = []
        self._publish = publish
        self._states = dict.fromkeys(known, DeviceState.NOT_INUSE)

    def state(self, device: str) -> DeviceState:
        return self._states.get(device, DeviceState.INVALID)

    def enter(self, device: str, state: DeviceState) -> None:
        if self.state(device) is state:
            return
        self._states[device] = state
        self._publish(Event("DeviceStateChange", "call", headers([("Device", device), ("State", state.name)])))
        for listener in self.on_change:
            listener(device, state)
