// SPDX-License-Identifier: Apache-2.0

/// Who takes part in a call.
package enum Party: Hashable, Codable, Sendable {
    case seat(Seat)
    case outside(OutsideNumber)
}

/// A number as the network sent it or as it was dialled, which need not be one that anybody could call.
package struct OutsideNumber: Hashable, Codable, Sendable, CustomStringConvertible {
    /// Empty for a caller who withholds it. Personal data.
    package let asSent: String
    /// Normalised; nil for text that is no number.
    package let phone: PhoneNumber?

    /// - Parameters:
    ///   - asSent: As the network sent it.
    ///   - country: Calling code of the country, `86`.
    ///   - area: Trunk code of the city without its zero; nil if unknown.
    package init(_ asSent: String, country: String, area: String?) {
        self.asSent = asSent
        phone = PhoneNumber(asSent, country: country, area: area)
    }

    package var description: String { phone?.description ?? (asSent.isEmpty ? "withheld" : "unreadable") }
}
