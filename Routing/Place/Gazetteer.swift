// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// The places of a city by the names people use, and the areas they lie in (C4).
package struct Gazetteer: Equatable, Sendable {
    /// An area and every name it goes by. Source: site document `areas`.
    package struct Entry: Codable, Equatable, Sendable {
        package let code: AreaCode
        package let name: LocalText
        /// The district a street lies in; nil for a district.
        package let parent: AreaCode?
        package let aliases: [String]?
        /// Where it lies; nil where nobody has drawn it.
        package let outline: Outline?
        /// nil for a district that lies in nothing, or else a street.
        package let kind: PlaceKind?
    }

    /// A road or a landmark: no area itself, but known to lie in some. Source: site document `areas`, key `spots`.
    package struct Spot: Codable, Equatable, Sendable {
        package let name: LocalText
        package let kind: PlaceKind
        package let aliases: [String]?
        /// Several for a road that crosses them; nil where the point says it.
        package let areas: [AreaCode]?
        /// Degrees, in the coordinate system of the site.
        package let point: Outline.Point?

        private enum CodingKeys: String, CodingKey {
            case name
            case kind
            case aliases
            case areas = "in"
            case point = "at"
        }
    }

    package let entries: [Entry]
    package let spots: [Spot]
    private let byCode: [AreaCode: Entry]
    private let paths: [AreaCode: [AreaCode]]
    private let finder: NameFinder
    /// What names mean, by the numbers of the finder: the entries, then the spots.
    let meanings: [Meaning]
    /// Those that have an outline, in the order of the index.
    private let drawn: [Entry]
    private let index: OutlineIndex

    /// What a name may mean: any of these areas.
    struct Meaning: Sendable {
        let kind: PlaceKind
        let areas: [AreaCode]
    }

    package init(_ entries: [Entry], spots: [Spot] = []) {
        self.entries = entries
        self.spots = spots
        let byCode = Dictionary(entries.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        let paths = byCode.mapValues { Self.path(of: $0.code, in: byCode) }
        let drawn = entries.filter { $0.outline != nil }
        let index = OutlineIndex(drawn.compactMap(\.outline))
        let names = entries.map(\.names) + spots.map(\.names)
        finder = NameFinder(names.enumerated().flatMap { number, names in names.map { ($0, number) } })
        meanings =
            entries.map { Meaning(kind: $0.sort, areas: [$0.code]) }
            + spots.map { spot in
                let around = spot.point.map { point in
                    Self.innermost(index.outlines(at: point).map { drawn[$0].code }, paths)
                }
                return Meaning(kind: spot.kind, areas: spot.areas ?? [around ?? nil].compactMap(\.self))
            }
        self.byCode = byCode
        self.paths = paths
        self.drawn = drawn
        self.index = index
    }

    /// The area in which a point lies: the innermost that has an outline; of two that overlap, the first.
    package func area(at point: Outline.Point) -> AreaCode? {
        Self.innermost(index.outlines(at: point).map { drawn[$0].code }, paths)
    }

    package subscript(code: AreaCode) -> Entry? { byCode[code] }

    /// The area and what it lies in, the area first.
    package func path(of code: AreaCode) -> [AreaCode] { paths[code] ?? [code] }

    /// The area and all that lies in it.
    package func areas(in code: AreaCode) -> [AreaCode] {
        [code] + entries.map(\.code).filter { $0 != code && path(of: $0).contains(code) }
    }

    /// A name as it is looked for: two that are alike so are one.
    package static func plain(_ name: String) -> String {
        String(String.UnicodeScalarView(PlainText(name).scalars.compactMap(Unicode.Scalar.init)))
    }

    func occurrences(in text: PlainText) -> [NameFinder.Found] { finder.names(in: text) }

    package static func == (one: Gazetteer, other: Gazetteer) -> Bool {
        one.entries == other.entries && one.spots == other.spots
    }

    private static func innermost(_ around: [AreaCode], _ paths: [AreaCode: [AreaCode]]) -> AreaCode? {
        let deepest = around.map { paths[$0]?.count ?? 1 }.max()
        return around.first { paths[$0]?.count ?? 1 == deepest }
    }

    private static func path(of code: AreaCode, in byCode: [AreaCode: Entry]) -> [AreaCode] {
        var path: [AreaCode] = []
        var next: AreaCode? = code
        while let code = next, !path.contains(code) {
            path.append(code)
            next = byCode[code]?.parent
        }
        return path
    }
}

extension Gazetteer.Entry {
    package var sort: PlaceKind { kind ?? (parent == nil ? .district : .street) }

    /// Districts and streets are few enough to choose from.
    package var isChoice: Bool { sort == .district || sort == .street }

    fileprivate var names: [String] { [name.zh] + name.searchable + (aliases ?? []) }
}

extension Gazetteer.Spot {
    fileprivate var names: [String] { [name.zh] + name.searchable + (aliases ?? []) }
}

extension LocalText {
    /// The English name, if it is long enough not to be in every other text.
    fileprivate var searchable: [String] { en.count > 3 ? [en] : [] }
}
