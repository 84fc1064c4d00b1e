// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// What the city calls itself and how its telephones are numbered. Source: site document `profile`.
package struct Profile: Codable, Equatable, Sendable {
    package let name: LocalText
    /// The one number, as dialled: 3…15 digits.
    package let hotline: String
    /// IANA name; the calendar's must be the same.
    package let timezone: String
    /// The country's, without plus: 1…3 digits.
    package let callingCode: String
    /// The city's, without the trunk zero: 2…4 digits.
    package let areaCode: String
    /// The lines to which emergencies are handed over at once (domain.md 1.17).
    package let emergencyLines: [EmergencyLine]?
    /// When reports are made; nil: on demand only.
    package let reports: ReportSchedule?

    package struct EmergencyLine: Codable, Equatable, Sendable {
        /// As dialled: 3…15 digits.
        package let number: String
        package let name: LocalText
    }
}
