// SPDX-License-Identifier: Apache-2.0

import Routing
import Tickets
import WorkCalendar

/// What a change of the catalogue makes of one entry, field by field: template `staff/site-entries`.
struct EntryChange: Sendable {
    let code: String
    let name: String
    /// New, changed or removed.
    let kind: String
    let fields: [FieldLine]

    struct FieldLine: Sendable {
        let field: String
        let before: String
        let after: String
    }

    init(_ change: CatalogueChange, _ wording: Wording) {
        code = change.code.rawValue
        name = (change.after ?? change.before)?.name[wording.language] ?? ""
        let key = change.before == nil ? "added" : change.after == nil ? "removed" : "changed"
        kind = wording.text("siteCatalogue.change.\(key)")
        let whole = change.after ?? change.before
        let said = CatalogueChange.Field.allCases.filter { whole.map($0.says) ?? false }
        fields = (change.fields.isEmpty ? said : change.fields).map { field in
            FieldLine(
                field: wording.text("siteCatalogue.field.\(field.rawValue)"),
                before: change.before.map { wording.words(of: $0, field) } ?? "—",
                after: change.after.map { wording.words(of: $0, field) } ?? "—",
            )
        }
    }

    static func all(from old: Catalogue, to new: Catalogue, _ wording: Wording) -> [EntryChange] {
        old.changes(to: new).map { EntryChange($0, wording) }
    }
}

extension CatalogueChange.Field {
    /// Whether an entry says anything about it.
    fileprivate func says(_ entry: Catalogue.Entry) -> Bool {
        switch self {
        case .name: true
        case .parent: entry.parent != nil
        case .lead: entry.lead != nil
        case .coUnits: entry.coUnits != nil
        case .deadlineClass: entry.deadlineClass != nil
        case .words: entry.words != nil
        case .basis: entry.basis != nil
        case .questions: entry.questions != nil
        case .from: entry.from != nil
        case .until: entry.until != nil
        }
    }
}

extension Wording {
    /// What an entry says in one of its fields; a dash for nothing.
    func words(of entry: Catalogue.Entry, _ field: CatalogueChange.Field) -> String {
        let text: String? =
            switch field {
            case .name: "\(entry.name.zh) · \(entry.name.en)"
            case .parent: entry.parent.map(matter)
            case .lead: entry.lead.map(lead)
            case .coUnits: entry.coUnits.map(units)
            case .deadlineClass: entry.deadlineClass
            case .words: entry.words.map(list)
            case .basis: entry.basis
            case .questions: entry.questions.map { questions in list(questions.map { $0.text[language] }) }
            case .from: entry.from?.description
            case .until: entry.until?.description
            }
        return text ?? "—"
    }

    /// Who leads, in words.
    func lead(_ lead: Catalogue.Lead) -> String {
        switch lead {
        case .unit(let unit): return self.unit(unit)
        case .districtOfPlace: return text("siteCatalogue.district")
        case .byArea(let table):
            let named = table.units.sorted { $0.key < $1.key }.map { area, unit in
                text("siteCatalogue.inArea", ["area": self.area(area), "unit": self.unit(unit)])
            }
            let rest = table.otherwise.map(unit) ?? text("siteCatalogue.district")
            return list(named + [text("siteCatalogue.elsewhere", ["unit": rest])])
        }
    }

    /// The days on which a matter is in force; nil for always.
    func term(_ term: Catalogue.Term) -> String? {
        switch (term.from, term.until) {
        case (nil, nil): nil
        case (let from?, nil): text("siteCatalogue.since", ["from": from.description])
        case (nil, let until?): text("siteCatalogue.through", ["until": until.description])
        case (let from?, let until?): "\(from) – \(until)"
        }
    }
}
