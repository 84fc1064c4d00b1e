// SPDX-License-Identifier: Apache-2.0

import Tickets

/// The site's organisation as the law of the ticket asks for it.
struct Ranks: RankRules {
    private let organisation: Organisation

    init(_ organisation: Organisation) { self.organisation = organisation }

    func superiors(of unit: UnitCode) -> [UnitCode] { organisation.superiors(of: unit).map(\.code) }

    func isHead(_ author: Author, of unit: UnitCode) -> Bool {
        guard author.role == .leader else { return false }
        guard let own = author.unit else { return true }
        return own == unit || leadsCity(author) || superiors(of: unit).contains(own)
    }

    func leadsCity(_ author: Author) -> Bool {
        author.role == .leader && author.unit.map { organisation[$0]?.level == .centre } ?? true
    }

    func district(copiedOn unit: UnitCode) -> UnitCode? {
        switch organisation[unit]?.level {
        case .street, .subunit, .community: organisation.superiors(of: unit).first { $0.level == .district }?.code
        case .centre, .district, .department, nil: nil
        }
    }
}
