// SPDX-License-Identifier: Apache-2.0

/// What tells requests apart besides their matter (A12), so that lists find them.
package enum Trait: Hashable, Sendable {
    case enterprise
    case personGroup(PersonGroupCode)
    case tag(TagCode)

    /// As it is stored and stands in addresses, for example `group.elderly`.
    package var rawValue: String {
        switch self {
        case .enterprise: "enterprise"
        case .personGroup(let code): "group.\(code.rawValue)"
        case .tag(let code): "tag.\(code.rawValue)"
        }
    }

    /// - Returns: nil for what is no trait's text.
    package init?(rawValue: String) {
        let parts = rawValue.split(separator: ".", maxSplits: 1).map(String.init)
        let trait: Trait? =
            switch (parts.first, parts.count) {
            case ("enterprise", 1): .enterprise
            case ("group", 2): PersonGroupCode(parts[1]).map { .personGroup($0) }
            case ("tag", 2): TagCode(parts[1]).map { .tag($0) }
            default: nil
            }
        guard let trait else { return nil }
        self = trait
    }
}

/// People who are served with special care (人群), for example 老年人, 残疾人. Source: site document `intake`.
package struct PersonGroup: Codable, Equatable, Sendable {
    package let code: PersonGroupCode
    package let name: LocalText
}

/// A word that staff put on requests to find them together. Source: site document `intake`.
package struct Tag: Codable, Equatable, Sendable {
    package let code: TagCode
    package let name: LocalText
}

package typealias PersonGroupCode = Code<PersonGroup>
package typealias TagCode = Code<Tag>

extension Filing {
    package var traits: Set<Trait> {
        let groups = [personGroup].compactMap { $0.map(Trait.personGroup) }
        return Set(groups + tags.map(Trait.tag) + (isEnterprise ? [.enterprise] : []))
    }
}
