// SPDX-License-Identifier: Apache-2.0

import Routing
import TestKit
import Testing
import Tickets

/// What a matter asks, and what is taken for an answer (A4).
struct QuestionTests {
    private static let matter = MatterCode("water.outage")!

    private static func catalogue() throws -> Catalogue {
        Catalogue(
            number: 4,
            entries: try document(
                #"""
                [{"code": "water.outage", "name": {"zh": "停水", "en": "Outage"}, "lead": "water", "questions": [
                  {"code": "since", "text": {"zh": "哪天起", "en": "Since"}, "asks": "day", "required": true},
                  {"code": "extent", "text": {"zh": "范围", "en": "Extent"}, "asks": "choice", "options": [
                    {"value": "home", "text": {"zh": "我家", "en": "Home"}},
                    {"value": "estate", "text": {"zh": "小区", "en": "Estate"}}]},
                  {"code": "homes", "text": {"zh": "几户", "en": "Homes"}, "asks": "number", "askedOf": "agents"},
                  {"code": "notes", "text": {"zh": "其他", "en": "Else"}, "asks": "text"}]}]
                """#
            ),
        )
    }

    @Test func `answers are kept with the words of their questions, in order, and with the catalogue`() throws {
        let catalogue = try Self.catalogue()

        let answers = try catalogue.answers(
            ["notes": " 整夜 ", "extent": "estate", "since": "2026-03-01", "homes": "12.5"],
            to: Self.matter,
        )

        #expect(answers?.catalogue == 4)
        #expect(answers?.answers.map(\.question.rawValue) == ["since", "extent", "homes", "notes"])
        #expect(answers?.answers.map { $0[.zh] } == ["2026-03-01", "小区", "12.5", "整夜"])
        #expect(answers?.answers[1].asked.en == "Extent" && answers?.answers[1].answer == "estate")
    }

    @Test func `what is left out is no answer, and nothing said is nothing kept`() throws {
        #expect(try Self.catalogue().answers(["since": "  "], to: Self.matter) == nil)
        #expect(try Self.catalogue().answers([:], to: nil) == nil)
    }

    @Test(arguments: [
        ("since", "昨天", AnswerFault.noDay), ("since", "2026-02-30", .noDay), ("extent", "city", .noSuchChoice),
        ("homes", "很多", .noNumber), ("homes", "-3", .noNumber), ("homes", "1e9", .noNumber),
        ("notes", String(repeating: "长", count: 501), .tooLong(limit: 500)), ("notes", "a\0b", .unreadable),
        ("colour", "red", .noSuchQuestion),
    ])
    func `what cannot be an answer is refused by its question`(code: String, said: String, fault: AnswerFault) throws {
        let catalogue = try Self.catalogue()

        #expect(throws: IntakeRefusal.answer(question: code, fault)) {
            try catalogue.answers([code: said], to: Self.matter)
        }
    }

    @Test func `each is asked what is for them`() throws {
        let catalogue = try Self.catalogue()

        #expect(
            catalogue.questions(of: Self.matter, for: .citizens).map(\.code.rawValue) == ["since", "extent", "notes"]
        )
        #expect(catalogue.questions(of: Self.matter, for: .agents).count == 4)
        #expect(catalogue.questions(of: nil, for: .agents).isEmpty)
    }
}
