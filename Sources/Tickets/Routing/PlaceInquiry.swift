// SPDX-License-Identifier: Apache-2.0

/// How the area of a request was found: kept with the decision, so that a person can check it (C4).
package struct PlaceInquiry: Codable, Equatable, Sendable {
    package let source: Source
    /// What was found; nil where what was named fits no area together.
    package let area: AreaCode?
    /// The names found in the text, in its order; the first `mostNames`, none where no text decided.
    package let names: [Name]
    /// All areas that could be meant, where it is more than one; the first `mostCandidates`.
    package let candidates: [AreaCode]

    package static let mostNames = 8
    package static let mostCandidates = 8

    package init(source: Source, area: AreaCode?, names: [Name] = [], candidates: [AreaCode] = []) {
        self.source = source
        self.area = area
        self.names = Array(names.prefix(Self.mostNames))
        self.candidates = Array(candidates.prefix(Self.mostCandidates))
    }

    /// What said where it is, the surest first.
    package enum Source: String, Codable, CaseIterable, Sendable {
        /// Somebody named the area.
        case chosen
        /// A point on the map.
        case point
        case address, summary, narrative
    }

    /// A name of the site's in the text.
    package struct Name: Codable, Equatable, Sendable {
        /// As it was written.
        package let word: String
        /// After how many characters (Unicode scalars) of the text it begins.
        package let start: Int
        package let kind: PlaceKind
        /// What it may mean, before the other names are looked at.
        package let areas: [AreaCode]

        package init(word: String, start: Int, kind: PlaceKind, areas: [AreaCode]) {
            self.word = word
            self.start = start
            self.kind = kind
            self.areas = areas
        }
    }
}

/// What a name on the map is the name of. Requests lie in areas: districts, streets, communities, grids; roads and
/// landmarks lie in areas themselves.
package enum PlaceKind: String, Codable, CaseIterable, Sendable {
    case district, street, community, grid, road, landmark

    package var isArea: Bool { self != .road && self != .landmark }
}
