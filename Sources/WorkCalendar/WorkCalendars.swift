// SPDX-License-Identifier: Apache-2.0

/// The site's calendar, and those of the units that have hours of their own.
package struct WorkCalendars: Equatable, Sendable {
    /// By which everybody works who has no hours of their own.
    package let shared: WorkCalendar
    /// By the units' codes.
    package let own: [String: WorkCalendar]

    /// - Throws: The first of `document.faults`.
    package init(_ document: CalendarDocument) throws(CalendarFault) {
        shared = try WorkCalendar(document)
        var own: [String: WorkCalendar] = [:]
        for (unit, hours) in document.units { own[unit] = try WorkCalendar(document.applying(hours)) }
        self.own = own
    }
}
