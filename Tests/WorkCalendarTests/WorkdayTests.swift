// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import WorkCalendar

/// The spring festival of 2026: off from 15 to 23 February, made up on Saturday the 14th and Saturday the 28th.
@Suite struct WorkdayTests {
    private let festival: WorkCalendar

    init() throws {
        festival = try nineToFive("Asia/Shanghai") {
            $0.holidays = (15...23).map { "2026-02-\($0)" }
            $0.dateOverrides = ["2026-02-14": [["09:00", "17:00"]], "2026-02-28": [["09:00", "17:00"]]]
        }
    }

    @Test(arguments: [
        ("2026-02-13", 1, "2026-02-14"), ("2026-02-13", 2, "2026-02-24"), ("2026-02-13", 5, "2026-02-27"),
        ("2026-02-13", 6, "2026-02-28"), ("2026-02-13", 7, "2026-03-02"), ("2026-02-18", 1, "2026-02-24"),
        ("2026-02-18", 0, "2026-02-18"),
    ])
    func `working days are counted from the next day`(start: String, days: Int, due: String) throws {
        #expect(try festival.dueDay(after: try day(start), workdays: days).description == due)
    }

    @Test func `the start of an instant is its local day`() throws {
        #expect(try festival.dueDay(after: try instant("2026-02-13T15:59:59Z"), workdays: 1) == day("2026-02-14"))
        #expect(try festival.dueDay(after: try instant("2026-02-13T16:00:00Z"), workdays: 1) == day("2026-02-24"))
    }

    @Test func `an inclusive count begins with the first day if it works`() throws {
        #expect(try festival.dueDay(countingFrom: try day("2026-02-13"), workdays: 1) == day("2026-02-13"))
        #expect(try festival.dueDay(countingFrom: try day("2026-02-13"), workdays: 3) == day("2026-02-24"))
        #expect(try festival.dueDay(countingFrom: try day("2026-02-15"), workdays: 1) == day("2026-02-24"))
    }

    @Test func `a due day explains itself day by day`() throws {
        let days = try festival.workdays(after: try day("2026-02-26"), count: 3)

        #expect(days.map(\.day.description) == ["2026-02-27", "2026-02-28", "2026-03-01", "2026-03-02"])
        #expect(days.map(\.standing) == [.workday, .makeUpDay, .weekend, .workday])
        #expect(days.map(\.counted) == [1, 2, 2, 3])
    }

    @Test func `the explanation ends on the due day`() throws {
        for count in 1...60 {
            let days = try festival.workdays(after: try day("2026-02-01"), count: count)
            #expect(days.last?.day == (try festival.dueDay(after: try day("2026-02-01"), workdays: count)))
            #expect(days.count(where: \.standing.counts) == count)
        }
        #expect(try festival.workdays(after: try day("2026-02-01"), count: 0).isEmpty)
    }

    @Test func `impossible counts are refused with the reason`() throws {
        let closed = try WorkCalendar(CalendarDocument())
        let monday = try day("2026-01-05")

        #expect(throws: CalendarFault.negativeCount(workdays: -1)) { try closed.dueDay(after: monday, workdays: -1) }
        #expect(throws: CalendarFault.noWorkingTime(after: try day("2026-01-06"))) {
            try closed.dueDay(after: monday, workdays: 1)
        }
        #expect(throws: CalendarFault.beyondLastDay) { try festival.dueDay(after: try day("9999-12-30"), workdays: 9) }
    }

    @Test func `a day begins and ends on the local clock`() throws {
        let friday = try day("2026-02-27")

        #expect(festival.startOfDay(friday) == (try instant("2026-02-26T16:00:00Z")))
        #expect(festival.endOfDay(friday) == (try instant("2026-02-27T15:59:59Z")))
        #expect(festival.endOfHours(friday) == (try instant("2026-02-27T09:00:00Z")))
        #expect(festival.day(of: festival.startOfDay(friday)) == friday)
        #expect(festival.day(of: festival.endOfDay(friday)) == friday)
        #expect(festival.workingTime(on: friday) == [try pause("2026-02-27T01:00:00Z", "2026-02-27T09:00:00Z")])
    }
}
