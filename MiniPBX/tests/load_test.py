# SPDX-License-Identifier: Apache-2.0
"""Many calls at once, and none of them lost."""

import os
import time
from pathlib import Path

from hearing import Hearing, seconds_of

CALLS, AT_ONCE = 100, 20
MEMBERS = ", ".join(f'"PJSIP/{8001 + seat}"' for seat in range(AT_ONCE))
CONFIGURATION = f"[queues.hotline]\nmembers = [{MEMBERS}]\n"


def processor_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def peak_megabytes(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def test_a_hundred_calls_twenty_at_once_are_all_answered_and_recorded(exchange, manager, telephone, call):
    seats = telephone("talks", hertz=800)
    options = [f"--seat={8001 + seat}={seats.uri}" for seat in range(AT_ONCE)]
    pbx = exchange(*options, configuration=CONFIGURATION)
    desk = manager(pbx)
    began = time.monotonic()

    outcome = call(pbx, count=CALLS, at_once=AT_ONCE, seconds=1.5, tone=500).wait(60)
    for _ in range(CALLS):
        desk.wait("AgentComplete", Reason="caller")
    desk.look_back()
    for _ in range(CALLS):
        desk.wait("Hangup", lambda event: event["Channel"].startswith("PJSIP/8"))

    took = time.monotonic() - began
    recordings = [Hearing(path) for path in pbx.recordings.iterdir()]
    answers = [int(event["RingTime"]) for event in desk.events if event["Event"] == "AgentConnect"]
    numbers = {event["CallerIDNum"] for event in desk.events if event["Event"] == "QueueCallerJoin"}
    print(
        f"\n{CALLS} calls, {AT_ONCE} at once, in {took:.1f} s:"
        f" {outcome.succeeded} succeeded, {len(recordings)} recorded;"
        f" {processor_seconds(pbx.pid):.1f} s of processor, {peak_megabytes(pbx.pid):.0f} MB at most,"
        f" {len(desk.events)} events"
    )
    assert (outcome.succeeded, outcome.failed) == (CALLS, 0)
    assert len(answers) == len(numbers) == len(recordings) == CALLS
    assert all(1.3 <= recording.seconds <= 4 for recording in recordings)
    assert all(seconds_of(500, recording.said) >= 1 for recording in recordings)
    assert all(seconds_of(800, recording.heard) >= 0.5 for recording in recordings)
    assert desk.list("QueueStatus")[0]["Completed"] == str(CALLS)
    assert len(desk.list("CoreShowChannels")) == 1
