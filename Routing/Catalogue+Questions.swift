// SPDX-License-Identifier: Apache-2.0

package import Tickets

extension Catalogue {
    /// What is asked of those who speak for a matter.
    ///
    /// - Parameters:
    ///   - matter: nil where none was chosen.
    ///   - audience: Who is asked.
    /// - Returns: The questions in their order.
    package func questions(
        of matter: MatterCode?,
        for audience: MatterQuestion.Audience,
    ) -> [MatterQuestion] {
        let all = matter.flatMap { self[$0]?.questions } ?? []
        return all.filter { $0.askedOf ?? audience == audience }
    }

    /// What was said to the questions of a matter, read.
    ///
    /// - Parameters:
    ///   - said: By the questions' codes; what is blank was not answered.
    ///   - matter: nil where none was chosen.
    /// - Returns: nil where nothing was said.
    /// - Throws: `IntakeRefusal` for the first answer that cannot be read, or that answers no question.
    package func answers(_ said: [String: String], to matter: MatterCode?) throws(IntakeRefusal) -> MatterAnswers? {
        let questions = matter.flatMap { self[$0]?.questions } ?? []
        let given = said.filter { !$0.value.isBlank }
        var answers: [MatterAnswer] = []
        for question in questions {
            guard let words = given[question.code.rawValue] else { continue }
            do throws(AnswerFault) {
                answers.append(try question.read(words))
            } catch {
                throw .answer(question: question.code.rawValue, error)
            }
        }
        let known = Set(questions.map(\.code.rawValue))
        if let stray = given.keys.sorted().first(where: { !known.contains($0) }) {
            throw .answer(question: String(stray.prefix(64)), .noSuchQuestion)
        }
        return answers.isEmpty ? nil : MatterAnswers(catalogue: number, answers: answers)
    }
}
