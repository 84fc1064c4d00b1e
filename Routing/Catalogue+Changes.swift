// SPDX-License-Identifier: Apache-2.0

package import Tickets
package import WorkCalendar

/// In what one entry of a catalogue differs from that of another.
package struct CatalogueChange: Equatable, Sendable {
    package let code: MatterCode
    /// nil for an entry that is new.
    package let before: Catalogue.Entry?
    /// nil for one that is gone.
    package let after: Catalogue.Entry?

    package init(code: MatterCode, before: Catalogue.Entry?, after: Catalogue.Entry?) {
        self.code = code
        self.before = before
        self.after = after
    }

    /// What of an entry may differ.
    package enum Field: String, CaseIterable, Sendable {
        case name, parent, lead, coUnits, deadlineClass, words, basis, questions, from, until
    }

    /// Empty for an entry that is new or gone.
    package var fields: [Field] {
        guard let before, let after else { return [] }
        return Field.allCases.filter { !before.agrees(with: after, in: $0) }
    }
}

extension Catalogue {
    /// What `new` adds and changes in its order, and then what it has no longer.
    package func changes(to new: Catalogue) -> [CatalogueChange] {
        let kept = new.entries.compactMap { entry -> CatalogueChange? in
            let before = self[entry.code]
            return before == entry ? nil : CatalogueChange(code: entry.code, before: before, after: entry)
        }
        let gone = entries.filter { new[$0.code] == nil }
        return kept + gone.map { CatalogueChange(code: $0.code, before: $0, after: nil) }
    }

    /// The first day from `today` on when all that `changes` bring holds: one that begins next month is looked at then.
    package static func day(of changes: [CatalogueChange], from today: Day) -> Day {
        let entries = changes.flatMap { [$0.before, $0.after].compactMap(\.self) }
        let days = entries.flatMap { [$0.from, $0.until?.advanced(by: 1)].compactMap(\.self) }
        return max(today, days.max() ?? today)
    }
}

extension Catalogue.Entry {
    fileprivate func agrees(with other: Catalogue.Entry, in field: CatalogueChange.Field) -> Bool {
        switch field {
        case .name: name == other.name
        case .parent: parent == other.parent
        case .lead: lead == other.lead
        case .coUnits: coUnits == other.coUnits
        case .deadlineClass: deadlineClass == other.deadlineClass
        case .words: words == other.words
        case .basis: basis == other.basis
        case .questions: questions == other.questions
        case .from: from == other.from
        case .until: until == other.until
        }
    }
}
