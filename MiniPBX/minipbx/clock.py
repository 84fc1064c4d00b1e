# SPDX-License-Identifier: Apache-2.0
"""The clock that moves all sound: every 20 ms it takes a frame from each phone and gives one to each."""

import asyncio
from collections.abc import Iterable

from minipbx.channel import Channel
from minipbx.sound import FRAME_SECONDS, SILENCE

# Beats that are made up for after a stall; what is older is lost, as on any line.
_MOST_LATE = 10


async def beat(channels: Iterable[Channel]) -> None:
    """Runs for ever over the channels that are up."""
    loop = asyncio.get_running_loop()
    due = loop.time()
    while True:
        due = max(due + FRAME_SECONDS, loop.time() - _MOST_LATE * FRAME_SECONDS)
        await asyncio.sleep(due - loop.time())
        _move([channel for channel in channels if channel.is_up])


def _move(channels: list[Channel]) -> None:
    for channel in channels:
        channel.heard = channel.phone.read()
    for channel in channels:
        frame = _frame_for(channel)
        channel.phone.write(frame)
        if channel.recording:
            channel.recording.write(channel.heard, frame)


def _frame_for(channel: Channel) -> bytes:
    if channel.player and not channel.player.finished:
        return channel.player.next_frame()
    return channel.bridge.heard_by(channel) if channel.bridge else SILENCE
