// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// Finds the district or street that a text speaks of, by the names people use (C4).
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
    }

    package let entries: [Entry]
    private let byCode: [AreaCode: Entry]
    private let finder: WordFinder<AreaCode>
    /// Those that have an outline, in the order of the index.
    private let drawn: [Entry]
    private let index: OutlineIndex

    package init(_ entries: [Entry]) {
        self.entries = entries
        byCode = Dictionary(entries.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        finder = WordFinder(entries.flatMap { entry in entry.names.map { ($0, entry.code) } })
        drawn = entries.filter { $0.outline != nil }
        index = OutlineIndex(drawn.compactMap(\.outline))
    }

    /// The area that `text` names most closely: a street before its district, then the longer name, then by code.
    package func area(in text: String) -> AreaCode? {
        finder.words(in: text)
            .compactMap { name in name.meanings.first.map { (name.word, code: $0, depth: path(of: $0).count) } }
            .max { ($0.depth, $0.0.count, $1.code) < ($1.depth, $1.0.count, $0.code) }?
            .code
    }

    /// The area in which a point lies: the innermost that has an outline; of two that overlap, the first.
    package func area(at point: Outline.Point) -> AreaCode? {
        let around = index.outlines(at: point).map { drawn[$0] }
        let deepest = around.map { path(of: $0.code).count }.max()
        return around.first { path(of: $0.code).count == deepest }?.code
    }

    package subscript(code: AreaCode) -> Entry? { byCode[code] }

    /// The area and what it lies in, the area first.
    package func path(of code: AreaCode) -> [AreaCode] {
        var path: [AreaCode] = []
        var next: AreaCode? = code
        while let code = next, !path.contains(code) {
            path.append(code)
            next = byCode[code]?.parent
        }
        return path
    }

    /// The area and all that lies in it.
    package func areas(in code: AreaCode) -> [AreaCode] {
        [code] + entries.map(\.code).filter { $0 != code && path(of: $0).contains(code) }
    }

    package static func == (one: Gazetteer, other: Gazetteer) -> Bool { one.entries == other.entries }
}

extension Gazetteer.Entry {
    fileprivate var names: [String] { [name.zh] + (aliases ?? []) }
}
