# SPDX-License-Identifier: Apache-2.0
"""The applications of the dialplan."""

import asyncio
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from minipbx.bridge import Bridge
from minipbx.channel import Channel, ChannelState, HungUp, Interruption, Place, Redirected
from minipbx.dialing import Attempt, NotAnswered, ring, talk
from minipbx.dialplan import Application
from minipbx.queueing import queue_up, set_times
from minipbx.recording import Recording
from minipbx.sound import FRAME_BYTES, FRAME_SECONDS, Player, chime, read_wav, ringback

if TYPE_CHECKING:
    from minipbx.exchange import Exchange


def of(exchange: "Exchange") -> dict[str, Application]:
    sounds = exchange.configuration.sounds
    return {
        "Answer": answer,
        "ConfBridge": exchange.conferences.confer,
        "Dial": partial(dial, exchange),
        "Goto": goto,
        "Hangup": hang_up,
        "MixMonitor": mix_monitor,
        "NoOp": no_operation,
        "Playback": partial(play, sounds),
        "Queue": partial(queue_up, exchange),
        "Read": partial(read, sounds),
        "Set": set_variable,
        "StopMixMonitor": stop_mix_monitor,
        "UserEvent": user_event,
        "Wait": wait,
    }


async def answer(channel: Channel, arguments: str) -> None:
    if channel.state is ChannelState.UP:
        return
    try:
        await channel.race(channel.phone.answer())
    except OSError:
        raise HungUp from None
    channel.enter_state(ChannelState.UP)
    await asyncio.sleep(0)  # lets the device's state through


async def dial(exchange: "Exchange", channel: Channel, arguments: str) -> None:
    """`Dial(PJSIP/…,seconds)`; what became of it is in DIALSTATUS."""
    target, _, seconds = arguments.partition(",")
    timeout = float(seconds.partition(",")[0] or 3600)
    began = time.monotonic()
    channel.player = Player(ringback(), loop=True)
    try:
        callee = await channel.obtain(ring(exchange, Attempt(target, timeout, "AppDial", channel)))
    except NotAnswered as failure:
        return channel.set_variable("DIALSTATUS", failure.status)
    finally:
        channel.player = None
    answered = time.monotonic()
    channel.set_variable("DIALSTATUS", "ANSWER")
    try:
        await answer(channel, "")
    except Interruption:
        await callee.end()
        raise
    try:
        await talk(exchange, channel, callee, Bridge(exchange.publish))
    finally:
        set_times(channel, answered, began)
    raise HungUp


async def goto(channel: Channel, arguments: str) -> None:
    """`Goto(context,exten,priority)`, with all three."""
    context, exten, priority = arguments.split(",")
    raise Redirected(Place(context, exten, int(priority)))


async def hang_up(channel: Channel, arguments: str) -> None:
    raise HungUp


async def mix_monitor(channel: Channel, arguments: str) -> None:
    """`MixMonitor(path)`: records in stereo, whatever the options."""
    channel.start_recording(Recording(Path(arguments.split(",")[0])))


async def stop_mix_monitor(channel: Channel, arguments: str) -> None:
    channel.stop_recording()
    channel.tell("MixMonitorStop")


async def no_operation(channel: Channel, arguments: str) -> None:
    pass


async def play(sounds: Path | None, channel: Channel, arguments: str) -> None:
    """`Playback(name)`, where the phone is up."""
    samples = _prompt(sounds, arguments.split(",")[0])
    channel.player = Player(samples)
    try:
        await channel.race(asyncio.sleep(_seconds(samples)))
    finally:
        channel.player = None


async def read(sounds: Path | None, channel: Channel, arguments: str) -> None:
    """`Read(variable,prompt,digits,,attempts,seconds)`: the keys pressed go to the variable, and how it went to
    READSTATUS."""
    variable, prompt, digits, _options, attempts, seconds = (arguments.split(",") + [""] * 6)[:6]
    channel.set_variable("READSTATUS", "ERROR")
    while not channel.digits.empty():
        channel.digits.get_nowait()
    samples = _prompt(sounds, prompt) if prompt else b""
    pressed = ""
    for _ in range(int(attempts or 1)):
        channel.player = Player(samples)
        try:
            pressed = await channel.race(_collect(channel, int(digits or 255), _seconds(samples), float(seconds or 10)))
        finally:
            channel.player = None
        if pressed:
            break
    channel.set_variable(variable, pressed)
    channel.set_variable("READSTATUS", "OK" if pressed else "TIMEOUT")


async def _collect(channel: Channel, most: int, prompt: float, patience: float) -> str:
    """Up to `most` keys, or those before a pause of `patience` seconds (the first may wait for the prompt) or a #."""
    pressed = ""
    while len(pressed) < most:
        try:
            digit = await asyncio.wait_for(channel.digits.get(), patience if pressed else prompt + patience)
        except TimeoutError:
            break
        channel.player = None
        if digit == "#":
            break
        pressed += digit
    return pressed


async def set_variable(channel: Channel, arguments: str) -> None:
    name, _, value = arguments.partition("=")
    channel.set_variable(name, value)


async def user_event(channel: Channel, arguments: str) -> None:
    """`UserEvent(name,Key: value,…)`."""
    name, *fields = arguments.split(",")
    pairs = (field.partition(":") for field in fields)
    channel.tell("UserEvent", "user", ("UserEvent", name), *((key.strip(), value.strip()) for key, _, value in pairs))


async def wait(channel: Channel, arguments: str) -> None:
    await channel.race(asyncio.sleep(float(arguments or 1)))


def _prompt(sounds: Path | None, name: str) -> bytes:
    """A file of that name, or a chime in its place."""
    path = (sounds or Path()) / f"{name}.wav"
    return read_wav(path) if path.is_file() else chime()


def _seconds(samples: bytes) -> float:
    return len(samples) / FRAME_BYTES * FRAME_SECONDS
