// SPDX-License-Identifier: Apache-2.0

import Sites
import WorkCalendar

/// Why a form that changes the site cannot be read; `field` is where the page says so.
struct SiteFormProblem: Error {
    let field: String
    let message: @Sendable (Wording) -> String

    /// `key` is the text that says what is wrong.
    init(_ field: String, _ key: String, _ arguments: [String: String] = [:]) {
        self.field = field
        message = { $0.text(key, arguments) }
    }

    init(_ field: String, _ fault: OfficialDaysFault) {
        self.field = field
        message = { $0.sentence(fault) }
    }

    /// What the calendar itself finds wrong.
    init(_ field: String, _ fault: CalendarFault) {
        self.field = field
        message = { $0.sentence(fault) }
    }
}
