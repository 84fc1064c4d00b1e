// SPDX-License-Identifier: Apache-2.0

/// `hotline calendar evaluate`: one JSON question about working time in, one JSON answer out.
///
/// `{"id": 1, "calendar": {…}, "op": "deadline", "start": "2026-01-05T09:30:00Z", "seconds": 3600}` is answered with
/// `{"id":1,"result":"2026-01-05T10:30:00Z"}`. See `CalendarQuestion` for the operations.
package enum CalendarEvaluation {
    /// The answer to one line, without a line feed. A line that cannot be answered is answered `{"id":…,"error":"…"}`;
    /// `siteCalendar` answers for lines without a `calendar` of their own.
    package static func answer(line: String, siteCalendar: WorkCalendar? = nil) -> String {
        let asked = AskedLine(line)
        do {
            let result = try asked.question.get().result(siteCalendar: siteCalendar)
            return "{\"id\":\(asked.id.json),\"result\":\(result.json)}"
        } catch {
            return "{\"id\":\(asked.id.json),\"error\":\(sentence(for: error).jsonString)}"
        }
    }

    private static func sentence(for error: any Error) -> String {
        switch error {
        case let fault as CalendarFault: fault.description
        case let fault as CalendarQuestion.Fault: fault.description
        default: DecodingError.sentence(for: error)
        }
    }
}
