// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import WorkCalendar

/// One call or ticket that was drawn and is inspected (质检, S5): what inspectors found, and what its agent says to it.
///
/// It is what its opinions and steps make of it; both are only ever added.
package struct Inspection: Equatable, Sendable {
    package let id: ID<Inspection>
    package let subject: Subject
    /// The login of whose work it is.
    package let agent: String
    /// What two opinions are worth, as the site had it when the sample was drawn.
    package let second: SecondOpinion
    /// None as long as it waits, at most two.
    package let opinions: [Opinion]
    /// Oldest first.
    package let steps: [Step]

    package init(
        id: ID<Inspection>,
        subject: Subject,
        agent: String,
        second: SecondOpinion,
        opinions: [Opinion] = [],
        steps: [Step] = [],
    ) {
        self.id = id
        self.subject = subject
        self.agent = agent
        self.second = second
        self.opinions = opinions
        self.steps = steps
    }

    package struct Subject: Hashable, Sendable {
        package let kind: InspectionKind
        /// The exchange's id of a call, or a ticket's number.
        package let reference: String

        package init(_ kind: InspectionKind, _ reference: String) {
            self.kind = kind
            self.reference = reference
        }
    }

    package struct Opinion: Equatable, Sendable {
        package let sheet: FilledSheet
        package let at: Date
        package let login: String

        package init(_ sheet: FilledSheet, at: Date, by login: String) {
            self.sheet = sheet
            self.at = at
            self.login = login
        }
    }

    package struct Step: Equatable, Sendable {
        package let act: Act
        /// About which opinion, from 1.
        package let opinion: Int
        package let at: Date
        package let login: String
        /// Empty where somebody agrees without a word.
        package let note: String

        package init(_ act: Act, on opinion: Int, at: Date, by login: String, note: String) {
            self.act = act
            self.opinion = opinion
            self.at = at
            self.login = login
            self.note = note
        }
    }

    /// What is said about a result.
    package enum Act: String, CaseIterable, Sendable {
        /// By its agent.
        case accepted, objected
        /// By an inspector, to an objection.
        case replied
    }

    /// How far an inspection has come.
    package enum Standing: String, CaseIterable, Sendable {
        /// Drawn, not yet inspected.
        case waiting
        /// Its agent has not answered the newest opinion.
        case told
        case accepted, objected, replied
    }

    package var standing: Standing {
        guard !opinions.isEmpty else { return .waiting }
        guard let step = steps.last, step.opinion == opinions.count else { return .told }
        switch step.act {
        case .accepted: return .accepted
        case .objected: return .objected
        case .replied: return .replied
        }
    }

    /// In hundredths of a percent; nil as long as it waits. The second opinion decides, or both are averaged, half up.
    package var result: Int? {
        let results = opinions.map(\.sheet.result)
        guard let first = results.first, let last = results.last else { return nil }
        return second == .averaged && results.count > 1 ? (first + last + 1) / 2 : last
    }

    /// Whether the opinion that counts found a fatal breach.
    package var isFatal: Bool { opinions.last.map { !$0.sheet.breaches.isEmpty } ?? false }
}

/// What two opinions on one inspection are worth. Source: site document `quality`.
package enum SecondOpinion: String, Codable, CaseIterable, Sendable {
    case decides, averaged
}

/// What is to be done after an inspection (整改措施).
package struct CorrectiveAction: Equatable, Sendable {
    package let id: ID<CorrectiveAction>
    package let inspection: ID<Inspection>
    package let text: String
    /// The login of who does it.
    package let owner: String
    package let due: Day
    package let openedAt: Date
    package let openedBy: String
    /// nil until it is done.
    package let outcome: Outcome?

    package struct Outcome: Equatable, Sendable {
        package let at: Date
        package let login: String
        /// What was done.
        package let note: String

        package init(at: Date, by login: String, note: String) {
            self.at = at
            self.login = login
            self.note = note
        }
    }

    package init(
        id: ID<CorrectiveAction>,
        inspection: ID<Inspection>,
        text: String,
        owner: String,
        due: Day,
        openedAt: Date,
        openedBy: String,
        outcome: Outcome? = nil,
    ) {
        self.id = id
        self.inspection = inspection
        self.text = text
        self.owner = owner
        self.due = due
        self.openedAt = openedAt
        self.openedBy = openedBy
        self.outcome = outcome
    }
}
