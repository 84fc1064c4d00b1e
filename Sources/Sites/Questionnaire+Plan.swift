// SPDX-License-Identifier: Apache-2.0

import Foundation
import Survey
import Tickets
import WorkCalendar

extension Questionnaire {
    /// Its callback policy on the city's calendar.
    func plan(on calendar: WorkCalendar) -> any CallbackRules {
        guard let callback else { return NoCallbackPolicy() }
        return CallbackPlan(callback, number: number) {
            String(calendar.day(of: $0).description.prefix(7))
        } nextHalfDay: {
            calendar.nextHalfDay(after: $0)
        }
    }
}

extension WorkCalendar {
    /// The first working instant of a later half-day: noon parts the morning from the afternoon. A day later where the
    /// calendar has no working time for two months.
    func nextHalfDay(after instant: Date) -> Date {
        let day = day(of: instant)
        if let noon = ClockTime("12:00").map({ moment(on: day, at: $0) }), instant < noon,
            let afternoon = workingTime(on: day).first(where: { $0.end > noon })
        {
            return max(afternoon.start, noon)
        }
        let later = (1...60).lazy.compactMap { workingTime(on: day.advanced(by: $0)).first?.start }
        return later.first ?? instant.addingTimeInterval(86_400)
    }
}
