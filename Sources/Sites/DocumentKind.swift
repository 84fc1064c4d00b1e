// SPDX-License-Identifier: Apache-2.0

/// The documents that make a site. Their order here is the order in which faults are listed.
package enum DocumentKind: String, CaseIterable, Codable, Sendable {
    case profile, organisation, areas, calendar, catalogue, rules, deadlines, questionnaire, scoring, staff
    case notices, telephone

    /// A site without it is whole: nothing is sent by gateways then, or there is no call centre.
    package var isOptional: Bool { self == .notices || self == .telephone }

    package var fileName: String { rawValue + ".yaml" }
}
