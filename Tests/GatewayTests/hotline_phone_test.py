# SPDX-License-Identifier: Apache-2.0
"""The program behind the mini-PBX (A2, S5): what callers and agents do becomes call records, ratings and call-backs."""

import io
import json
import re
import wave
from collections import Counter
from contextlib import contextmanager
from itertools import product
from statistics import median
from time import monotonic, sleep

import pytest
from call_centre import CallCentre
from seated import SeatedAgent, Session
from telephones import Telephone

from minipbx.callers import Calls, Placed

SEATS = 20
PATIENCE = 60
PAUSE = 0.1
# What the test saw and what the store has may differ by so many seconds, for both share a busy machine.
TOLERANCE = 1.0
FIRST_NUMBER = 13800138000
# A choice for each of the three questions, another for each group of callers.
ANSWERS = ["".join(keys) for keys in product("12", "123", "12345")][::3][:10]
RESOLUTIONS = ["resolved", "partly", "unresolved"]
SATISFACTIONS = ["verySatisfied", "satisfied", "mostly", "dissatisfied", "veryDissatisfied"]


@pytest.fixture
def centre(tmp_path):
    centres = []

    def open_one(**what) -> CallCentre:
        centres.append(CallCentre(tmp_path, **what))
        return centres[-1]

    yield open_one
    for opened in centres:
        opened.close()


@contextmanager
def agents(centre: CallCentre, **what):
    """One at each seat, at work."""
    seated = [SeatedAgent(centre.hotline.address, *post, **what).begins() for post in centre.posts]
    yield seated
    for agent in seated:
        agent.ends()
    assert [problem for agent in seated for problem in agent.problems] == []


def until(ready, what: str):
    deadline = monotonic() + PATIENCE
    while not (last := ready()):
        assert monotonic() < deadline, f"{what}: {last}"
        sleep(PAUSE)
    return last


def calls_over(centre: CallCentre, count: int) -> list[dict]:
    until(lambda: sum("closing" in call for call in centre.calls()) >= count, "calls go on")
    calls = centre.calls()
    assert Counter(call["id"] for call in calls) == {call["id"]: 1 for call in calls}
    assert len(calls) == count
    return calls


def numbers(calls: list[dict]) -> list[str]:
    return sorted(call["opening"]["outside"]["phone"] for call in calls)


def figures(page: str) -> dict[str, str]:
    """What the page of the call centre says of today and of this moment."""
    return dict(re.findall(r'<dt>([^<]*)</dt><dd class="number">([^<]*)</dd>', page))


def assert_times(centre: CallCentre, call: dict) -> float:
    """That its instants are in order, and when another manager heard of them; the greatest difference."""
    stay, turn, closing = call["stays"][0], call["turns"][-1], call["closing"]
    instants = [call["opening"]["began"], stay["joined"], turn["rang"], turn["answered"], turn["left"], closing["at"]]
    assert instants == sorted(instants)
    stored = {
        "QueueCallerJoin": stay["joined"],
        "AgentCalled": turn["rang"],
        "AgentConnect": turn["answered"],
        "Hangup": closing["at"],
    }
    told = {event["Event"]: event.at for event in centre.witness.events if event["Uniqueid"] == call["id"]}
    return max(abs(told[event] - stored / 1_000) for event, stored in stored.items())


def rating(centre: CallCentre, ticket: str) -> tuple:
    """As the citizen of this ticket gave it."""
    rows = centre.hotline.asks(
        f"SELECT events FROM journal JOIN tickets ON tickets.id = journal.ticket WHERE number = '{ticket}'"
    )
    answers = [found for (events,) in rows for found in find(json.loads(events), "reached")]
    assert len(answers) == 1, f"{ticket}: {answers}"
    answer = answers[0].get("_0", answers[0])
    return answer.get("contactedFirst"), answer.get("resolution"), answer.get("satisfaction")


def find(value, key: str) -> list:
    """What stands under this key, wherever."""
    if isinstance(value, list):
        return [found for item in value for found in find(item, key)]
    if not isinstance(value, dict):
        return []
    return [value[key]] if key in value else [found for item in value.values() for found in find(item, key)]


def answer_of(call: dict) -> tuple:
    """What was pressed, in the questionnaire's words."""
    contacted, resolved, satisfied = (int(answer["key"]) - 1 for answer in call["answers"])
    return contacted == 0, RESOLUTIONS[resolved], SATISFACTIONS[satisfied]


def test_a_hundred_calls_twenty_at_once_are_served_recorded_and_rated(centre):
    city = centre(seats=SEATS)
    groups = [
        Calls(city.exchange.sip, 10, 2, first_number=FIRST_NUMBER + 100 * place, seconds=6, digits=keys, digit_gap=1.5)
        for place, keys in enumerate(ANSWERS)
    ]

    began = monotonic()
    with agents(city) as seated:
        outcomes = [placed.wait(150) for placed in [Placed(group) for group in groups]]
        calls = calls_over(city, 100)
    print(f"\n100 calls in {monotonic() - began:.0f} s")

    assert sum(outcome.succeeded for outcome in outcomes) == 100, "\n".join(outcome.log for outcome in outcomes)
    assert len(set(numbers(calls))) == 100
    assert {call["outcome"] for call in calls} == {"answered"}
    differences = [assert_times(city, call) for call in calls]
    print(f"instants differ by {median(differences):.3f} s in the middle, by {max(differences):.3f} s at most")
    assert max(differences) < TOLERANCE

    tickets = {call: number for agent in seated for call, number in agent.tickets.items()}
    assert len(set(tickets.values())) == 100
    for call in calls:
        group = (int(call["opening"]["outside"]["asSent"]) - FIRST_NUMBER) // 100
        assert "".join(answer["key"] for answer in call["answers"]) == ANSWERS[group]
        assert rating(city, tickets[call["id"]]) == answer_of(call)

    supervisor = city.session("supervisor1")
    for call in calls:
        assert_plays(supervisor, call)
    assert_guarded(city, calls[0])
    told = figures(supervisor.gets("/staff/calls")[2].decode())
    assert (told["呼入"], told["接通"]) == ("100", "100")
    assert city.hotline.asks("SELECT COUNT(*) FROM call_backs") == [(0,)]
    assert city.hotline.verifies() == 0


