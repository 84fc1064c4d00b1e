# SPDX-License-Identifier: Apache-2.0
"""The gateways, started once for all tests."""

from itertools import count

import pytest
from desk import Desk
from running import Control, RunningGateway
from texting import Texting

lines = count(1)


@pytest.fixture(scope="session")
def kannel():
    gateway = RunningGateway("kannel")
    yield gateway.environment
    gateway.end()


@pytest.fixture(scope="session")
def mail():
    gateway = RunningGateway("mail")
    yield gateway.environment
    gateway.end()


@pytest.fixture
def centre(kannel):
    return Control(kannel["HOTLINE_TEST_SMSC"])


@pytest.fixture
def texting(kannel, centre):
    """A server of its own behind a number of its own."""
    desk = Desk()
    texting = Texting(kannel, centre, desk, number=f"12345{next(lines):03}")
    yield texting
    texting.close()


@pytest.fixture
def post(mail):
    return Control(mail["HOTLINE_TEST_MAIL"])
