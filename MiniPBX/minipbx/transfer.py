# SPDX-License-Identifier: Apache-2.0
"""Handing a call on: at once (blind), or after a word with whoever takes it (attended)."""

import asyncio
from typing import TYPE_CHECKING

from minipbx.bridge import CONVERSATION, Bridge
from minipbx.channel import Channel, Errand, HungUp, Interruption, Place, Redirected
from minipbx.dialing import Attempt, NotAnswered, ring, serve
from minipbx.events import Event, headers

if TYPE_CHECKING:
    from minipbx.exchange import Exchange


def peer_of(channel: Channel) -> Channel | None:
    """The other party of a conversation; None outside of one."""
    if channel.bridge is None or channel.bridge.kind is not CONVERSATION:
        return None
    return next(iter(channel.bridge.others(channel)), None)


def transfer_blindly(transferer: Channel, place: Place) -> bool:
    """Sends the other party to the place; the transferer's conversation is over. False outside of a conversation."""
    bridge, transferee = transferer.bridge, peer_of(transferer)
    if bridge is None or transferee is None:
        return False
    where = [("IsExternal", "No"), ("Context", place.context), ("Extension", place.exten)]
    who = transferer.snapshot("Transferer") + transferee.snapshot("Transferee")
    result = headers([("Result", "Success")])
    transferer.publish(Event("BlindTransfer", "call", result + who + bridge.snapshot() + headers(where)))
    transferee.interrupt(Redirected(place))
    return True


def transfer_attended(exchange: "Exchange", transferer: Channel, dial_string: str) -> bool:
    """Puts the other party on hold and calls somebody, who gets the call when the transferer hangs up.

    The transferer is back with the other party if nobody answers, or if whoever did hangs up. False outside of a
    conversation.
    """
    bridge, waiting = transferer.bridge, peer_of(transferer)
    if bridge is None or waiting is None:
        return False
    consultation = Consultation(exchange, transferer, waiting, bridge)
    transferer.interrupt(Errand(lambda channel: consultation.run(dial_string)))
    return True


class Consultation:
    """What the transferer does away from the conversation."""

    def __init__(self, exchange: "Exchange", transferer: Channel, waiting: Channel, original: Bridge):
        self._exchange = exchange
        self._transferer = transferer
        self._waiting = waiting
        self._original = original
        self._handed_over = False

    async def run(self, dial_string: str) -> bool:
        """True if the transferer is back, false if nobody waits any more."""
        if self._waiting.bridge is not self._original:
            return False
        self._original.detach(self._transferer)
        self._waiting.start_music()
        try:
            await self._consult(dial_string)
        except NotAnswered:
            pass
        except Interruption:
            if not self._handed_over:
                self._original.break_off(self._transferer)  # nobody comes back to whoever waits
            raise
        if self._waiting.bridge is not self._original:
            return False
        self._waiting.stop_music()
        self._original.enter(self._transferer)
        return True

    async def _consult(self, dial_string: str) -> None:
        transferer = self._transferer
        attempt = Attempt(dial_string, 60, "AppDial", transferer)
        target = await transferer.obtain(ring(self._exchange, attempt))
        consultation = Bridge(self._exchange.publish)
        consultation.enter(target)
        self._exchange.spawn(serve(self._exchange, target, consultation))
        consultation.enter(transferer)
        try:
            await transferer.race(self._until_one_leaves(consultation))
        except HungUp:
            if target.bridge is consultation and self._waiting.bridge is self._original:
                self._handed_over = self._hand_over(consultation, target)
            raise
        finally:
            consultation.leave(transferer)

    async def _until_one_leaves(self, consultation: Bridge) -> None:
        waits = {asyncio.create_task(bridge.wait_over()) for bridge in (self._original, consultation)}
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()

    def _hand_over(self, consultation: Bridge, target: Channel) -> bool:
        """False if the one consulted is hanging up too."""
        original, waiting = self._original, self._waiting

        async def join(channel: Channel) -> bool:
            consultation.leave(channel)
            waiting.stop_music()
            original.enter(channel)
            return True

        if not target.interrupt(Errand(join)):
            return False
        self._tell(consultation, target)
        original.go_on_without(self._transferer)
        consultation.detach(self._transferer)
        return True

    def _tell(self, consultation: Bridge, target: Channel) -> None:
        transferer = self._transferer
        who = (
            transferer.snapshot("OrigTransferer")
            + self._original.snapshot("Orig")
            + transferer.snapshot("SecondTransferer")
            + consultation.snapshot("Second")
            + self._waiting.snapshot("Transferee")
            + target.snapshot("TransferTarget")
        )
        where = [("IsExternal", "No"), ("DestType", "Bridge"), ("DestBridgeUniqueid", self._original.id)]
        result = headers([("Result", "Success")])
        transferer.publish(Event("AttendedTransfer", "call", result + who + headers(where)))
