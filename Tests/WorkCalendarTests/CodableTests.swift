// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import WorkCalendar

@Suite struct CodableTests {
    private let json = """
        {"timezone": "Asia/Shanghai", "hours": {"mon": [["09:00", "12:00"], ["13:30", "17:30"]], "sat": []},
         "holidays": ["2026-01-01"], "annualHolidays": ["12-25"], "breaks": {"2026-01-05": [["10:00", "12:00"]]},
         "dateOverrides": {"2026-02-14": [["09:00", "17:00"]], "2026-02-16": []}}
        """

    @Test func `a calendar survives being written and read`() throws {
        let calendar = try JSONDecoder().decode(WorkCalendar.self, from: Data(json.utf8))

        let written = try JSONEncoder().encode(calendar)

        #expect(try JSONDecoder().decode(WorkCalendar.self, from: written) == calendar)
        let keys = try #require(try JSONSerialization.jsonObject(with: written) as? NSDictionary)
        #expect(keys == (try JSONSerialization.jsonObject(with: Data(json.utf8)) as? NSDictionary))
    }

    @Test func `a calendar read from JSON works as written`() throws {
        let calendar = try JSONDecoder().decode(WorkCalendar.self, from: Data(json.utf8))

        #expect(try calendar.due("2026-01-05T01:30:00Z", 3_600) == "2026-01-05T06:00:00Z")
        #expect(calendar.isWorkday(try day("2026-02-14")))
        #expect(!calendar.isWorkday(try day("2026-02-16")))
    }

    @Test func `missing keys mean UTC and no hours`() throws {
        let calendar = try JSONDecoder().decode(WorkCalendar.self, from: Data("{}".utf8))

        #expect(calendar.document == CalendarDocument(timezone: "UTC"))
        #expect(!calendar.isWorkday(try day("2026-01-05")))
    }

    @Test func `a wrong calendar is refused while it is read`() {
        #expect(throws: CalendarFault.badTime("25:00", in: .hours("mon"))) {
            try JSONDecoder().decode(WorkCalendar.self, from: Data(#"{"hours": {"mon": [["25:00", "26:00"]]}}"#.utf8))
        }
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(WorkCalendar.self, from: Data(#"{"hours": []}"#.utf8))
        }
    }
}
