// SPDX-License-Identifier: Apache-2.0

import Foundation
import Supervision
import TestKit
import Tickets
import WorkCalendar

/// Reads a part of a site document, as the site would write it.
func document<Value: Decodable>(_ text: String, as type: Value.Type = Value.self) throws -> Value {
    try JSONDecoder().decode(type, from: Data(text.utf8))
}

extension WorkCalendar {
    /// Nine to twelve and two to five from Monday to Friday in Xiangyang; Spring Festival 2026 from 15 to 23 February with
    /// its two make-up Saturdays.
    static func sample(_ change: (inout CalendarDocument) -> Void = { _ in }) throws -> WorkCalendar {
        let hours = [["09:00", "12:00"], ["14:00", "17:00"]]
        var document = CalendarDocument(
            timezone: "Asia/Shanghai",
            hours: ["mon": hours, "tue": hours, "wed": hours, "thu": hours, "fri": hours],
        )
        document.holidays = (15...23).map { "2026-02-\($0)" }
        document.dateOverrides = ["2026-02-14": hours, "2026-02-28": hours]
        change(&document)
        return try WorkCalendar(document)
    }
}

extension DeadlinePolicy {
    /// Deadlines, document 4. A test gives the rules it is about as JSON.
    static func sample(
        rules: [String] = DeadlinePolicy.ordinary,
        counting: String = "{}",
        ladder: String = "[]",
        calendar: WorkCalendar? = nil,
        ownCalendars: [String: WorkCalendar] = [:],
        deadlineClass: @escaping @Sendable (MatterCode) -> String? = { _ in nil },
    ) throws -> DeadlinePolicy {
        let pack: DeadlinePack = try document(
            """
            {"figures": {"maxExtensions": 1, "maxExtensionDays": 10, "callbackAttempts": 3,
                         "dispatchesBeforeDesignation": 3},
             "counting": \(counting),
             "ladder": \(ladder),
             "lamps": {"yellowShare": 0.75, "doubleRedAfterWorkdays": 5},
             "rules": [\(rules.joined(separator: ","))]}
            """
        )
        return DeadlinePolicy(
            number: 4,
            pack: pack,
            calendar: try calendar ?? .sample(),
            ownCalendars: ownCalendars,
            deadlineClass: deadlineClass,
        )
    }

    /// One rule for each clock.
    static let ordinary = [
        #"{"code": "sign", "clock": "sign", "limit": {"hours": 4}}"#,
        #"{"code": "contact", "clock": "firstContact", "limit": {"hours": 24}}"#,
        #"{"code": "reply", "clock": "reply", "limit": {"workdays": 5}}"#,
        #"{"code": "rework", "clock": "rework", "limit": {"workdays": 3}}"#,
        #"{"code": "return", "clock": "returnWindow", "limit": {"workdays": 2}}"#,
    ]

    /// The clocks of a new pass for the sample ticket, dispatched at `start`.
    func passClocks(round: Int = 1, from start: Date = .monday) throws(TicketRefusal) -> PassClocks {
        try clocks(for: .sample(), round: round, from: start)
    }
}

extension PassClocks {
    func deadline(_ kind: Deadline.Kind) -> Deadline? { deadlines.first { $0.kind == kind } }
}
