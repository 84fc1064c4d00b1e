// SPDX-License-Identifier: Apache-2.0

/// One field of a command's form, ready to print: template `staff/action-field`. At most one of the controls is there.
struct ActionField: Sendable {
    let id: String
    let name: String
    let label: String
    let isRequired: Bool
    let hint: String?
    let hintID: String
    /// What is wrong with what was sent.
    let problem: String?
    let problemID: String
    /// The ids that screen readers read with the control.
    let describedBy: String?
    /// Shown only while the form's outcome is this one, in browsers that can tell.
    var when: String?
    var line: Line?
    var area: Area?
    /// What may be put into it.
    var phrases: PhrasePick?
    var select: Select?
    var radios: [Pick] = []
    var hasRadios = false
    var checks: [PickGroup] = []
    var hasChecks = false
    /// The words on the folded check boxes.
    var unfold = ""
    var isUnfolded = false

    init(id: String, name: String, label: String, isRequired: Bool, hint: String?, problem: String?) {
        self.id = id
        self.name = name
        self.label = label
        self.isRequired = isRequired
        self.hint = hint
        self.problem = problem
        hintID = "\(id)-hint"
        problemID = "\(id)-problem"
        let ids = [hint.map { [hintID] _ in hintID }, problem.map { [problemID] _ in problemID }].compactMap(\.self)
        describedBy = ids.isEmpty ? nil : ids.joined(separator: " ")
    }

    /// One line of text, or an instant.
    struct Line: Sendable {
        let value: String
        /// The HTML input's type.
        let type: String
    }

    /// Several lines of text.
    struct Area: Sendable {
        let value: String
        let rows: Int
        /// UTF-16 units.
        let limit: Int
        /// Whoever comes back to the page goes on here.
        var isFocused = false
    }

    struct Select: Sendable {
        /// The label of the empty choice; nil where one is always chosen.
        let none: String?
        let choices: [Choice]
        let groups: [ChoiceGroup]
    }

    /// A radio button or a check box.
    struct Pick: Sendable {
        let id: String
        let value: String
        let label: String
        let isChosen: Bool
    }

    struct PickGroup: Sendable {
        let label: String
        let picks: [Pick]
    }
}

extension ActionField {
    func line(_ value: String, type: String = "text") -> ActionField {
        with { $0.line = Line(value: value, type: type) }
    }

    func area(_ value: String, rows: Int, limit: Int = Fields.textLimit) -> ActionField {
        with { $0.area = Area(value: value, rows: rows, limit: limit) }
    }

    func offering(_ phrases: PhrasePick?, isFocused: Bool) -> ActionField {
        with { field in
            field.phrases = phrases
            field.area?.isFocused = isFocused
        }
    }

    func select(none: String?, _ choices: [Choice] = [], groups: [ChoiceGroup] = []) -> ActionField {
        with { $0.select = Select(none: none, choices: choices, groups: groups) }
    }

    func radios(_ choices: [Choice]) -> ActionField {
        with { field in
            field.radios = choices.map(picked)
            field.hasRadios = true
        }
    }

    func checks(_ groups: [ChoiceGroup], unfold: String) -> ActionField {
        with { field in
            field.checks = groups.map { PickGroup(label: $0.label, picks: $0.choices.map(picked)) }
            field.hasChecks = true
            field.unfold = unfold
            field.isUnfolded = field.checks.contains { $0.picks.contains(where: \.isChosen) }
        }
    }

    func shown(when outcome: String) -> ActionField { with { $0.when = outcome } }

    private func picked(_ choice: Choice) -> Pick {
        Pick(id: "\(id)-\(choice.value)", value: choice.value, label: choice.label, isChosen: choice.isChosen)
    }

    private func with(_ change: (inout ActionField) -> Void) -> ActionField {
        var field = self
        change(&field)
        return field
    }
}
