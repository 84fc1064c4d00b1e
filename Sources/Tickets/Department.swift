// SPDX-License-Identifier: Apache-2.0

/// A unit that can be responsible for a ticket: a city department, a district, a street, a sub-unit, a community.
/// Source: site document `organisation`, domain.md 1.2.
package struct Department: Codable, Equatable, Sendable {
    package let code: UnitCode
    package let name: LocalText
    package let level: Level
    /// The unit that supervises this one; nil only for the hotline centre and the city level.
    package let parent: UnitCode?
    /// The area a territorial unit answers for.
    package let area: AreaCode?
    /// Units are compared inside a group only (domain.md 1.12).
    package let group: String

    package init(
        code: UnitCode,
        name: LocalText,
        level: Level,
        parent: UnitCode? = nil,
        area: AreaCode? = nil,
        group: String,
    ) {
        self.code = code
        self.name = name
        self.level = level
        self.parent = parent
        self.area = area
        self.group = group
    }

    /// The four levels of the network and the centre that leads it.
    package enum Level: String, Codable, CaseIterable, Sendable {
        case centre, district, department, street, subunit, community
    }
}

/// All units of a site.
package struct Organisation: Equatable, Sendable {
    package let departments: [Department]
    private let byCode: [UnitCode: Department]

    /// - Precondition: Codes are unique; the site check has seen to it.
    package init(_ departments: [Department]) {
        self.departments = departments
        byCode = Dictionary(departments.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    }

    package subscript(code: UnitCode) -> Department? { byCode[code] }

    /// The district that takes what has no clear owner in `area` (兜底, domain.md 1.9); nil if no unit answers for it.
    package func district(of area: AreaCode) -> Department? {
        guard let unit = departments.first(where: { $0.area == area }) else { return nil }
        return ([unit] + superiors(of: unit.code)).first { $0.level == .district }
    }

    /// The supervising units of `code`, nearest first.
    package func superiors(of code: UnitCode) -> [Department] {
        var chain: [Department] = []
        var next = self[code]?.parent
        while let code = next, let unit = self[code], !chain.contains(where: { $0.code == code }) {
            chain.append(unit)
            next = unit.parent
        }
        return chain
    }
}
