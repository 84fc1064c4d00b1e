// SPDX-License-Identifier: Apache-2.0

package import Tickets

extension Questionnaire {
    /// A question that was answered, and with what, in this version's words.
    package struct Said: Equatable, Sendable {
        package let question: LocalText
        package let answer: LocalText
    }

    /// What `answer` says to each question with choices, in their order; one left open is left out, and free words are
    /// told as they are.
    package func told(_ answer: SurveyAnswer) -> [Said] {
        questions.compactMap { question in
            guard let value = question.asks.value(in: answer) else { return nil }
            let option = question.options?.first { $0.value == value }
            return Said(question: question.text, answer: option?.text ?? LocalText(zh: value, en: value))
        }
    }
}

extension Questionnaire.Meaning {
    /// nil for one left open, and for free words.
    fileprivate func value(in answer: SurveyAnswer) -> String? {
        switch self {
        case .contactedFirst: answer.contactedFirst.map { $0 ? "yes" : "no" }
        case .resolution: answer.resolution?.rawValue
        case .satisfaction: answer.satisfaction?.rawValue
        case .words: nil
        }
    }
}
