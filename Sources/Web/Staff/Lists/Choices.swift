// SPDX-License-Identifier: Apache-2.0

import Routing
import Sites
import Tickets
import WorkCalendar

/// A choice of a select: template `staff/options`.
struct Choice: Sendable {
    let value: String
    let label: String
    let isChosen: Bool

    init(_ value: String, _ label: String, isChosen: Bool = false) {
        self.value = value
        self.label = label
        self.isChosen = isChosen
    }
}

extension Choice: TemplateFields {
    var fields: [String: Any] { ["value": value, "label": label, "isChosen": isChosen] }
}

/// Choices under one heading.
struct ChoiceGroup: Sendable {
    let label: String
    let choices: [Choice]
}

extension [Choice] {
    /// Every value of a vocabulary in its own order.
    init<Value: Worded & CaseIterable & RawRepresentable>(
        of values: some Sequence<Value>,
        chosen: String,
        _ wording: Wording,
    ) where Value.RawValue == String {
        self = values.map { Choice($0.rawValue, wording.word($0), isChosen: $0.rawValue == chosen) }
    }
}

extension [Choice] {
    /// The site's old lines, in the order of its registry.
    init(lines site: Site, chosen: String, _ wording: Wording) {
        self = (site.intake?.lines ?? []).map { line in
            Choice(line.code.rawValue, wording.line(line.code, of: site), isChosen: line.code.rawValue == chosen)
        }
    }
}

extension [ChoiceGroup] {
    /// All units, level by level, but those that may not be chosen; `chosen` are the codes of those that are.
    init(
        units organisation: Organisation,
        excluding excluded: Set<UnitCode> = [],
        chosen: Set<String>,
        _ wording: Wording,
    ) {
        self = Department.Level.allCases.compactMap { level in
            let units = organisation.departments.filter { $0.level == level && !excluded.contains($0.code) }
            guard !units.isEmpty else { return nil }
            return ChoiceGroup(
                label: wording.word(level),
                choices: units.map {
                    Choice($0.code.rawValue, $0.name[wording.language], isChosen: chosen.contains($0.code.rawValue))
                },
            )
        }
    }

    /// The leaves of the catalogue, each under what it lies in.
    ///
    /// - Parameters:
    ///   - catalogue: That of the site.
    ///   - day: Only those that a request filed on it may be about, and the chosen one; nil for all.
    ///   - chosen: The code of the chosen one.
    ///   - wording: For whom.
    init(matters catalogue: Catalogue, on day: Day? = nil, chosen: String, _ wording: Wording) {
        var groups: [(label: String, choices: [Choice])] = []
        for leaf in catalogue.leaves where catalogue.offers(leaf.code, on: day) || leaf.code.rawValue == chosen {
            let label = catalogue.path(of: leaf.code).dropFirst().reversed().map { $0.name[wording.language] }
                .joined(separator: " › ")
            let code = leaf.code.rawValue
            let choice = Choice(code, leaf.name[wording.language], isChosen: code == chosen)
            if groups.last?.label == label {
                groups[groups.count - 1].choices.append(choice)
            } else {
                groups.append((label, [choice]))
            }
        }
        self = groups.map { ChoiceGroup(label: $0.label, choices: $0.choices) }
    }
}
