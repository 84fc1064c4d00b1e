// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// The questions asked after an answer, as data (E2). Source: site document `questionnaire`, domain.md 1.13.
package struct Questionnaire: Equatable, Sendable {
    /// The document's number; an answer keeps the one it was given to.
    package let number: Int
    package let questions: [Question]
    /// Days for which a citizen may answer, 1…365.
    package let validDays: Int
    /// Whom it is put to; nil where everybody is asked.
    package let callback: CallbackPolicy?

    package init(number: Int, questions: [Question], validDays: Int, callback: CallbackPolicy? = nil) {
        self.number = number
        self.questions = questions
        self.validDays = validDays
        self.callback = callback
    }

    /// For how long an invitation holds, and whom the questions are put to.
    package struct Validity: Codable, Equatable, Sendable {
        package let validDays: Int
        package let callback: CallbackPolicy?
    }

    package struct Question: Codable, Equatable, Sendable {
        package let code: String
        /// What the answer means to evaluation.
        package let asks: Meaning
        package let text: LocalText
        /// The choices; empty for free words.
        package let options: [Option]?
        package let required: Bool?
    }

    package enum Meaning: String, Codable, CaseIterable, Sendable {
        case contactedFirst, resolution, satisfaction, words
    }

    package struct Option: Codable, Equatable, Sendable {
        /// `yes`/`no`, or a grade of `SurveyAnswer`.
        package let value: String
        package let text: LocalText
    }

    /// The answers in `fields`, keyed by question code. A question not answered stays nil: silence is no consent.
    ///
    /// - Throws: `SurveyFault` for a choice that the question does not have, or a required one left out.
    package func read(_ fields: [String: String]) throws(SurveyFault) -> SurveyAnswer {
        var values: [Meaning: String] = [:]
        for question in questions {
            let text = fields[question.code]?.trimmed ?? ""
            if text.isEmpty {
                guard question.required != true else { throw .unanswered(question.code) }
                continue
            }
            if let options = question.options, !options.isEmpty, !options.contains(where: { $0.value == text }) {
                throw .noSuchChoice(question.code)
            }
            guard text.utf16.count <= 2_000 else { throw .tooLong(question.code) }
            values[question.asks] = text
        }
        return answer(values)
    }
}

extension Questionnaire {
    /// The answers given by a telephone's keys: the key `n` is the `n`th choice, and only questions with choices are
    /// asked that way, in their order.
    ///
    /// - Parameter keys: By the number of the question as asked, from 1.
    /// - Returns: nil where nothing was answered; a key that is no choice answers nothing.
    package func answer(byKeys keys: [Int: String]) -> SurveyAnswer? {
        let asked = questions.filter { $0.options?.isEmpty == false }
        var values: [Meaning: String] = [:]
        for (number, question) in zip(1..., asked) {
            guard let key = keys[number].flatMap({ Int($0) }), let options = question.options,
                options.indices.contains(key - 1)
            else { continue }
            values[question.asks] = options[key - 1].value
        }
        return values.isEmpty ? nil : answer(values)
    }

    private func answer(_ values: [Meaning: String]) -> SurveyAnswer {
        SurveyAnswer(
            questionnaire: number,
            contactedFirst: values[.contactedFirst].flatMap { ["yes": true, "no": false][$0] },
            resolution: values[.resolution].flatMap(SurveyAnswer.Resolution.init),
            satisfaction: values[.satisfaction].flatMap(SurveyAnswer.Satisfaction.init),
            words: values[.words] ?? "",
        )
    }
}

/// Why answers were not taken; nothing was counted. Carries the question's code.
package enum SurveyFault: Error, Equatable, Sendable {
    case unanswered(String)
    case noSuchChoice(String)
    case tooLong(String)
}
