// SPDX-License-Identifier: Apache-2.0

/// A line or an area of text: templates `form/text`, `form/area`.
struct TextField: Sendable {
    let name: String
    let label: String
    let hint: String?
    let value: String
    let problem: String?
    /// The ids of hint and problem, for screen readers.
    let describedBy: String?
    let isRequired: Bool
    /// Of an `<input>`.
    let type: String
    let autocomplete: String
    /// Characters, as a browser counts them.
    let limit: Int
    var hasFocus = false
}

/// One of several, all in sight: template `form/radios`.
struct RadioField: Sendable {
    let name: String
    let label: String
    let hint: String?
    let problem: String?
    let isRequired: Bool
    let options: [Option]

    struct Option: Sendable {
        /// The first one has the field's name: there a link to the field leads.
        let id: String
        let name: String
        let value: String
        let label: String
        let hint: String?
        let isChosen: Bool
    }
}

/// One of many: template `form/select`.
struct SelectField: Sendable {
    let name: String
    let label: String
    let hint: String?
    let problem: String?
    let describedBy: String?
    /// What stands first, for no choice; nil where there is always one.
    let none: String?
    let choices: [Choice]
    let groups: [ChoiceGroup]
    var isRequired = false
}

/// Yes, or nothing: template `form/check`.
struct CheckField: Sendable {
    let name: String
    let label: String
    let hint: String?
    let isChosen: Bool
}

/// Everything wrong with a form, each with a link to its field: template `form/problems`.
struct ProblemSummary: Sendable {
    let problems: [Problem]

    struct Problem: Sendable {
        let link: String
        let text: String
    }

    /// - Returns: nil when nothing is wrong.
    init?(_ problems: [(control: String, text: String)]) {
        guard !problems.isEmpty else { return nil }
        self.problems = problems.map { Problem(link: "#\($0.control)", text: $0.text) }
    }
}
