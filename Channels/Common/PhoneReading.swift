// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// How this city writes its telephone numbers. Source: site document `profile`.
package struct PhoneReading: Sendable {
    /// Calling code of the country, `86`.
    private let country: String
    /// Trunk code of the city without its zero, `710`.
    private let area: String?

    package init(country: String, area: String?) {
        self.country = country
        self.area = area
    }

    /// - Throws: `IntakeRefusal.unreadable(.phone)` for text that is no number.
    package func number(in text: String?) throws(IntakeRefusal) -> PhoneNumber? {
        guard let text else { return nil }
        guard let number = PhoneNumber(text, country: country, area: area) else { throw .unreadable(.phone) }
        return number
    }
}
