// SPDX-License-Identifier: Apache-2.0

/// The documents that make a site. Their order here is the order in which faults are listed.
package enum DocumentKind: String, CaseIterable, Codable, Sendable {
    case profile, organisation, areas, calendar, catalogue, rules, deadlines, questionnaire, scoring, staff
    case notices, telephone, intake, quality

    /// A site without it is whole: nothing is sent by gateways then, there is no call centre, the one number is the
    /// only way in, or nothing is inspected.
    package var isOptional: Bool { [.notices, .telephone, .intake, .quality].contains(self) }

    package var fileName: String { rawValue + ".yaml" }
}
