// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Survey
package import Tickets
import WorkCalendar

/// What citizens are sent by gateways, in which words, and when their telephones stay silent (K3). Source: site document
/// `notices`.
package struct NoticePolicy: Codable, Equatable, Sendable {
    package let quietHours: QuietHours?
    /// After how many hours a message that could not be sent is of no use any more, 1…720.
    package let validHours: Int
    /// Text messages to one number within 24 hours, 1…1,000; more wait.
    package let perNumberADay: Int
    /// How the country's numbers begin that take text messages, behind the calling code; nil for all.
    package let mobilePrefixes: [String]?
    /// Whether numbers of other countries are texted; no when left out.
    package let foreignNumbers: Bool?
    /// Minutes after the answer at which the survey goes, 0…1,440; at once when left out.
    package let surveyAfterMinutes: Int?
    package let templates: [Template]
    /// The text messages that answer a survey; nil where none does.
    package let grades: [Grade]?

    /// A stretch of each day, `HH:MM` on the site's clock; over midnight where it ends before it begins.
    package struct QuietHours: Codable, Equatable, Sendable {
        package let from: String
        package let until: String
    }

    /// The words for one subject; a channel without words is not used for it.
    package struct Template: Codable, Equatable, Sendable {
        package let subject: NoticeSubject
        package let sms: LocalText?
        /// The heading of the mail and of the letter.
        package let title: LocalText?
        package let mail: LocalText?
        /// On paper, under the office's head.
        package let letter: LocalText?
    }

    /// A word or digit that a citizen answers a survey with, and what it says.
    package struct Grade: Codable, Equatable, Sendable {
        /// Compared without case, white space and punctuation.
        package let words: [String]
        package let resolution: SurveyAnswer.Resolution
        package let satisfaction: SurveyAnswer.Satisfaction
    }

    /// What a template may speak of, written `{number}`.
    package enum Placeholder: String, CaseIterable, Sendable {
        case city, hotline, number, code, text, due, link, survey
    }
}

extension NoticePolicy {
    /// The words for `subject` by `channel`; nil where it is not sent that way.
    package func words(of subject: NoticeSubject, by channel: Channel) -> (title: LocalText?, text: LocalText)? {
        guard let template = templates.first(where: { $0.subject == subject }) else { return nil }
        switch channel {
        case .sms: return template.sms.map { (nil, $0) }
        case .mail: return template.mail.map { (template.title, $0) }
        case .letter: return template.letter.map { (template.title, $0) }
        default: return nil
        }
    }

    /// When a message by `channel` may go at the earliest: `instant`, or the end of the quiet hours in which it lies.
    package func earliest(_ channel: Channel, at instant: Date, in zone: TimeZone) -> Date {
        guard channel == .sms, let quiet = quietHours, let from = ClockTime(quiet.from)?.seconds,
            let until = ClockTime(quiet.until)?.seconds
        else { return instant }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let midnight = calendar.startOfDay(for: instant)
        let second = Int(instant.timeIntervalSince(midnight))
        let isQuiet = from <= until ? (from..<until).contains(second) : second >= from || second < until
        guard isQuiet else { return instant }
        let isTomorrow = second >= until
        let day = isTomorrow ? calendar.date(byAdding: .day, value: 1, to: midnight) ?? midnight : midnight
        return calendar.date(bySettingHour: until / 3_600, minute: until / 60 % 60, second: 0, of: day) ?? instant
    }
}

extension NoticePolicy {
    /// What a text message says as an answer to the survey; nil for other words.
    package func grade(_ text: String, on questionnaire: Questionnaire) -> SurveyAnswer? {
        let said = text.essence
        guard !said.isEmpty, let grade = grades?.first(where: { $0.words.contains { $0.essence == said } }) else {
            return nil
        }
        return SurveyAnswer(
            questionnaire: questionnaire.number,
            contactedFirst: nil,
            resolution: grade.resolution,
            satisfaction: grade.satisfaction,
            words: "",
        )
    }
}

extension String {
    /// Its letters and digits, as one: full-width ones are the same, and so are capitals.
    var essence: String {
        precomposedStringWithCompatibilityMapping.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}

extension LocalText {
    /// The names in braces that a text has.
    var placeholders: Set<String> {
        Set([zh, en].flatMap { $0.matches(of: /\{([^{}]*)\}/).map { String($0.1) } })
    }
}
