// SPDX-License-Identifier: Apache-2.0

/// The ten documents that make a site. Their order here is the order in which faults are listed.
package enum DocumentKind: String, CaseIterable, Codable, Sendable {
    case profile, organisation, areas, calendar, catalogue, rules, deadlines, questionnaire, scoring, staff

    package var fileName: String { rawValue + ".yaml" }
}
