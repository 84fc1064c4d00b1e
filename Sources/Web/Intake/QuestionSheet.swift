// SPDX-License-Identifier: Apache-2.0

import Routing
import Tickets

/// What a form asks about its matter, and what was said to it.
struct QuestionSheet: Sendable {
    let questions: [MatterQuestion]
    private let form: Form
    private let matter: String
    private let audience: MatterQuestion.Audience

    init(_ form: Form, _ catalogue: Catalogue, for audience: MatterQuestion.Audience) {
        self.form = form
        self.audience = audience
        matter = form["matter"].trimmed
        questions = catalogue.questions(of: MatterCode(matter), for: audience)
    }

    /// Whoever sent the form had the questions before them.
    var wasAsked: Bool { questions.isEmpty || form[QuestionsPart.askedField] == matter }

    /// Every answer that cannot be read, and every one that a citizen still owes; none before they were asked.
    var refusals: [IntakeRefusal] {
        guard wasAsked else { return [] }
        return questions.compactMap { question in
            fault(of: question).map { .answer(question: question.code.rawValue, $0) }
        }
    }

    /// Those whose answers can be read, or were not given.
    var readable: [MatterQuestion] { questions.filter { fault(of: $0) == nil } }

    /// What was said to the others, each with its question: for the words of a request that must not wait.
    func unreadable(in language: Language) -> [String] {
        questions.filter { fault(of: $0) != nil }.map { "\($0.text[language])：\(form[$0.control].trimmed)" }
    }

    func part(problems: [(control: String, text: String)], _ wording: Wording) -> QuestionsPart {
        QuestionsPart(questions, of: matter, form: form, problems: problems, wording)
    }

    private func fault(of question: MatterQuestion) -> AnswerFault? {
        let said = form[question.control]
        guard !said.isBlank else { return audience == .citizens && question.required == true ? .missing : nil }
        do throws(AnswerFault) {
            _ = try question.read(said)
            return nil
        } catch {
            return error
        }
    }
}
