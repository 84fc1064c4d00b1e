// SPDX-License-Identifier: Apache-2.0

/// When an office works: weekly hours, holidays, make-up days and breaks, on the wall clock of one time zone.
///
/// It answers with instants and days, never with the current time. Windows are wall-clock times, so on days when the
/// clocks change a window across the change is really shorter or longer. Instants count in whole milliseconds.
/// Overnight windows belong to the day they start on: a holiday takes away the night that begins on it, not the one
/// that ends on it. Where a replaced day's hours meet last night's, the shared time counts once.
package struct WorkCalendar: Sendable {
    /// What the calendar was made from.
    package let document: CalendarDocument
    let rota: Rota
    let zone: ZoneOffsets

    /// How many days without any working time are searched before a question is given up: 20 years.
    static let patience = 7_305

    /// - Throws: The first of `document.faults`.
    package init(_ document: CalendarDocument) throws(CalendarFault) {
        let reader = CalendarReader(document)
        if let fault = reader.faults.first { throw fault }
        guard let zone = reader.zone else { throw .unknownTimeZone(document.timezone) }
        self.document = document
        self.zone = zone
        rota = reader.rota
    }
}

extension WorkCalendar: Equatable {
    package static func == (one: WorkCalendar, other: WorkCalendar) -> Bool {
        one.document == other.document
    }
}

extension WorkCalendar: Codable {
    /// - Throws: `CalendarFault`, or a `DecodingError` when the shape is wrong.
    package init(from decoder: any Decoder) throws {
        try self.init(CalendarDocument(from: decoder))
    }

    package func encode(to encoder: any Encoder) throws {
        try document.encode(to: encoder)
    }
}
