# SPDX-License-Identifier: Apache-2.0
"""What every test is given: an exchange of its own, managers, telephones, callers; all are gone when it ends."""

import pytest
from exchange_process import ExchangeProcess
from manager import Manager
from telephones import Telephone

from minipbx.callers import Calls, Placed

# One queue, whose members are rung for so long that a test can see it and no longer.
QUEUE = """
[queues.hotline]
timeout = 1
retry = 0.1
"""


@pytest.fixture
def exchange(tmp_path):
    """`exchange("--seat", "8001", configuration=…)` starts one; it must end well."""
    started = []

    def start(*options: str, configuration: str = QUEUE) -> ExchangeProcess:
        started.append(ExchangeProcess(tmp_path, configuration, *options))
        return started[-1]

    yield start
    for process in started:
        assert process.stop() == 0, process.log()
        assert process.log() == ""


@pytest.fixture
def manager():
    """`manager(exchange)` logs in; so often as it is called."""
    managers = []

    def log_in(exchange: ExchangeProcess, **options: str) -> Manager:
        managers.append(Manager(exchange.ami, **options))
        return managers[-1]

    yield log_in
    for client in managers:
        client.close()


@pytest.fixture
def telephone(tmp_path):
    """`telephone("talks")`: the scenarios are in the folder of that name."""
    telephones = []

    def plug_in(scenario: str, **options) -> Telephone:
        telephones.append(Telephone(scenario, tmp_path, **options))
        return telephones[-1]

    yield plug_in
    for plugged_in in telephones:
        plugged_in.put_away()


@pytest.fixture
def call():
    """`call(exchange, seconds=2, digits="1")` places one call, or more; `wait` tells how they went."""
    placed = []

    def place(exchange: ExchangeProcess, **what) -> Placed:
        placed.append(Placed(Calls(to=exchange.sip, **what)))
        return placed[-1]

    yield place
    for calls in placed:
        calls.__exit__()
