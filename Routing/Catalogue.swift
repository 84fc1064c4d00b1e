// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// 派单目录: every matter the city knows, in at least three levels; a leaf names who is responsible (C1).
/// Source: site document `catalogue`, domain.md 1.5.
package struct Catalogue: Equatable, Sendable {
    /// The document's number; a ticket keeps the one it was routed with.
    package let number: Int
    package let entries: [Entry]
    private let byCode: [MatterCode: Entry]
    private let parents: Set<MatterCode>

    /// - Precondition: Codes are unique and parents exist; the site check has seen to it.
    package init(number: Int, entries: [Entry]) {
        self.number = number
        self.entries = entries
        byCode = Dictionary(entries.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        parents = Set(entries.compactMap(\.parent))
    }

    package struct Entry: Codable, Equatable, Sendable {
        package let code: MatterCode
        package let name: LocalText
        package let parent: MatterCode?
        /// Who is responsible; only a leaf has one.
        package let lead: Lead?
        package let coUnits: [UnitCode]?
        /// Which rules of the deadline pack apply, for example `general` or `utility`.
        package let deadlineClass: String?
        /// Words of citizens that speak for this matter.
        package let words: [String]?
        /// Law or duty list that makes the lead responsible.
        package let basis: String?
        /// Asked once the matter is chosen; only a leaf has some.
        package let questions: [MatterQuestion]?
    }

    /// The responsible unit, named or found by place. In YAML a unit's code, or the word `district`.
    package enum Lead: Codable, Equatable, Sendable {
        case unit(UnitCode)
        case districtOfPlace

        package init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            self =
                try container.decode(String.self) == "district"
                ? .districtOfPlace : .unit(container.decode(UnitCode.self))
        }

        package func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .unit(let code): try container.encode(code)
            case .districtOfPlace: try container.encode("district")
            }
        }
    }

    package subscript(code: MatterCode) -> Entry? { byCode[code] }

    package var leaves: [Entry] { entries.filter { !parents.contains($0.code) } }

    package func isLeaf(_ code: MatterCode) -> Bool { byCode[code] != nil && !parents.contains(code) }

    /// The entry and what it lies under, the entry first.
    package func path(of code: MatterCode) -> [Entry] {
        var path: [Entry] = []
        var next = byCode[code]
        while let entry = next, !path.contains(entry) {
            path.append(entry)
            next = entry.parent.flatMap { byCode[$0] }
        }
        return path
    }
}
