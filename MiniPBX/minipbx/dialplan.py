# SPDX-License-Identifier: Apache-2.0
"""The dialplan: what is done, step by step, with a channel that comes to an extension."""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from minipbx.causes import Cause
from minipbx.channel import Channel, HungUp, Place, Redirected

_STEP = re.compile(r"(?P<application>\w+)(?:\((?P<arguments>.*)\))?", re.DOTALL)
_VARIABLE = re.compile(r"\$\{([\w()]+)\}")
_WILDCARDS = {"X": "[0-9]", "Z": "[1-9]", "N": "[2-9]", ".": ".+", "!": ".*"}


@dataclass(frozen=True)
class Step:
    application: str
    arguments: str

    @classmethod
    def parse(cls, text: str) -> "Step":
        """From `Application(arguments)`. Raises ValueError."""
        match = _STEP.fullmatch(text.strip())
        if not match:
            raise ValueError(f"not an application: {text!r}")
        return cls(match["application"], match["arguments"] or "")


Application = Callable[[Channel, str], Awaitable[None]]
Extensions = Mapping[str, list[Step]]


class Dialplan:
    """Contexts of extensions; `applications` by name. An extension that begins with _ is a pattern, as in Asterisk."""

    def __init__(self, contexts: Mapping[str, Extensions], variables: Mapping[str, str]):
        self.applications: dict[str, Application] = {}
        self._contexts = contexts
        self._variables = variables

    def steps(self, context: str, exten: str) -> list[Step]:
        """Those of the extension; none where there is none. An exact name goes before any pattern."""
        extensions = self._contexts.get(context, {})
        if exten in extensions:
            return extensions[exten]
        return next((steps for pattern, steps in extensions.items() if _matches(pattern, exten)), [])

    def has(self, place: Place) -> bool:
        return len(self.steps(place.context, place.exten)) >= place.priority

    async def run(self, channel: Channel) -> None:
        """Runs the channel from where it is until the steps end or it hangs up, and ends it."""
        try:
            await self._run_steps(channel)
            channel.tell("SoftHangupRequest", "call", ("Cause", int(Cause.NORMAL_CLEARING)))
            if channel.former_bridge:
                await channel.former_bridge.wait_empty()  # so that whom it talked with is seen to leave before it ends
        finally:
            await channel.end()

    async def _run_steps(self, channel: Channel) -> None:
        while True:
            try:
                while steps := self.steps(channel.place.context, channel.place.exten)[channel.place.priority - 1 :]:
                    place = channel.place
                    await self._run_step(steps[0], channel)
                    if channel.place is place:
                        channel.place = Place(place.context, place.exten, place.priority + 1)
                return
            except Redirected as redirected:
                channel.place = redirected.place
            except HungUp:
                return

    async def _run_step(self, step: Step, channel: Channel) -> None:
        arguments = self.expand(step.arguments, channel)
        channel.run_application(step.application, arguments)
        application = self.applications.get(step.application)
        if application is None:
            raise HungUp  # as Asterisk does where an application is missing
        await application(channel, arguments)

    def expand(self, text: str, channel: Channel) -> str:
        """The text with `${NAME}` replaced; what is not set is empty."""
        return _VARIABLE.sub(lambda match: self.value(match[1], channel), text)

    def value(self, name: str, channel: Channel) -> str:
        match name:
            case "EXTEN":
                return channel.place.exten
            case "UNIQUEID":
                return channel.identity.unique_id
            case "CHANNEL":
                return channel.name
            case "CALLERID(num)":
                return channel.caller.number
            case "CALLERID(name)":
                return channel.caller.name
            case _:
                return channel.variables.get(name, self._variables.get(name, ""))


def _matches(pattern: str, exten: str) -> bool:
    if not pattern.startswith("_"):
        return False
    parts = re.findall(r"\[[^\]]*\]|.", pattern[1:])
    expression = "".join(part if part.startswith("[") else _WILDCARDS.get(part, re.escape(part)) for part in parts)
    return re.fullmatch(expression, exten) is not None
