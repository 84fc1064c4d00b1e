// SPDX-License-Identifier: Apache-2.0

import WorkCalendar

/// What the office must know of a matter before it can act, asked on the form once the matter is chosen (A4).
/// Source: site document `catalogue`.
package struct MatterQuestion: Codable, Equatable, Sendable {
    package let code: Code<MatterQuestion>
    package let text: LocalText
    package let hint: LocalText?
    package let asks: Sort
    /// The choices, and only of `choice`.
    package let options: [Option]?
    /// On the citizens' form; an agent may leave it open, and so may a program.
    package let required: Bool?
    /// nil: of everybody.
    package let askedOf: Audience?

    package enum Sort: String, Codable, CaseIterable, Sendable {
        /// Free words, at most `textLimit` UTF-16 units.
        case text
        case choice
        /// Digits with at most one point, at most twelve characters.
        case number
        /// A day, `2026-01-05`.
        case day
    }

    package enum Audience: String, Codable, CaseIterable, Sendable {
        case citizens, agents
    }

    package struct Option: Codable, Equatable, Sendable {
        package let value: Code<MatterQuestion>
        package let text: LocalText
    }

    package static let textLimit = 500

    /// What was said, as the ticket keeps it.
    ///
    /// - Parameter said: Not blank.
    /// - Returns: The answer with the words of the question, so that it stays readable whatever becomes of the catalogue.
    /// - Throws: What is wrong with it.
    package func read(_ said: String) throws(AnswerFault) -> MatterAnswer {
        let said = said.trimmed
        guard said.utf16.count <= Self.textLimit else { throw .tooLong(limit: Self.textLimit) }
        var chosen: LocalText?
        switch asks {
        case .text:
            guard !said.utf8.contains(0) else { throw .unreadable }
        case .choice:
            guard let option = options?.first(where: { $0.value.rawValue == said }) else { throw .noSuchChoice }
            chosen = option.text
        case .number:
            guard said.isPlainNumber else { throw .noNumber }
        case .day:
            guard Day(said) != nil else { throw .noDay }
        }
        return MatterAnswer(question: code, asked: text, answer: said, chosen: chosen)
    }
}

/// What was said to one question.
package struct MatterAnswer: Codable, Equatable, Sendable {
    package let question: Code<MatterQuestion>
    /// As it was asked.
    package let asked: LocalText
    /// As it was said; of a choice, its code.
    package let answer: String
    /// The words of the choice.
    package let chosen: LocalText?

    package init(question: Code<MatterQuestion>, asked: LocalText, answer: String, chosen: LocalText?) {
        self.question = question
        self.asked = asked
        self.answer = answer
        self.chosen = chosen
    }

    /// The answer in words.
    package subscript(language: Language) -> String { chosen?[language] ?? answer }
}

/// The answers to the questions of a matter, and the catalogue that asked them.
package struct MatterAnswers: Codable, Equatable, Sendable {
    /// The document's number.
    package let catalogue: Int
    /// In the order of the questions; never empty.
    package let answers: [MatterAnswer]

    package init(catalogue: Int, answers: [MatterAnswer]) {
        self.catalogue = catalogue
        self.answers = answers
    }
}

/// What is wrong with the answer to a question of the matter.
package enum AnswerFault: Error, Equatable, Sendable {
    /// A citizen must answer it.
    case missing
    /// - Parameter limit: UTF-16 units.
    case tooLong(limit: Int)
    case noNumber
    case noDay
    case noSuchChoice
    case unreadable
    /// The matter has no such question.
    case noSuchQuestion
}

extension String {
    fileprivate var isPlainNumber: Bool {
        let parts = split(separator: ".", omittingEmptySubsequences: false)
        return utf8.count <= 12 && parts.count <= 2
            && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }
    }
}
