// SPDX-License-Identifier: Apache-2.0

package import Tickets
package import WorkCalendar

/// 派单目录: every matter the city knows, in at least three levels; a leaf names who is responsible (C1).
/// Source: site document `catalogue`, domain.md 1.5.
package struct Catalogue: Equatable, Sendable {
    /// The document's number; a ticket keeps the one it was routed with.
    package let number: Int
    package let entries: [Entry]
    private let byCode: [MatterCode: Entry]
    private let parents: Set<MatterCode>
    /// The days of those leaves that are not always in force.
    private let terms: [MatterCode: Term]

    /// - Precondition: Codes are unique and parents exist; the site check has seen to it.
    package init(number: Int, entries: [Entry]) {
        self.number = number
        self.entries = entries
        byCode = Dictionary(entries.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        parents = Set(entries.compactMap(\.parent))
        terms = Self.terms(of: entries, byCode)
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
        /// The first day on which requests are filed under it, and the last; nil for no end on that side.
        package let from: Day?
        package let until: Day?
    }

    package subscript(code: MatterCode) -> Entry? { byCode[code] }

    package var leaves: [Entry] { entries.filter { !parents.contains($0.code) } }

    package func isLeaf(_ code: MatterCode) -> Bool { byCode[code] != nil && !parents.contains(code) }

    /// The entry and what it lies under, the entry first.
    package func path(of code: MatterCode) -> [Entry] { Self.path(of: code, byCode) }

    /// When requests are filed under it: on the days of the entry and of all that it lies under.
    package func term(of code: MatterCode) -> Term { terms[code] ?? Term() }

    /// Whether a request filed on `day` may be about it; nil for a day that nobody knows.
    package func offers(_ code: MatterCode, on day: Day?) -> Bool {
        isLeaf(code) && (terms.isEmpty || day.map(term(of: code).contains) ?? true)
    }

    /// The leaves that a request filed on `day` may be about.
    package func leaves(on day: Day) -> [Entry] { leaves.filter { offers($0.code, on: day) } }

    private static func path(of code: MatterCode, _ byCode: [MatterCode: Entry]) -> [Entry] {
        var path: [Entry] = []
        var next = byCode[code]
        while let entry = next, !path.contains(where: { $0.code == entry.code }) {
            path.append(entry)
            next = entry.parent.flatMap { byCode[$0] }
        }
        return path
    }

    private static func terms(of entries: [Entry], _ byCode: [MatterCode: Entry]) -> [MatterCode: Term] {
        guard entries.contains(where: { $0.from != nil || $0.until != nil }) else { return [:] }
        var terms: [MatterCode: Term] = [:]
        for entry in entries {
            let term = path(of: entry.code, byCode).reduce(Term()) { $0.narrowed(by: $1) }
            if term != Term() { terms[entry.code] = term }
        }
        return terms
    }
}

extension Catalogue {
    /// From one day to another, both included; nil for no end on that side.
    package struct Term: Equatable, Sendable {
        package private(set) var from: Day?
        package private(set) var until: Day?

        init() {}

        /// It has days at all.
        package var isPossible: Bool {
            guard let from, let until else { return true }
            return from <= until
        }

        package func contains(_ day: Day) -> Bool { from.map { $0 <= day } ?? true && until.map { day <= $0 } ?? true }

        fileprivate func narrowed(by entry: Entry) -> Term {
            var term = self
            term.from = [from, entry.from].compactMap(\.self).max()
            term.until = [until, entry.until].compactMap(\.self).min()
            return term
        }
    }
}
