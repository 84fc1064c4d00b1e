// SPDX-License-Identifier: Apache-2.0

/// The person for whom somebody else speaks; personal data, kept with the `Contact` of the one who speaks.
package struct Represented: Codable, Equatable, Sendable {
    package let name: PersonName
    package let phone: PhoneNumber?
    package let relation: Relation
    /// Notices go to the person represented, not to the one who speaks.
    package let isTold: Bool

    package init(name: PersonName, phone: PhoneNumber?, relation: Relation, isTold: Bool) {
        self.name = name
        self.phone = phone
        self.relation = relation
        self.isTold = isTold
    }

    /// What the one who speaks is to the person represented.
    package enum Relation: String, Codable, CaseIterable, Sendable {
        case family, guardian, neighbour, colleague, lawyer, community, other
    }
}
