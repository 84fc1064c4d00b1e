// SPDX-License-Identifier: Apache-2.0

import Routing
import Tickets

/// The questions of the matter that a form has chosen: template `form/questions`.
struct QuestionsPart: Sendable {
    /// Sent with the form: the questions of this matter were asked.
    static let askedField = "asked"

    let matter: String
    let questions: [QuestionField]
    let hasQuestions: Bool

    init(
        _ questions: [MatterQuestion],
        of matter: String,
        form: Form,
        problems: [(control: String, text: String)],
        _ wording: Wording,
    ) {
        self.matter = matter
        let problems = Dictionary(problems.map { ($0.control, $0.text) }, uniquingKeysWith: { first, _ in first })
        self.questions = questions.map { QuestionField($0, form, problem: problems[$0.control], wording) }
        hasQuestions = !questions.isEmpty
    }
}

/// One of them, with the field that suits it.
struct QuestionField: Sendable {
    let radios: RadioField?
    let select: SelectField?
    let words: TextField?

    /// So many choices fit in sight.
    private static let mostRadios = 5

    init(_ question: MatterQuestion, _ form: Form, problem: String?, _ wording: Wording) {
        let options = question.options ?? []
        let isShort = options.count <= Self.mostRadios
        words = question.asks == .choice ? nil : TextField(question, form, problem: problem, wording)
        radios = question.asks == .choice && isShort ? RadioField(question, form, problem: problem, wording) : nil
        select = question.asks == .choice && !isShort ? SelectField(question, form, problem: problem, wording) : nil
    }
}

extension MatterQuestion {
    /// The name of its field in a form.
    var control: String { IntakeDraft.answerPrefix + code.rawValue }

    fileprivate func describedBy(problem: String?) -> String? {
        let ids = [hint.map { _ in "\(control)-hint" }, problem.map { _ in "\(control)-problem" }].compactMap(\.self)
        return ids.isEmpty ? nil : ids.joined(separator: " ")
    }
}

extension TextField {
    fileprivate init(_ question: MatterQuestion, _ form: Form, problem: String?, _ wording: Wording) {
        self.init(
            name: question.control,
            label: question.text[wording.language],
            hint: question.hint?[wording.language],
            value: form[question.control],
            problem: problem,
            describedBy: question.describedBy(problem: problem),
            isRequired: question.required == true,
            type: question.asks == .day ? "date" : "text",
            autocomplete: "off",
            limit: MatterQuestion.textLimit,
        )
    }
}

extension RadioField {
    fileprivate init(_ question: MatterQuestion, _ form: Form, problem: String?, _ wording: Wording) {
        self.init(
            name: question.control,
            label: question.text[wording.language],
            hint: question.hint?[wording.language],
            problem: problem,
            isRequired: question.required == true,
            options: (question.options ?? []).enumerated().map { index, option in
                Option(
                    id: index == 0 ? question.control : "\(question.control)-\(index)",
                    name: question.control,
                    value: option.value.rawValue,
                    label: option.text[wording.language],
                    hint: nil,
                    isChosen: form[question.control] == option.value.rawValue,
                )
            },
        )
    }
}

extension SelectField {
    fileprivate init(_ question: MatterQuestion, _ form: Form, problem: String?, _ wording: Wording) {
        self.init(
            name: question.control,
            label: question.text[wording.language],
            hint: question.hint?[wording.language],
            problem: problem,
            describedBy: question.describedBy(problem: problem),
            none: wording.text("fields.choose"),
            choices: (question.options ?? []).map { option in
                let value = option.value.rawValue
                return Choice(value, option.text[wording.language], isChosen: form[question.control] == value)
            },
            groups: [],
            isRequired: question.required == true,
        )
    }
}
