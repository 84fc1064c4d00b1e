// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import WorkCalendar

@Suite struct EvaluationTests {
    private let week = """
        "calendar": {"timezone": "UTC", "hours": {"mon": [["09:00","17:00"]], "tue": [["09:00","17:00"]]}}
        """

    @Test func `a deadline is answered with its instant`() {
        let line = #"""
            {"id": 1, \#(week), "op": "deadline", "start": "2026-01-05T09:30:00Z", "seconds": 3600,
             "pauses": [["2026-01-05T10:00:00Z", "2026-01-05T11:00:00+00:00"]]}
            """#

        #expect(CalendarEvaluation.answer(line: line) == #"{"id":1,"result":"2026-01-05T11:30:00Z"}"#)
    }

    @Test func `elapsed time is answered with whole seconds`() {
        let line = #"""
            {"id": "a", \#(week), "op": "elapsed", "from": "2026-01-05T16:00:00Z", "to": "2026-01-06T10:00:00.9Z"}
            """#

        #expect(CalendarEvaluation.answer(line: line) == #"{"id":"a","result":7200}"#)
    }

    @Test func `working days are answered with the due day`() {
        for start in ["2026-01-05T09:30:00Z", "2026-01-05"] {
            let line = #"{"id": "a", \#(week), "op": "workdays", "start": "\#(start)", "days": 2}"#
            #expect(CalendarEvaluation.answer(line: line) == #"{"id":"a","result":"2026-01-12"}"#)
        }
    }

    @Test func `a line without calendar is answered by the site's own`() throws {
        let line = #"{"id": 7, "op": "workdays", "start": "2026-01-05", "days": 1}"#

        let answer = CalendarEvaluation.answer(line: line, siteCalendar: try nineToFive())

        #expect(answer == #"{"id":7,"result":"2026-01-06"}"#)
        #expect(
            CalendarEvaluation.answer(line: line)
                == #"{"id":7,"error":"the line has no calendar and there is no site calendar"}"#
        )
    }

    @Test(arguments: [
        ("7", "7"), ("-1.5", "-1.5"), ("123456789012345678901", "123456789012345678901"), ("null", "null"),
        ("[1]", "[1]"), (#""a\"\\\n\u0001\u001f客é""#, #""a\"\\\n\u0001\u001f客é""#),
    ])
    func `the id is echoed as it came`(given: String, echoed: String) throws {
        let line = #"{"id": \#(given), "op": "workdays", "start": "2026-01-05", "days": 1}"#

        let answer = CalendarEvaluation.answer(line: line, siteCalendar: try nineToFive())

        #expect(answer == #"{"id":\#(echoed),"result":"2026-01-06"}"#)
    }

    @Test(arguments: [
        (#"{"id": 1, "op": "fly"}"#, #"{"id":1,"error":"op: “fly” is not one of deadline, elapsed, workdays"}"#),
        (#"{"id": 1}"#, #"{"id":1,"error":"op is missing"}"#),
        (#"{"op": "deadline", "seconds": 1}"#, #"{"id":null,"error":"start is missing"}"#),
        (
            #"{"id": 1, "op": "deadline", "start": "soon", "seconds": 1}"#,
            #"{"id":1,"error":"start: “soon” is not an instant like 2026-01-05T09:30:00Z"}"#,
        ),
        (
            #"{"id": 1, "op": "deadline", "start": "2026-01-05T09:30:00Z", "seconds": "1"}"#,
            #"{"id":1,"error":"seconds is not a whole number"}"#,
        ),
        (
            #"{"id": 1, "op": "deadline", "start": "2026-01-05T09:30:00Z", "seconds": -1}"#,
            #"{"id":1,"error":"-1 seconds: a duration cannot be negative"}"#,
        ),
        (
            #"{"id": 1, "calendar": {"timezone": "Mars"}, "op": "workdays", "start": "2026-01-05", "days": 1}"#,
            #"{"id":1,"error":"timezone: “Mars” is not an IANA time zone"}"#,
        ),
        (
            #"{"id": 1, "op": "deadline", "start": "2026-01-05T09:30:00Z", "seconds": 1, "pauses": [["soon"]]}"#,
            #"{"id":1,"error":"pauses: [\"soon\"] is not a pair of instants"}"#,
        ),
        (#"{"id": 1, "op": "\ud800"}"#, #"{"id":1,"error":"the line is not JSON"}"#),
        ("{\"id\": \"a\u{1}b\", \"op\": \"fly\"}", #"{"id":null,"error":"id: this is no JSON value"}"#),
        ("not json", #"{"id":null,"error":"the line is not JSON"}"#),
        ("[]", #"{"id":null,"error":"the line is not an object"}"#),
        ("", #"{"id":null,"error":"the line is not JSON"}"#),
    ])
    func `a bad line is answered with what is wrong`(line: String, answer: String) throws {
        #expect(CalendarEvaluation.answer(line: line, siteCalendar: try nineToFive()) == answer)
    }

    @Test func `a pause that ends before it begins is an error and no crash`() throws {
        let line = #"""
            {"id": 1, "op": "elapsed", "from": "2026-01-05T09:30:00Z", "to": "2026-01-05T10:30:00Z",
             "pauses": [["2026-01-05T10:00:00Z", "2026-01-05T09:00:00Z"]]}
            """#

        let answer = CalendarEvaluation.answer(line: line, siteCalendar: try nineToFive())

        #expect(answer.contains("ends before it begins"))
    }
}
