#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Counts the figures of stored reports again, from the journal alone, by none of the program's own code.

Usage: recount.py [--zone ZONE] STORE.sqlite          a store that is not being written
       recount.py [--zone ZONE] --lines ROWS.jsonl    the same rows of any store, one JSON object a line:
                                                      {"ticket", "at", "events"} by position, {"report"} figures

Prints how much was compared; names every disagreement on standard error and exits 1 if there is any, or nothing to
compare. The rules it counts by are those that a report prints under its tables; docs/glossary.md has the facts.
"""

import argparse
import json
import sqlite3
import sys
from collections import Counter
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

FACTS = {
    "received", "answeredDirectly", "merged", "declined", "transferred", "dispatched", "signed", "signedInTime",
    "replied", "repliedInTime", "returned", "extended", "reworked", "closed", "coHandled", "coHandledInTime",
}
PLAIN = {
    "registered": "received", "answeredDirectly": "answeredDirectly", "merged": "merged", "declined": "declined",
    "transferred": "transferred", "returnApproved": "returned", "extensionApproved": "extended", "closed": "closed",
}
# The clocks that the citizen waits for.
RESULT = ("reply", "rework", "review", "completion")
ENDS = {"merged", "returnApproved", "closed", "reopened", "answerPassedOn", "answeredDirectly", "declined"}


class Case:
    """What a ticket's journal has told so far, as far as reports ask."""

    def __init__(self):
        self.end()

    def begin(self, work):
        self.unit, self.has_promised = work["unit"], False
        self._set(work["deadlines"])
        self.parts = [dict(part) for part in work.get("tasks") or []]

    def end(self):
        self.unit, self.due, self.met, self.parts, self.has_promised = None, {}, {}, [], False

    def _set(self, deadlines):
        self.due = {deadline["kind"]: deadline["due"] for deadline in deadlines}
        self.met = {deadline["kind"]: deadline["metAt"] for deadline in deadlines if "metAt" in deadline}

    def is_in_time(self, clock, at):
        return clock not in self.due or at <= self.due[clock]

    @property
    def is_answered_in_time(self):
        """Everything that the citizen was to hear in time was in time: the reply, and what was promised in it."""
        return all(clock in self.met and self.is_in_time(clock, self.met[clock]) for clock in RESULT if clock in self.due)

    def answer(self, at):
        for clock in RESULT:
            self.met.setdefault(clock, at)

    def take(self, name, event, at):
        """The facts of an event, each with the unit that it counts for; then the case is as it left it."""
        if name in PLAIN:
            yield PLAIN[name], self.unit
        match name:
            case "dispatched":
                yield "dispatched", event["pass"]["unit"]
                self.begin(event["pass"])
            case "designated":
                if self.unit not in (None, event["pass"]["unit"]):
                    yield "returned", self.unit
                yield "dispatched", event["pass"]["unit"]
                self.begin(event["pass"])
            case "reworkOrdered":
                yield "reworked", event["pass"]["unit"]
                self.begin(event["pass"])
            case "signed":
                yield "signed", self.unit
                if self.is_in_time("sign", at):
                    yield "signedInTime", self.unit
            case "resultSubmitted":
                self.answer(at)
            case "committed":
                # The reply is given with the promise, whose own clock begins.
                self.answer(at)
                self.has_promised = True
                self.due["completion"] = event["clock"]["due"]
                self.met.pop("completion", None)
            case "resultRejected":
                for clock in ("completion",) if self.has_promised else RESULT:
                    self.met.pop(clock, None)
            case "resultAccepted":
                yield "replied", self.unit
                if self.is_answered_in_time:
                    yield "repliedInTime", self.unit
            case "extensionApproved":
                self.due[event["deadline"]["kind"]] = event["deadline"]["due"]
                self.met.pop(event["deadline"]["kind"], None)
            case "resumed" | "clocksRecomputed":
                self._set(event["deadlines"])
            case "coTasksSet":
                self.parts += [dict(part) for part in event["tasks"]]
            case "coClocksMoved":
                self.parts = [dict(part) for part in event["tasks"]]
            case "coHandlingReported":
                owed = (part for part in self.parts if part["unit"] == event["unit"] and not part.get("report"))
                part = next(owed, None)
                yield "coHandled", event["unit"]
                if part is None or "deadline" not in part or at <= part["deadline"]["due"]:
                    yield "coHandledInTime", event["unit"]
                if part is not None:
                    part["report"] = event["report"]
        if name in ENDS:
            self.end()


