// SPDX-License-Identifier: Apache-2.0

import Sites
import Testing

/// Time limits and the calendar they are counted on (S1, S2).
struct DeadlineFaultTests {
    @Test(arguments: ["sign", "reply", "rework"])
    func `every ticket gets the clocks that nobody can do without`(clock: String) {
        let faults = SmallSite.faults(
            in: .deadlines,
            "clock: \(clock)\n    limit",
            "clock: \(clock)\n    when: { kinds: [help] }\n    limit",
        )

        #expect(
            faults == [
                "deadlines.yaml:10: some tickets would have no \(clock) clock "
                    + "(normal consultation, urgent consultation, critical consultation, …); "
                    + "rules for a class or channel do not count"
            ]
        )
    }

    @Test func `a rule for one urgency is no rule for the others`() {
        let faults = SmallSite.faults(
            in: .deadlines,
            "clock: reply\n",
            "clock: reply\n    when: { urgency: [normal, urgent] }\n",
        )

        #expect(faults.count == 1)
        #expect(faults.first?.contains("(critical consultation, critical help, critical complaint, …)") == true)
    }

    @Test func `a rule behind one without a condition is refused`() {
        let late = "\n  - code: late\n    clock: reply\n    when: { kinds: [help] }\n    limit: { days: 1 }"

        let faults = SmallSite.faults(in: [.deadlines: SmallSite.deadlines + late])

        #expect(faults == ["deadlines.yaml:23: it never decides: “reply” stands before it and has no condition"])
    }

    @Test(arguments: [
        (
            "- { level: reminder, to: [handler] }",
            ["deadlines.yaml:24: a step is either before the limit or after it"],
        ),
        (
            "- { level: reminder, before: { workHours: 4 }, to: [handler] }",
            ["deadlines.yaml:24: before a limit only minutes, hours and days can be counted"],
        ),
        (
            "- { level: escalation, after: { days: 1 }, to: [handler] }",
            ["deadlines.yaml:24: escalation is brought by dispatches and reworks, not by time"],
        ),
        (
            "- { level: urging, after: { days: 1 }, to: [handler] }\n"
                + "  - { level: reminder, before: { days: 1 }, to: [handler] }",
            [
                "deadlines.yaml:25: “reminder” does not come after “urging”",
                "deadlines.yaml:25: it never comes: a step after the limit stands before it",
            ],
        ),
        (
            "- { level: urging, after: { days: 1 }, to: [handler] }\n"
                + "  - { level: urging, after: { days: 2 }, to: [handler] }",
            ["deadlines.yaml:25: “urging” does not come after “urging”"],
        ),
    ])
    func `a ladder that cannot be climbed is refused`(steps: String, faults: [String]) {
        let found = SmallSite.faults(in: [.deadlines: SmallSite.deadlines + "\nladder:\n  " + steps + "\n"])

        #expect(found == faults)
    }

    @Test func `escalation says both when and to whom`() {
        let faults = SmallSite.faults(
            in: .deadlines,
            "maxExtensions: 1",
            "maxExtensions: 1\n  timesBeforeEscalation: 3",
        )

        #expect(faults.count == 1)
        #expect(faults.first?.contains("escalation needs both") == true)
    }

    @Test func `a rule's code is used once`() {
        let faults = SmallSite.faults(in: .deadlines, "code: rework", "code: reply")

        #expect(faults == ["deadlines.yaml:20: the code “reply” is already used in line 17"])
    }

    @Test func `a deadline class is known to the catalogue and to the deadlines`() {
        let unknown = SmallSite.faults(in: .deadlines, "classes: [utility]", "classes: [utility, complex]")
        let unruled = SmallSite.faults(in: .catalogue, "deadlineClass: utility", "deadlineClass: utilty")

        #expect(unknown == ["deadlines.yaml:12: no matter of the catalogue has the deadline class “complex”"])
        #expect(unruled == ["catalogue.yaml:12: no rule of deadlines.yaml is for the class “utilty”"])
    }

    @Test func `a limit that the calendar cannot count is refused`() {
        let closed = "timezone: Asia/Shanghai\nhours: {}\n"

        let faults = SmallSite.faults(in: [.calendar: closed])

        #expect(faults.count == 4)
        #expect(
            faults.contains(
                "deadlines.yaml:16: the calendar cannot count this: there is no working time for 20 years after 1970-01-01"
            )
        )
    }

    @Test(arguments: [
        ("timezone: Asia/Shanghai", "timezone: CST", "1: timezone: “CST” is not an IANA time zone"),
        ("tue:", "tues:", "4: hours: “tues” is not a weekday (mon … sun)"),
        ("2026-01-06", "2026-02-30", "7: holidays: “2026-02-30” is not a date"),
        ("2026-01-06", "2026-01-05", "7: holidays: 2026-01-05 is listed twice"),
        ("[\"05-01\"]", "[\"05-32\"]", "8: annualHolidays: “05-32” is not a date"),
        ("2026-01-12", "12 January", "10: breaks.12 January: “12 January” is not a date"),
        ("\"10:00\", \"11:00\"", "\"10:00\", \"10:00\"", "10: breaks.2026-01-12: 10:00–10:00 is empty"),
        ("[[\"10:00\", \"11:00\"]]", "[[\"10:00\"]]", "10: breaks.2026-01-12: [\"10:00\"] is not a pair of times"),
        ("\"14:00\", \"17:00\"", "\"11:00\", \"17:00\"", "3: hours.mon: 09:00–12:00 and 11:00–17:00 overlap"),
        (
            "2026-01-10: [[\"09:00\"", "2026-01-10: [[\"9\"",
            "12: dateOverrides.2026-01-10: “9” is not a time at which a window can begin or end",
        ),
    ])
    func `a calendar's fault is told with its line`(old: String, new: String, fault: String) {
        #expect(SmallSite.faults(in: .calendar, old, new).contains("calendar.yaml:" + fault))
    }

    @Test(arguments: ["0", "-1", "10000", "3661", "99999999999999999999", "five", "1.5", ""])
    func `a limit of nothing or of decades is refused with its line`(count: String) {
        let faults = SmallSite.faults(in: .deadlines, "workdays: 5", "workdays: \"\(count)\"")

        #expect(faults == ["deadlines.yaml:19: “\(count)” is not a whole number from 1 to 3660"])
    }

    @Test func `a calendar that is closed for ever from some day on is refused`() {
        let years = (2026...2046).map(String.init)
        let closed = years.flatMap { year in (1...12).map { month in "\(year)-\(month < 10 ? "0" : "")\(month)-05" } }
        let text =
            "timezone: Asia/Shanghai\nhours: {}\ndateOverrides:\n"
            + closed.map { "  \($0): []\n" }.joined()

        let faults = SmallSite.faults(in: [.calendar: text])

        #expect(faults.contains { $0.contains("there is no working time for 20 years") })
    }

    @Test(arguments: [
        ("  water: {}", []),
        ("  nobody: {}", ["calendar.yaml:14: there is no unit “nobody”"]),
        (
            "  water: { hours: { mon: [[\"09:00\", \"25:00\"]] } }",
            ["calendar.yaml:14: units.water.hours.mon: “25:00” is not a time at which a window can begin or end"],
        ),
        (
            "  water:\n    closures: [2026-01-01, 2026-01-01]",
            ["calendar.yaml:15: units.water.closures: 2026-01-01 is listed twice"],
        ),
        (
            "  water: { open: true }",
            ["calendar.yaml:14: unknown key “open”; expected: hours, keepsHolidays, closures, dateOverrides"],
        ),
    ])
    func `hours of a unit are checked with their line`(units: String, faults: [String]) {
        let found = SmallSite.faults(in: [.calendar: SmallSite.calendar + "\nunits:\n" + units + "\n"])

        #expect(found == faults)
    }

    @Test func `limits must be countable on every unit's own calendar`() {
        let units = "\nunits:\n  water: { hours: {}, keepsHolidays: false }\n"

        let faults = SmallSite.faults(in: [.calendar: SmallSite.calendar + units])

        #expect(faults.count == 4)
        #expect(faults.allSatisfy { $0.contains("the calendar of “water” cannot count this") })
    }

    @Test(arguments: [
        ("years: [2026, 1776]", "“1776” is not a whole number from 1900 to 2999"),
        ("years: [2026], warnDays: 0", "“0” is not a whole number from 1 to 365"),
        ("warnDays: 30", "the key “years” is missing"),
    ])
    func `the years with official days are checked`(official: String, fault: String) {
        let faults = SmallSite.faults(in: [.calendar: SmallSite.calendar + "\nofficial: { \(official) }\n"])

        #expect(faults == ["calendar.yaml:13: \(fault)"])
    }
}
