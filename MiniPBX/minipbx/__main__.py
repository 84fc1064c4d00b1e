# SPDX-License-Identifier: Apache-2.0
"""Runs the exchange until it is told to end: `python -m minipbx`."""

import asyncio
import logging
import signal

from minipbx.ami.server import AMIServer
from minipbx.configuration import Configuration, from_command_line
from minipbx.exchange import Exchange


async def run(configuration: Configuration) -> None:
    end = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, end.set)
    exchange = Exchange(configuration)
    ami = AMIServer(exchange)
    sip_port = await exchange.start()
    ami_port = await ami.start(configuration.ami_host, configuration.ami_port)
    print(f"listening on sip:{configuration.sip_host}:{sip_port} ami:{configuration.ami_host}:{ami_port}", flush=True)
    await end.wait()
    await exchange.stop()
    await ami.stop()


if __name__ == "__main__":
    logging.basicConfig(level=logging.WARNING, format="minipbx: %(levelname)s: %(message)s")
    asyncio.run(run(from_command_line()))