def recount(journal, zone):
    """How often each fact happened, by day and unit."""
    cases, counts = {}, Counter()
    for row in journal:
        case = cases.setdefault(row["ticket"], Case())
        day = datetime.fromtimestamp(row["at"] / 1000, zone).date()
        for event in row["events"]:
            ((name, content),) = event.items()
            counts.update((day, unit, fact) for fact, unit in case.take(name, content, row["at"]))
    return counts


def period(report):
    """First and last day of a report, and of the one before."""
    first = date.fromisoformat(report["period"]["first"])
    match report["period"]["kind"]:
        case "daily":
            return (first, first), (first - timedelta(1), first - timedelta(1))
        case "weekly":
            return (first, first + timedelta(6)), (first - timedelta(7), first - timedelta(1))
        case "monthly":
            after = (first + timedelta(31)).replace(day=1)
            return (first, after - timedelta(1)), ((first - timedelta(1)).replace(day=1), first - timedelta(1))


def sums(counts, span):
    """How often each fact happened within the days of `span`, by unit and for all."""
    total = Counter()
    for (day, unit, fact), count in counts.items():
        if span[0] <= day <= span[1]:
            total[unit, fact] += count
            total["all", fact] += count
    return total


def compare(report, counts):
    """Every figure of a report that the recount gives otherwise; the number of figures that were looked at."""
    now, before = period(report)
    lines = [("all", report["total"]), (None, report["centre"])]
    lines += [(unit["unit"], unit["line"]) for unit in report["units"]]
    listed = {unit["unit"] for unit in report["units"]}
    busy = {whose for (day, whose, _) in counts if whose and before[0] <= day <= now[1]}
    wrong = [f"{whose}: is left out" for whose in sorted(busy - listed)]
    for when, span in (("now", now), ("before", before)):
        recounted = sums(counts, span)
        wrong += [
            f"{unit or 'centre'} {when} {fact}: report {line[when].get(fact, 0)}, recount {recounted[unit, fact]}"
            for unit, line in lines for fact in sorted(FACTS) if line[when].get(fact, 0) != recounted[unit, fact]
        ]
    return wrong, len(lines) * 2 * len(FACTS)


def rows_of_store(path):
    store = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    for ticket, at, events in store.execute("SELECT ticket, at, events FROM journal ORDER BY position"):
        yield {"ticket": ticket, "at": at, "events": json.loads(events)}
    for (figures,) in store.execute("SELECT figures FROM reports WHERE edition = 0 ORDER BY kind, first_day"):
        yield {"report": json.loads(figures)}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--zone", default="Asia/Shanghai")
    parser.add_argument("--lines", action="store_true")
    parser.add_argument("file")
    asked = parser.parse_args()
    rows = map(json.loads, open(asked.file, encoding="utf-8")) if asked.lines else rows_of_store(asked.file)
    journal, reports = [], []
    for row in rows:
        (reports if "report" in row else journal).append(row)
    counts = recount(journal, ZoneInfo(asked.zone))
    faults, figures = 0, 0
    for row in reports:
        wrong, looked_at = compare(row["report"], counts)
        figures += looked_at
        faults += len(wrong)
        for fault in wrong:
            print(f"{row['report']['period']['kind']} {row['report']['period']['first']}: {fault}", file=sys.stderr)
    kinds = Counter(row["report"]["period"]["kind"] for row in reports)
    counted = ", ".join(f"{kinds[kind]} {kind}" for kind in ("daily", "weekly", "monthly"))
    print(f"{len(journal)} journal entries, {counted} reports, {figures} figures: {faults} disagreements")
    sys.exit(1 if faults or not reports else 0)


if __name__ == "__main__":
    main()
