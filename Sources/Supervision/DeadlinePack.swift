// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// The site's time limits: which clock runs how long for which ticket. Source: site document `deadlines`,
/// domain.md 1.7–1.9 and 1.12. A pass keeps the instants it was given; a new pack touches no running clock.
package struct DeadlinePack: Codable, Equatable, Sendable {
    package let figures: OfficeRules.Figures
    package let lamps: LampRule
    /// In the order in which they are reached; nil for none.
    package let ladder: [LadderStep]?
    package let escalation: Escalation?
    /// How days are counted; nil where the site says nothing.
    package let counting: Counting?
    /// Who approves extensions by their length, the shorter first; nil where the centre approves all (D4).
    package let extensionLevels: [ExtensionLevel]?
    /// 重件: whose results the head of the unit approves before the centre reads them; nil for none (domain.md 1.2).
    package let heavy: Condition?
    /// For each clock the first rule whose `when` fits decides; a clock that no rule fits does not run.
    package let rules: [Rule]

    /// The roles to which a rung is addressed.
    package func addressees(of level: Rung.Level) -> [Role] {
        level == .escalation ? escalation?.to ?? [] : ladder?.first { $0.level == level }?.to ?? []
    }

    package struct Rule: Codable, Equatable, Sendable {
        package let code: String
        package let clock: Clock
        package let when: Condition?
        package let limit: Limit
        /// The limit of the law, where the site promises a shorter one.
        package let statutory: Limit?
        /// What the clock counts from; nil for the dispatch.
        package let from: Start?
        /// The other clocks stand still while this one runs; nil for no. Only for `question` and `thirdParty`.
        package let stopsClocks: Bool?
        /// Where the limit is written: a law, a standard, a local rule.
        package let source: String?
    }

    package enum Clock: String, Codable, CaseIterable, Sendable {
        case sign, firstContact, reply, rework, coHandling, returnWindow, callback, review, question, thirdParty
        case reviewWindow, commitment
    }

    /// What a clock of a new pass counts from.
    package enum Start: String, Codable, CaseIterable, Sendable {
        case dispatch
        /// When the request was received (收到之日, 政府信息公开条例 arts. 31, 33).
        case receipt
    }

    /// Extensions of at most so many days are approved by these.
    package struct ExtensionLevel: Codable, Equatable, Sendable {
        package let upToDays: Int
        package let by: Approver
    }

    /// All parts that are given must hold; within a part any one is enough.
    package struct Condition: Codable, Equatable, Sendable {
        package let cases: [CaseKind]?
        package let kinds: [TicketKind]?
        package let urgency: [Urgency]?
        /// Deadline classes of the catalogue.
        package let classes: [String]?
        package let channels: [Channel]?

        func holds(for ticket: Ticket, deadlineClass: String?) -> Bool {
            cases?.contains(ticket.caseKind) ?? true
                && kinds?.contains(ticket.kind) ?? true
                && urgency?.contains(ticket.filing.urgency) ?? true
                && channels?.contains(ticket.filing.channel) ?? true
                && classes.map { deadlineClass.map($0.contains) ?? false } ?? true
        }
    }

    /// How the days of limits are counted (domain.md 1.7). What is not said: from the next day, to the end of the last,
    /// extensions in natural days.
    package struct Counting: Codable, Equatable, Sendable {
        package let from: First?
        package let until: End?
        package let extensions: Days?

        package init(from: First? = nil, until: End? = nil, extensions: Days? = nil) {
            self.from = from
            self.until = until
            self.extensions = extensions
        }

        /// The first day that counts: the one after the start, or that of the start itself (含本数).
        package enum First: String, Codable, CaseIterable, Sendable {
            case nextDay, sameDay
        }

        /// When the last day is over: at 23:59:59, or when the office closes.
        package enum End: String, Codable, CaseIterable, Sendable {
            case endOfDay, endOfHours
        }

        package enum Days: String, Codable, CaseIterable, Sendable {
            case days, workdays
        }
    }

    /// When lamps change, beside red at the due instant and orange when the signing is late (domain.md 1.12).
    package struct LampRule: Codable, Equatable, Sendable {
        /// The share of the allowed time after which a clock turns yellow, 0.1…0.99.
        package let yellowShare: Double
        /// Working days after the due instant at which red turns double red, 1…60.
        package let doubleRedAfterWorkdays: Int
    }
}
