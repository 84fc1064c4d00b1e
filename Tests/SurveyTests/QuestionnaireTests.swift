// SPDX-License-Identifier: Apache-2.0

import Foundation
import Survey
import TestKit
import Testing
import Tickets

/// What a citizen said, and nothing that a citizen did not say (E2).
struct QuestionnaireTests {
    private let questionnaire: Questionnaire

    init() throws {
        let text = #""text": {"zh": "问题", "en": "Question"}"#
        func options(_ values: [String]) -> String {
            let all = values.map { #"{"value": "\#($0)", \#(text)}"# }
            return #""options": [\#(all.joined(separator: ","))]"#
        }
        let questions = """
            [{"code": "first", "asks": "contactedFirst", \(text), \(options(["yes", "no"]))},
             {"code": "done", "asks": "resolution", \(text), \(options(["resolved", "partly", "unresolved"]))},
             {"code": "content", "asks": "satisfaction", \(text), "required": true,
              \(options(["verySatisfied", "satisfied", "mostly", "dissatisfied", "veryDissatisfied"]))},
             {"code": "words", "asks": "words", \(text)}]
            """
        questionnaire = Questionnaire(
            number: 2,
            questions: try JSONDecoder().decode([Questionnaire.Question].self, from: Data(questions.utf8)),
            validDays: 15,
        )
    }

    @Test func `every question answered is an answer`() throws {
        let answer = try questionnaire.read(
            ["first": "no", "done": "partly", "content": "dissatisfied", "words": " 还有一半没修 "]
        )

        #expect(
            answer
                == SurveyAnswer(
                    questionnaire: 2,
                    contactedFirst: false,
                    resolution: .partly,
                    satisfaction: .dissatisfied,
                    words: "还有一半没修",
                )
        )
    }

    @Test func `a question left open stays open`() throws {
        let answer = try questionnaire.read(["content": "satisfied", "done": " ", "words": ""])

        #expect(answer.contactedFirst == nil)
        #expect(answer.resolution == nil)
        #expect(answer.words.isEmpty)
    }

    @Test(arguments: [[:], ["content": ""], ["content": " \n"], ["done": "resolved"]])
    func `a required question must be answered`(fields: [String: String]) {
        #expect(throws: SurveyFault.unanswered("content")) { try questionnaire.read(fields) }
    }

    @Test(arguments: [("content", "great"), ("done", "yes"), ("first", "maybe"), ("content", "Satisfied")])
    func `only a choice that was offered can be made`(code: String, value: String) {
        var fields = ["content": "satisfied"]
        fields[code] = value

        #expect(throws: SurveyFault.noSuchChoice(code)) { try questionnaire.read(fields) }
    }

    @Test func `words have their length`() {
        let longest = String(repeating: "长", count: 2_000)

        #expect(throws: Never.self) { try questionnaire.read(["content": "satisfied", "words": longest]) }
        #expect(throws: SurveyFault.tooLong("words")) {
            try questionnaire.read(["content": "satisfied", "words": longest + "长"])
        }
    }

    @Test func `fields that are no questions are of no interest`() throws {
        let answer = try questionnaire.read(["content": "mostly", "csrf": "x", "satisfaction": "verySatisfied"])

        #expect(answer.satisfaction == .mostly)
    }

    @Test func `a yes or no that the site offers without choices counts only as yes or no`() throws {
        let free = Questionnaire(
            number: 1,
            questions: [
                try JSONDecoder().decode(
                    Questionnaire.Question.self,
                    from: Data(#"{"code": "q", "asks": "contactedFirst", "text": {"zh": "问", "en": "Q"}}"#.utf8),
                )
            ],
            validDays: 15,
        )

        #expect(try free.read(["q": "yes"]).contactedFirst == true)
        #expect(try free.read(["q": "no"]).contactedFirst == false)
        #expect(try free.read(["q": "不记得"]).contactedFirst == nil)
    }

    @Test(arguments: [
        (SurveyAnswer.sample(), false), (.sample(satisfaction: .mostly), false), (.sample(resolution: .partly), false),
        (.sample(contactedFirst: nil, resolution: nil, satisfaction: nil), false),
        (.sample(contactedFirst: false), false), (.sample(resolution: .unresolved), true),
        (.sample(satisfaction: .dissatisfied), true), (.sample(satisfaction: .veryDissatisfied), true),
    ])
    func `only a citizen who says so sends a ticket back`(answer: SurveyAnswer, asksForRework: Bool) {
        #expect(answer.asksForRework == asksForRework)
    }
}
