// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// The site's figures and clocks, as far as the law of the ticket asks for them. Source: site document `deadlines`.
package struct OfficeRules: Sendable {
    package let figures: Figures
    package let clocks: any ClockRules
    /// Whom the site asks after an answer, and how often.
    package let callbacks: any CallbackRules
    /// Which unit stands above which, and who speaks for it.
    package let ranks: any RankRules
    /// The logins to which a rung that a ticket reaches is addressed.
    package let addressees: @Sendable (Rung.Level, Ticket) -> [String]

    package init(
        figures: Figures,
        clocks: any ClockRules,
        ranks: any RankRules,
        callbacks: any CallbackRules = NoCallbackPolicy(),
        addressees: @escaping @Sendable (Rung.Level, Ticket) -> [String] = { _, _ in [] },
    ) {
        self.figures = figures
        self.clocks = clocks
        self.ranks = ranks
        self.callbacks = callbacks
        self.addressees = addressees
    }

    package struct Figures: Codable, Equatable, Sendable {
        /// Extensions that one pass may be granted, 0…10 (domain.md 1.8).
        package let maxExtensions: Int
        /// The longest extension, in days beyond the due instant, 1…365; which days, the site's clocks know.
        package let maxExtensionDays: Int
        /// Attempts to reach the citizen before a ticket closes as unreachable, 1…10 (domain.md 1.13).
        package let callbackAttempts: Int
        /// Dispatches after which the centre designates, 1…10 (domain.md 1.9).
        package let dispatchesBeforeDesignation: Int
        /// Dispatches, or reworks, at which a higher level must look at a ticket, 1…10; nil for never (domain.md 1.12).
        package let timesBeforeEscalation: Int?
        /// What holds for extensions of petitions and of disclosure; nil where they are as for requests.
        package let petition: ExtensionFigures?
        package let disclosure: ExtensionFigures?

        package init(
            maxExtensions: Int,
            maxExtensionDays: Int,
            callbackAttempts: Int,
            dispatchesBeforeDesignation: Int,
            timesBeforeEscalation: Int? = nil,
            petition: ExtensionFigures? = nil,
            disclosure: ExtensionFigures? = nil,
        ) {
            self.maxExtensions = maxExtensions
            self.maxExtensionDays = maxExtensionDays
            self.callbackAttempts = callbackAttempts
            self.dispatchesBeforeDesignation = dispatchesBeforeDesignation
            self.timesBeforeEscalation = timesBeforeEscalation
            self.petition = petition
            self.disclosure = disclosure
        }

        /// What holds for extensions of a case of `kind`.
        package func extensions(of kind: CaseKind) -> ExtensionFigures {
            let own: ExtensionFigures? =
                switch kind {
                case .request: nil
                case .petition: petition
                case .disclosure: disclosure
                }
            return own ?? ExtensionFigures(maxExtensions: maxExtensions, maxExtensionDays: maxExtensionDays)
        }
    }

    /// How often and how far one pass may be extended.
    package struct ExtensionFigures: Codable, Equatable, Sendable {
        package let maxExtensions: Int
        package let maxExtensionDays: Int
        /// Which days; nil where they are as the site counts extensions.
        package let counting: Deadline.Counting?
        /// Who approves them; nil where the length decides.
        package let approver: Approver?

        package init(
            maxExtensions: Int,
            maxExtensionDays: Int,
            counting: Deadline.Counting? = nil,
            approver: Approver? = nil,
        ) {
            self.maxExtensions = maxExtensions
            self.maxExtensionDays = maxExtensionDays
            self.counting = counting
            self.approver = approver
        }
    }
}

/// Which unit stands above which; the site's organisation in the program.
package protocol RankRules: Sendable {
    /// The units above `unit`, nearest first.
    func superiors(of unit: UnitCode) -> [UnitCode]

    /// Whether `author` is at the head of `unit` or above it: a leader of the unit, of one above it, or of the city.
    func isHead(_ author: Author, of unit: UnitCode) -> Bool

    /// Whether `author` leads the city, and not one unit of it.
    func leadsCity(_ author: Author) -> Bool

    /// The district that gets a copy when the centre dispatches to `unit` directly (Beijing art. 12); nil for none.
    func district(copiedOn unit: UnitCode) -> UnitCode?
}

