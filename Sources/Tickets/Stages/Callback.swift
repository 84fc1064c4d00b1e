// SPDX-License-Identifier: Apache-2.0

/// How an attempt to ask the citizen ended. Nothing counts as satisfied that a citizen did not say (E2).
package enum CallbackOutcome: Codable, Equatable, Sendable {
    case reached(SurveyAnswer)
    case unreachable
    case refused
    case notNeeded(reason: String)
}

/// A citizen's answers, with the questionnaire they were given to. A question not answered is nil, never a default.
package struct SurveyAnswer: Codable, Equatable, Sendable {
    /// Number of the questionnaire document.
    package let questionnaire: Int
    /// 先行联系: did the unit contact you first?
    package let contactedFirst: Bool?
    package let resolution: Resolution?
    package let satisfaction: Satisfaction?
    package let words: String

    package init(
        questionnaire: Int,
        contactedFirst: Bool?,
        resolution: Resolution?,
        satisfaction: Satisfaction?,
        words: String = "",
    ) {
        self.questionnaire = questionnaire
        self.contactedFirst = contactedFirst
        self.resolution = resolution
        self.satisfaction = satisfaction
        self.words = words
    }

    package enum Resolution: String, Codable, CaseIterable, Sendable {
        case resolved, partly, unresolved
    }

    /// Five grades, best first. Source: domain.md 1.13, 好差评.
    package enum Satisfaction: String, Codable, CaseIterable, Sendable {
        case verySatisfied, satisfied, mostly, dissatisfied, veryDissatisfied
    }

    /// Not done or not content: the ticket goes back for rework (Jinan art. 27).
    package var asksForRework: Bool {
        resolution == .unresolved || satisfaction == .dissatisfied || satisfaction == .veryDissatisfied
    }
}

/// Why a ticket needs nothing more.
package enum ClosingReason: String, Codable, CaseIterable, Sendable {
    case surveyed, unreachable, refusedSurvey, surveyNotNeeded, terminated, decided
    /// The applicant did not complete the request in time (政府信息公开条例 art. 30).
    case abandoned
    /// The citizen took the request back (诉求人撤回).
    case withdrawn
}

package struct Closing: Codable, Equatable, Sendable {
    package let reason: ClosingReason
    package let note: String

    package init(reason: ClosingReason, note: String) {
        self.reason = reason
        self.note = note
    }
}
