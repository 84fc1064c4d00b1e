// SPDX-License-Identifier: Apache-2.0

/// Makes a form's fields: labels and hints from the texts `<area>.<name>` and `<area>.<name>Hint`, values and problems
/// from what was sent before.
struct FieldMaker {
    /// The texts' key.
    let area: String
    let form: Form
    /// By field.
    let problems: [String: String]
    let wording: Wording

    init(_ area: String, form: Form, problems: [(control: String, text: String)], _ wording: Wording) {
        self.area = area
        self.form = form
        self.problems = Dictionary(problems.map { ($0.control, $0.text) }, uniquingKeysWith: { first, _ in first })
        self.wording = wording
    }

    func text(
        _ name: String,
        type: String = "text",
        autocomplete: String = "off",
        limit: Int,
        isRequired: Bool = false,
    ) -> TextField {
        TextField(
            name: name,
            label: label(name),
            hint: hint(name),
            value: form[name],
            problem: problems[name],
            describedBy: describedBy(name),
            isRequired: isRequired,
            type: type,
            autocomplete: autocomplete,
            limit: limit,
        )
    }

    /// One of `options`, each with its value, label and hint.
    func radios(
        _ name: String,
        isRequired: Bool = false,
        _ options: [(value: String, label: String, hint: String?)],
    ) -> RadioField {
        RadioField(
            name: name,
            label: label(name),
            hint: hint(name),
            problem: problems[name],
            isRequired: isRequired,
            options: options.enumerated().map { index, option in
                RadioField.Option(
                    id: index == 0 ? name : "\(name)-\(index)",
                    name: name,
                    value: option.value,
                    label: option.label,
                    hint: option.hint,
                    isChosen: form[name] == option.value,
                )
            },
        )
    }

    func select(_ name: String, none: String? = nil, _ choices: [Choice], groups: [ChoiceGroup] = []) -> SelectField {
        SelectField(
            name: name,
            label: label(name),
            hint: hint(name),
            problem: problems[name],
            describedBy: describedBy(name),
            none: none.map { wording.text("\(area).\($0)") },
            choices: choices,
            groups: groups,
        )
    }

    func check(_ name: String) -> CheckField {
        CheckField(name: name, label: label(name), hint: hint(name), isChosen: form.has(name))
    }

    private func label(_ name: String) -> String { wording.text("\(area).\(name)") }

    private func hint(_ name: String) -> String? { wording.book.find("\(area).\(name)Hint") }

    private func describedBy(_ name: String) -> String? {
        let ids = [hint(name).map { _ in "\(name)-hint" }, problems[name].map { _ in "\(name)-problem" }]
        let known = ids.compactMap(\.self)
        return known.isEmpty ? nil : known.joined(separator: " ")
    }
}