extension RankRules {
    /// Whether a report about `accused` is kept from `unit`: it is that unit, or one that it supervises (domain.md 1.16).
    package func keep(reportAbout accused: UnitCode, from unit: UnitCode) -> Bool {
        unit == accused || superiors(of: unit).contains(accused)
    }
}

/// Who must decide on a request of a unit, the lower first.
package enum Approver: String, Codable, CaseIterable, Sendable {
    /// The hotline centre.
    case centre
    /// 单位负责人: the head of the responsible unit, or a leader above it.
    case head
}

/// How clocks are set and moved; `Supervision.DeadlinePolicy` in the program.
package protocol ClockRules: Sendable {
    /// The rules as they count for `unit`, which may have working time of its own (S1).
    func counted(for unit: UnitCode) -> any ClockRules

    /// The clocks of a new pass that starts at `start`.
    ///
    /// - Throws: `TicketRefusal.calendarExhausted` when the calendar has no working time left.
    func clocks(for ticket: Ticket, round: Int, from start: Date) throws(TicketRefusal) -> PassClocks

    /// A single clock of `ticket` that starts at `start`; nil if the site sets none.
    func clock(_ kind: Deadline.Kind, for ticket: Ticket, from start: Date) throws(TicketRefusal) -> Deadline?

    /// Until when something may happen that starts at `start`; nil if the site sets no limit.
    func window(_ window: Window, for ticket: Ticket, from start: Date) throws(TicketRefusal) -> Term?

    /// The clocks of `pass` as they would be had it begun with `ticket` as it is classified now: what was met stays met,
    /// what was granted and what stood still is given back.
    func recomputed(_ pass: Assignment, for ticket: Ticket) throws(TicketRefusal) -> PassClocks

    /// `deadline` with its due instant moved to `due` and its alarms with it.
    func extended(_ deadline: Deadline, to due: Date) throws(TicketRefusal) -> Deadline

    /// The rung that `deadline` reaches after that of `level`, or first; nil after the last.
    func rung(after level: Rung.Level?, of deadline: Deadline) throws(TicketRefusal) -> RungDue?

    /// The latest instant to which `deadline` may be extended.
    func latestExtension(of deadline: Deadline, days: Int, for ticket: Ticket) throws(TicketRefusal) -> Date

    /// Who decides on moving `deadline` to `until`.
    func approver(of deadline: Deadline, until: Date, for ticket: Ticket) throws(TicketRefusal) -> Approver

    /// A result of `ticket` needs the approval of the unit's head (重件, domain.md 1.2).
    func isHeavy(_ ticket: Ticket) -> Bool

    /// `deadline` after the clock stood still during `pause`.
    func resumed(_ deadline: Deadline, after pause: DateInterval) throws(TicketRefusal) -> Deadline
}

/// What may happen only until some instant.
package enum Window: String, CaseIterable, Sendable {
    /// The citizen's answer to a question.
    case question
    /// A third party's opinion (政府信息公开条例 art. 32).
    case thirdParty
    /// Asking for a review of a petition (信访工作条例 arts. 35–36).
    case review
    /// A unit's promise to finish what cannot be finished yet (Jinan art. 24).
    case commitment
}

/// The end of a window.
package struct Term: Equatable, Sendable {
    package let until: Date
    /// The rule that set it.
    package let rule: String
    /// Where it is written; empty if the site does not say.
    package let source: String
    /// Clocks stand still meanwhile.
    package let stopsClocks: Bool

    package init(until: Date, rule: String, source: String, stopsClocks: Bool) {
        self.until = until
        self.rule = rule
        self.source = source
        self.stopsClocks = stopsClocks
    }
}

extension ClockRules {
    /// Where all units work alike.
    package func counted(for unit: UnitCode) -> any ClockRules { self }
}

package struct PassClocks: Equatable, Sendable {
    package let deadlines: [Deadline]
    /// The end of the window for returns; nil if the site sets none.
    package let returnUntil: Date?

    package init(deadlines: [Deadline], returnUntil: Date?) {
        self.deadlines = deadlines
        self.returnUntil = returnUntil
    }
}
