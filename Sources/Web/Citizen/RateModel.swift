// SPDX-License-Identifier: Apache-2.0

import Survey
import Tickets

/// The site's questionnaire about one answer.
struct RateModel: PageModel {
    let title: String
    let action: String
    let number: String
    /// The questionnaire's, so that an answer is read in the words it was given to.
    let version: Int
    let unit: String
    let reply: String?
    let problems: ProblemSummary?
    let questions: [Question]

    /// A question with choices or one for free words.
    struct Question: Sendable {
        let radios: RadioField?
        let words: TextField?
    }

    /// - Parameters:
    ///   - questionnaire: The site's.
    ///   - ticket: Whose answer is rated.
    ///   - token: The link's.
    ///   - form: What was sent before, if anything.
    ///   - fault: What was wrong with it.
    ///   - wording: The reader's.
    init(
        _ questionnaire: Questionnaire,
        about ticket: Ticket,
        token: String,
        sent form: Form,
        fault: SurveyFault?,
        _ wording: Wording,
    ) {
        title = wording.text("rating.title")
        action = SiteURL.rate(token: token).path
        number = ticket.number.rawValue
        version = questionnaire.number
        unit = ticket.lastPass.map { wording.unit($0.unit) } ?? wording.text("progress.centre")
        reply = ticket.reply
        let problems = fault.map { questionnaire.problems(with: form, fault: $0, wording) } ?? [:]
        questions = questionnaire.questions.map { Question($0, form, problem: problems[$0.code], wording) }
        self.problems = ProblemSummary(
            questionnaire.questions.compactMap { question in
                problems[question.code].map { (question.code, "\(question.text[wording.language]) \($0)") }
            }
        )
    }
}

extension RateModel.Question {
    init(_ question: Questionnaire.Question, _ form: Form, problem: String?, _ wording: Wording) {
        let label = question.text[wording.language]
        let options = question.options ?? []
        guard options.isEmpty else {
            let maker = FieldMaker("rating", form: form, problems: [], wording)
            radios = maker.question(question, options: options, problem: problem)
            words = nil
            return
        }
        radios = nil
        words = TextField(
            name: question.code,
            label: label,
            hint: wording.text("rating.wordsHint"),
            value: form[question.code],
            problem: problem,
            describedBy: "\(question.code)-hint",
            isRequired: question.required == true,
            type: "text",
            autocomplete: "off",
            limit: 2_000,
        )
    }
}

extension FieldMaker {
    fileprivate func question(
        _ question: Questionnaire.Question,
        options: [Questionnaire.Option],
        problem: String?,
    ) -> RadioField {
        RadioField(
            name: question.code,
            label: question.text[wording.language],
            hint: nil,
            problem: problem,
            isRequired: question.required == true,
            options: options.enumerated().map { index, option in
                RadioField.Option(
                    id: index == 0 ? question.code : "\(question.code)-\(index)",
                    name: question.code,
                    value: option.value,
                    label: option.text[wording.language],
                    hint: nil,
                    isChosen: form[question.code] == option.value,
                )
            },
        )
    }
}

extension Questionnaire {
    /// What is wrong by question: what was refused, and every other required question that was left out.
    fileprivate func problems(with form: Form, fault: SurveyFault, _ wording: Wording) -> [String: String] {
        var problems: [String: String] = [:]
        for question in questions where question.required == true && form[question.code].isBlank {
            problems[question.code] = wording.text("rating.unanswered")
        }
        problems[fault.question] = wording.text("rating.\(fault.name)")
        return problems
    }
}

extension SurveyFault {
    /// The case's name: the key of its sentence.
    fileprivate var name: String {
        switch self {
        case .unanswered: "unanswered"
        case .noSuchChoice: "noSuchChoice"
        case .tooLong: "tooLong"
        }
    }

    /// The code of the question.
    fileprivate var question: String {
        switch self {
        case .unanswered(let code), .noSuchChoice(let code), .tooLong(let code): code
        }
    }
}
