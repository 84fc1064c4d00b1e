// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// Whom the site asks after an answer, how often, and with which words (E1). Source: site document `questionnaire`,
/// section `callback`; domain.md 1.13.
package struct CallbackPolicy: Codable, Equatable, Sendable {
    package let ask: Whom
    /// nil where everybody is asked.
    package let sample: Sample?
    /// Who is asked in any case; nil for nobody.
    package let always: Always?
    /// Attempts by telephone, 1…10; nil where the figures of the deadlines say it.
    package let attempts: Int?
    /// Attempts fall in different half-days of working time; nil for yes.
    package let halfDays: Bool?
    /// Days for which the text message after the last attempt may be answered, 1…60; nil where none is sent.
    package let textValidDays: Int?
    /// What follows when somebody is not content; nil for `rework`.
    package let dissatisfied: Dissatisfied?
    /// What the agent says on the telephone; nil where the site has no script.
    package let script: Script?

    package enum Whom: String, Codable, CaseIterable, Sendable {
        case all, sample
    }

    package enum Dissatisfied: String, Codable, CaseIterable, Sendable {
        /// It is done again at once, and a reviewer looks at it meanwhile.
        case rework
        /// A reviewer decides first.
        case review
    }

    package struct Sample: Codable, Equatable, Sendable {
        /// Percent of the answers of each unit, 0…100 with two decimals.
        package let percent: Double
        /// Other shares for some units: each unit is a stratum of its own.
        package let byUnit: [String: Double]?
        package let seed: String

        /// In hundredths of a percent.
        package func share(of unit: UnitCode?) -> Int {
            Int(((unit.flatMap { byUnit?[$0.rawValue] } ?? percent) * 100).rounded())
        }
    }

    package struct Always: Codable, Equatable, Sendable {
        package let kinds: [TicketKind]?
        /// These matters and all below them.
        package let matters: [MatterCode]?
        package let supervised: Bool?
        package let instructed: Bool?
    }

    package struct Script: Codable, Equatable, Sendable {
        /// `{number}`, `{summary}` and `{unit}` are filled in.
        package let opening: LocalText
        package let closing: LocalText
    }
}

extension CallbackPolicy.Always {
    /// Why `ticket` is asked about in any case, the strongest reason first; nil where it is not.
    package func reason(for ticket: Ticket) -> CallbackReason? {
        if instructed == true, !ticket.overlays.instructions.isEmpty { return .instructed }
        if supervised == true, ticket.overlays.supervision != nil { return .supervised }
        if kinds?.contains(ticket.kind) == true { return .kind }
        guard let matter = ticket.matter?.rawValue else { return nil }
        let isNamed = matters?.contains { matter == $0.rawValue || matter.hasPrefix($0.rawValue + ".") } ?? false
        return isNamed ? .matter : nil
    }
}