def assert_plays(session: Session, call: dict):
    """That its one recording is heard whole and in part; a busy exchange loses some of the sound."""
    assert len(call["recordings"]) == 1
    status, headers, body = session.gets(recording(call))
    assert (status, headers["content-type"]) == (200, "audio/wav")
    with wave.open(io.BytesIO(body)) as sound:
        seconds = sound.getnframes() / sound.getframerate()
    took = (call["closing"]["at"] - call["recordings"][0]["began"]) / 1_000
    assert took / 2 < seconds < took + 1
    status, headers, part = session.gets(recording(call), Range="bytes=0-99")
    assert (status, part) == (206, body[:100])


def assert_guarded(city: CallCentre, call: dict):
    """That the agent whose call it was may hear it, no other, and that who has heard it is known."""
    other = next(post.login for post in city.posts if post.login != call["agent"])
    wanted = {call["agent"]: 200, other: 404, "handler.water": 403, "evaluator1": 200}

    statuses = {login: city.session(login).gets(recording(call))[0] for login in wanted}

    assert statuses == wanted
    heard = city.hotline.asks(f"SELECT login FROM hearings WHERE call = '{call['id']}' ORDER BY login")
    assert [login for (login,) in heard] == sorted([call["agent"], "evaluator1", "supervisor1"])


def recording(call: dict) -> str:
    return f"/staff/calls/{call['id']}/recordings/0"


def test_no_call_is_lost_or_doubled_when_link_or_server_fail(centre):
    city = centre(seats=SEATS)
    with agents(city, writes=False):
        callers = Placed(Calls(city.exchange.sip, 20, 20, first_number=FIRST_NUMBER, seconds=8, per_second=4))
        city.witness.wait("AgentConnect")
        city.wire.cut()
        # Those who call meanwhile ring at a seat, or wait.
        for _ in range(10):
            city.witness.wait("AgentCalled")
        city.wire.mend()
        assert callers.wait(PATIENCE).succeeded == 20
        calls_over(city, 20)

        callers = Placed(Calls(city.exchange.sip, 20, 20, first_number=FIRST_NUMBER + 100, seconds=12, per_second=4))
        for _ in range(10):
            city.witness.wait("AgentConnect")
        city.restart()
        assert callers.wait(PATIENCE).succeeded == 20
        calls = calls_over(city, 40)

    assert numbers(calls) == [f"+86{FIRST_NUMBER + hundred + place}" for hundred in (0, 100) for place in range(20)]
    print([(call["opening"]["outside"]["asSent"], call["outcome"]) for call in calls if call["outcome"] != "answered"])
    assert {call["outcome"] for call in calls} == {"answered"}
    assert all(turn.get("left") for call in calls for turn in call["turns"])
    told = figures(city.session("supervisor1").gets("/staff/calls")[2].decode())
    assert (told["呼入"], told["接通"]) == ("40", "40")
    assert city.hotline.verifies() == 0


def test_who_gives_up_is_called_back_by_click(centre, tmp_path):
    citizen = Telephone("talks", tmp_path, user="citizen")
    city = centre(seats=2, trunk=citizen.address)
    for first, count in ((FIRST_NUMBER, 3), (FIRST_NUMBER, 1)):
        assert Placed(Calls(city.exchange.sip, count, count, first_number=first, seconds=1)).wait(PATIENCE)
    calls_over(city, 4)

    open_tasks = "SELECT phone, missed, id FROM call_backs WHERE settled_at IS NULL ORDER BY phone"
    tasks = until(lambda: city.hotline.asks(open_tasks), "nobody is to be called back")
    assert [task[:2] for task in tasks] == [(f"+86{FIRST_NUMBER + place}", 2 - min(place, 1)) for place in range(3)]

    login, seat = city.posts[0]
    agent = SeatedAgent(city.hotline.address, login, seat, writes=False).begins()
    other = Session(city.hotline.address, city.posts[1].login)
    other.sits(city.posts[1].seat)
    assert agent.session.presses("/staff/phone/calls", callBack=str(tasks[0][2])) == ""
    assert other.presses("/staff/phone/calls", callBack=str(tasks[0][2])) != ""
    city.witness.wait("BridgeEnter", BridgeNumChannels="2")
    out = next(call for call in city.calls() if call["opening"]["direction"] == "outbound")
    assert agent.session.presses(f"/staff/phone/calls/{out['id']}", do="hangUp") == ""

    calls_over(city, 5)
    until(lambda: len(city.hotline.asks(open_tasks)) == 2, "who was reached is still to be called back")
    settled = "SELECT phone, outcome, taken_by FROM call_backs WHERE settled_at IS NOT NULL"
    assert city.hotline.asks(settled) == [(f"+86{FIRST_NUMBER}", "reached", login)]
    out = city.calls()[-1]
    assert (out["outcome"], out["agent"]) == ("answered", login)

    # Who calls again and is answered need not be called back.
    Placed(Calls(city.exchange.sip, first_number=FIRST_NUMBER + 1, seconds=2)).wait(PATIENCE)
    until(lambda: len(city.hotline.asks(open_tasks)) == 1, "who called again is still to be called back")
    agent.ends()
    citizen.put_away()
