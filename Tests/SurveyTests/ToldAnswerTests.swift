// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing
import Tickets

@testable import Survey

/// An answer is told in the words of the version that it was given to (E2).
struct ToldAnswerTests {
    private static func questionnaire(_ number: Int, asking text: String, _ word: String) -> Questionnaire {
        let options = SurveyAnswer.Satisfaction.allCases.map {
            Questionnaire.Option(value: $0.rawValue, text: LocalText(zh: "\(word)·\($0.rawValue)", en: $0.rawValue))
        }
        let question = Questionnaire.Question(
            code: "q",
            asks: .satisfaction,
            text: LocalText(zh: text, en: text),
            options: options,
            required: true,
        )
        return Questionnaire(number: number, questions: [question], validDays: 15)
    }

    @Test func `each version has words of its own`() {
        let answer = SurveyAnswer.sample(satisfaction: .satisfied)

        let told = [Self.questionnaire(1, asking: "满意吗？", "旧"), Self.questionnaire(2, asking: "评价如何？", "新")]
            .map { $0.told(answer).map { [$0.question.zh, $0.answer.zh] } }

        #expect(told == [[["满意吗？", "旧·satisfied"]], [["评价如何？", "新·satisfied"]]])
    }

    @Test func `a question left open is not told`() {
        #expect(Self.questionnaire(1, asking: "满意吗？", "旧").told(.sample(satisfaction: nil)).isEmpty)
    }
}
