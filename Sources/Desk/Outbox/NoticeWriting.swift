// SPDX-License-Identifier: Apache-2.0

import Foundation
import Records
import Sites
import Tickets
import WorkCalendar

/// Writes a delivery in the citizen's language, by the city's templates.
struct NoticeWriting {
    let site: Site
    let policy: NoticePolicy
    /// With which links begin.
    let publicURL: URL

    /// What a message speaks of.
    struct Matter {
        let number: TicketNumber
        let queryCode: String
        let language: Language
        /// The secret of the survey's link; nil where there is none.
        let survey: String?
    }

    /// - Returns: nil where the city has no words for it.
    func message(_ delivery: Delivery, on matter: Matter) -> (title: String, text: String)? {
        guard let words = policy.words(of: delivery.subject, by: delivery.channel) else { return nil }
        func filled(_ template: LocalText?) -> String {
            // In one pass: braces in what somebody wrote are no placeholders.
            (template?[matter.language] ?? "").replacing(/\{([a-z]+)\}/) { match in
                NoticePolicy.Placeholder(rawValue: String(match.1)).map { value($0, delivery, matter) }
                    ?? String(match.0)
            }
        }
        return (filled(words.title), filled(words.text))
    }

    private func value(_ placeholder: NoticePolicy.Placeholder, _ delivery: Delivery, _ matter: Matter) -> String {
        switch placeholder {
        case .city: site.profile.name[matter.language]
        case .hotline: site.profile.hotline
        case .number: matter.number.rawValue
        case .code: matter.queryCode
        case .text: delivery.text
        case .due: due(delivery)
        case .link: publicURL.appending(path: "follow").absoluteString
        case .survey: matter.survey.map { publicURL.appending(path: "rate/\($0)").absoluteString } ?? ""
        }
    }

    /// The new date, where an extension is told: `2026-03-05 18:00` on the city's clock.
    private func due(_ delivery: Delivery) -> String {
        guard delivery.subject == .extended, let instant = InstantText.instant(delivery.text) else { return "" }
        let style = Date.VerbatimFormatStyle(
            format:
                "\(year: .defaultDigits)-\(month: .twoDigits)-\(day: .twoDigits) \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits)",
            timeZone: site.timeZone,
            calendar: Calendar(identifier: .gregorian),
        )
        return instant.formatted(style)
    }
}
