// SPDX-License-Identifier: Apache-2.0

import Sites
import Testing
import WorkCalendar

/// Official days as the State Council's list is published by others (S1).
struct OfficialDaysTests {
    private static let json = """
        {"$schema": "x", "year": 2027, "papers": ["https://example.org"], "days": [
          {"name": "元旦", "date": "2026-12-31", "isOffDay": true},
          {"name": "元旦", "date": "2027-01-01", "isOffDay": true},
          {"name": "元旦", "date": "2027-01-02", "isOffDay": false}]}
        """

    private static let csv = "\u{FEFF}date,name,isOffDay\r\n2027-01-01,元旦,true\r\n2027-01-02,元旦,0\r\n"

    @Test func `the JSON of holiday-cn is read, days of the old year with it`() throws {
        let days = try OfficialDays(reading: Self.json)

        #expect(days.year == 2027)
        #expect(days.days.map(\.day.description) == ["2026-12-31", "2027-01-01", "2027-01-02"])
        #expect(days.days.map(\.isOff) == [true, true, false])
        #expect(days.days.first?.name == "元旦")
    }

    @Test func `CSV says the same`() throws {
        let days = try OfficialDays(reading: Self.csv)

        #expect(days.year == 2027)
        #expect(days.days.map(\.isOff) == [true, false])
    }

    @Test(arguments: [
        ("", OfficialDaysFault.empty),
        (" \n", .empty),
        ("date,name,isOffDay\n", .empty),
        (#"{"year": 2027, "days": []}"#, .empty),
        (#"{"year": 1027, "days": []}"#, .badYear(1_027)),
        ("{", .unreadable("it is not JSON")),
        (#"{"days": []}"#, .unreadable("the key “year” is missing")),
        (
            #"{"year": 2027, "days": [{"name": "x", "date": "2027-01-01"}]}"#,
            .unreadable("the key “isOffDay” is missing"),
        ),
        ("date,name,isOffDay\n2027-02-30,春节,true", .notADate("2027-02-30", line: 2)),
        ("date,name,isOffDay\n2027-01-01,元旦,maybe", .notAFlag("maybe", line: 2)),
        ("date,name,isOffDay\n2027-01-01,,true", .badName(line: 2)),
        ("date,name,isOffDay\n2027-01-01,元\u{7}旦,true", .badName(line: 2)),
    ])
    func `what cannot be read is refused with its place`(text: String, fault: OfficialDaysFault) {
        #expect(throws: fault) { try OfficialDays(reading: text) }
    }

    @Test func `a day listed twice, of another year or made up on a weekday is refused`() throws {
        let first = "date,name,isOffDay\n2027-01-01,元旦,true\n"
        let monday = try #require(Day("2027-01-04"))
        let foreign = try #require(Day("2026-05-01"))

        #expect(throws: OfficialDaysFault.listedTwice(try #require(Day("2027-01-01")), line: 3)) {
            try OfficialDays(reading: first + "2027-01-01,元旦,true\n")
        }
        #expect(throws: OfficialDaysFault.madeUpOnWeekday(monday, line: 3)) {
            try OfficialDays(reading: first + "2027-01-04,元旦,false\n")
        }
        #expect(throws: OfficialDaysFault.otherYear(foreign, year: 2027, line: 1)) {
            try OfficialDays(
                reading: #"{"year": 2027, "days": [{"name": "劳动节", "date": "2026-05-01", "isOffDay": true}]}"#
            )
        }
        #expect(throws: OfficialDaysFault.noHoliday(year: 2027)) {
            try OfficialDays(reading: "date,name,isOffDay\n2027-01-02,元旦,false\n")
        }
    }

    @Test func `a list longer than any year's is refused, and so is a text longer than any list`() {
        let many = (1...151).map { "2027-01-01,\($0),true\n" }.joined()

        #expect(throws: OfficialDaysFault.tooMany(151)) { try OfficialDays(reading: "date,name,isOffDay\n" + many) }
        #expect(throws: OfficialDaysFault.tooLarge) {
            try OfficialDays(reading: String(repeating: "x", count: OfficialDays.sizeLimit + 1))
        }
        for fault in [OfficialDaysFault.tooMany(151), .tooLarge, .empty, .badName(line: 2)] {
            #expect(!fault.description.isEmpty)
        }
    }

    @Test func `adopting a year replaces its arrangement and keeps what the city has set`() throws {
        var document = CalendarDocument(hours: ["mon": [["09:00", "17:00"]], "tue": [["09:00", "12:00"]]])
        document.holidays = ["2026-10-01", "2027-01-05", "2027-05-04"]
        document.dateOverrides = [
            "2027-01-03": [["10:00", "11:00"]], "2027-01-11": [["09:00", "10:00"]], "2027-01-12": [],
        ]
        document.names = ["2027-01-05": "旧", "2027-01-11": "短", "2026-10-01": "国庆节"]

        let adopted = document.adopting(try OfficialDays(reading: Self.json))

        #expect(adopted.holidays == ["2026-10-01", "2026-12-31", "2027-01-01"])
        #expect(
            adopted.dateOverrides == [
                "2027-01-02": [["09:00", "17:00"]], "2027-01-11": [["09:00", "10:00"]], "2027-01-12": [],
            ]
        )
        #expect(
            adopted.names == [
                "2026-10-01": "国庆节", "2026-12-31": "元旦", "2027-01-01": "元旦", "2027-01-02": "元旦",
                "2027-01-11": "短",
            ]
        )
        #expect(adopted.official?.years == [2026, 2027])
        #expect(adopted.faults.isEmpty)
        #expect(adopted.adopting(try OfficialDays(reading: Self.json)) == adopted, "twice is once")
    }

    @Test func `a later year's first days in December stay when the old year is adopted again`() throws {
        var document = CalendarDocument(hours: ["mon": [["09:00", "17:00"]]])
        document = document.adopting(try OfficialDays(reading: Self.json))

        let again = document.adopting(try OfficialDays(reading: "date,name,isOffDay\n2026-10-01,国庆节,true\n"))

        #expect(again.holidays == ["2026-10-01", "2026-12-31", "2027-01-01"])
        #expect(again.official?.years == [2026, 2027])
    }
}
