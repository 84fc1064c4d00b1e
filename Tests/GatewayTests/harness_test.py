# SPDX-License-Identifier: Apache-2.0
"""A gateway lives as long as its command, and not a moment longer."""

import os
import select
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from running import ROOT, RunningGateway

PATIENCE = 20


@pytest.fixture(params=["kannel", "mail", "softphone"])
def name(request):
    return request.param


def processes_in(folder: Path) -> list[int]:
    """Those whose command line names the folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if str(folder) in (process / "cmdline").read_text():
                found.append(int(process.name))
        except OSError:
            continue  # it has ended
    return found


def wait_until_gone(processes: list[int]):
    for process in processes:
        try:
            descriptor = os.pidfd_open(process)
        except ProcessLookupError:
            continue
        with open(descriptor, "rb"):
            assert select.select([descriptor], [], [], PATIENCE)[0], f"{process} runs on"


@pytest.fixture
def temporary(monkeypatch):
    """Where the gateways' folders are, for this test alone: not below pytest's own, which only its owner may enter."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o711)
        monkeypatch.setenv("TMPDIR", folder)
        yield Path(folder)


def with_gateway(name, *command):
    return subprocess.run([ROOT / "scripts" / f"with-{name}", *command], capture_output=True, text=True, timeout=60)


def test_it_exits_as_its_command_does(name, temporary):
    done = with_gateway(name, "sh", "-c", "echo said; exit 7")

    assert (done.returncode, done.stdout, done.stderr) == (7, "said\n", "")
    assert list(temporary.iterdir()) == []


def test_without_a_command_it_says_how_to_use_it(name):
    done = with_gateway(name)

    assert done.returncode == 2
    assert done.stderr.startswith(f"usage: scripts/with-{name} COMMAND")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_everything(name, temporary, number):
    gateway = RunningGateway(name)
    processes = processes_in(temporary)

    assert gateway.end(number) == 128 + number
    assert len(processes) >= 2
    wait_until_gone(processes)
    assert list(temporary.iterdir()) == []


def test_nothing_survives_a_script_that_is_killed(name, temporary):
    gateway = RunningGateway(name)
    processes = processes_in(temporary)

    gateway.end(signal.SIGKILL)
    wait_until_gone(processes)
    assert len(list(temporary.iterdir())) == 1

    with_gateway(name, sys.executable, "-c", "")
    assert list(temporary.iterdir()) == []


def test_two_run_side_by_side(name):
    first, second = RunningGateway(name), RunningGateway(name)
    # What was there before, as a database that all tests share, is no gateway's.
    given = first.environment.keys() - os.environ.keys()
    addresses = {key for key in given if key.startswith("HOTLINE_TEST_") and "://" in first.environment[key]}

    assert addresses
    assert all(first.environment[key] != second.environment[key] for key in addresses)
    assert [first.end(), second.end()] == [143, 143]
