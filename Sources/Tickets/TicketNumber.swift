// SPDX-License-Identifier: Apache-2.0

import Foundation
package import WorkCalendar

/// What a citizen quotes on the phone: eight digits of the day it was filed and a six-digit count of that day,
/// for example `20260105000042`.
package struct TicketNumber: Hashable, Comparable, Codable, Sendable, CustomStringConvertible {
    package let rawValue: String

    /// Of a ticket that is not stored yet.
    package static let unassigned = TicketNumber(unchecked: "00000000000000")

    private init(unchecked text: String) { rawValue = text }

    /// - Returns: nil unless `text` is fourteen digits.
    package init?(_ text: String) {
        guard text.utf8.count == 14, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        rawValue = text
    }

    /// The most tickets that a day has numbers for.
    package static let mostOfADay = 999_999

    /// The number of the ticket with which its day has `count` of them, 1…`mostOfADay`.
    package init(day: Day, count: Int) {
        let digits = String(count)
        rawValue =
            day.description.filter { $0 != "-" } + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }

    /// The number after this one; nil when its day has no more.
    package var next: TicketNumber? {
        guard let count = Int(rawValue.suffix(6)), count < Self.mostOfADay else { return nil }
        let digits = String(count + 1)
        return TicketNumber(rawValue.prefix(8) + String(repeating: "0", count: 6 - digits.count) + digits)
    }

    /// The count that it ends with.
    package var count: Int { Int(rawValue.suffix(6)) ?? 0 }

    package func isOf(_ day: Day) -> Bool { rawValue.prefix(8) == TicketNumber(day: day, count: 0).rawValue.prefix(8) }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let number = TicketNumber(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "“\(text)” is not a ticket number")
            )
        }
        self = number
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    package var description: String { rawValue }

    package static func < (one: TicketNumber, other: TicketNumber) -> Bool { one.rawValue < other.rawValue }
}
