// SPDX-License-Identifier: Apache-2.0

import Sites
import Survey
import Tickets

extension Citizenry {
    /// Answers to `questionnaire` by question code: mostly content, more so after a rework. One in twelve leaves an
    /// optional question open.
    func answers(
        about ticket: Ticket,
        to questionnaire: Questionnaire,
        using generator: inout SeededGenerator,
    ) -> [String: String] {
        let isContent = generator.happens(in: ticket.passes.isEmpty ? 0.88 : 0.97)
        let wasContacted = ticket.lastPass?.firstContact != nil
        var fields: [String: String] = [:]
        for question in questionnaire.questions {
            if question.required != true, generator.happens(in: 1 / 12) { continue }
            fields[question.code] =
                switch question.asks {
                case .contactedFirst: generator.happens(in: wasContacted ? 0.95 : 0.1) ? "yes" : "no"
                case .resolution: generator.draw(isContent ? Self.goodResults : Self.badResults).rawValue
                case .satisfaction: generator.draw(isContent ? Self.goodGrades : Self.badGrades).rawValue
                case .words: isContent ? "" : "问题没有真正解决，希望重新办理。"
                }
        }
        return fields
    }

    private static let goodResults: Odds<SurveyAnswer.Resolution> = [.resolved: 88, .partly: 12]
    private static let badResults: Odds<SurveyAnswer.Resolution> = [.unresolved: 65, .partly: 35]
    private static let goodGrades: Odds<SurveyAnswer.Satisfaction> = [.verySatisfied: 50, .satisfied: 36, .mostly: 14]
    private static let badGrades: Odds<SurveyAnswer.Satisfaction> = [.dissatisfied: 70, .veryDissatisfied: 30]
}
