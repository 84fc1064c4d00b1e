// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Tickets

/// A ticket on its way, with everything that happened to it and a clock that the test turns.
package struct CaseFile: Sendable {
    package private(set) var ticket: Ticket
    package private(set) var history: [Entry]
    package private(set) var facts: [CountedFact]
    package var now: Date
    package var rules: OfficeRules

    package struct Entry: Equatable, Sendable {
        package let event: TicketEvent
        package let at: Date
    }

    /// The sample filing, registered on Monday morning.
    package init(rules: OfficeRules = .sample(), _ change: (inout Filing) -> Void = { _ in }) {
        let filing = Filing.sample(change)
        ticket = Ticket(number: .sample, filing: filing)
        history = [Entry(event: .registered(filing: filing), at: filing.receivedAt)]
        facts = []
        now = filing.receivedAt
        self.rules = rules
    }

    /// A ticket that went the shortest lawful way to `stage`, all in the moment of its filing.
    package init(
        in stage: Stage.Name,
        rules: OfficeRules = .sample(),
        _ change: (inout Filing) -> Void = { _ in },
    ) throws(TicketRefusal) {
        self.init(rules: rules, change)
        try advance(to: stage)
    }

    /// Goes the shortest lawful way from the desk to `stage`.
    package mutating func advance(to stage: Stage.Name) throws(TicketRefusal) {
        for name in stage.shortestWay {
            let isDecision = name == .submitResult && ticket.caseKind == .disclosure
            let command = isDecision ? .submitResult(.sample(decision: .granted)) : TicketCommand.sample(name, at: now)
            try perform(command, by: .permitted(name))
        }
    }

    /// - Throws: What the law says against it; then the file is as it was.
    @discardableResult
    package mutating func perform(_ command: TicketCommand, by author: Author) throws(TicketRefusal) -> [TicketEvent] {
        let events = try ticket.decide(command, at: now, by: author, under: rules)
        for event in events {
            facts += ticket.facts(of: event, at: now)
            ticket.apply(event, at: now)
            history.append(Entry(event: event, at: now))
        }
        return events
    }

    /// Why `command` is refused; nil when it is lawful.
    package func refusal(of command: TicketCommand, by author: Author) -> TicketRefusal? {
        do throws(TicketRefusal) {
            _ = try ticket.decide(command, at: now, by: author, under: rules)
            return nil
        } catch {
            return error
        }
    }

    package mutating func wait(days: Int = 0, hours: Int = 0, minutes: Int = 0, seconds: Int = 0) {
        now = now.after(days: days, hours: hours, minutes: minutes, seconds: seconds)
    }

    /// How often `fact` counted for `unit`; nil is the centre.
    package func count(of fact: Fact, for unit: UnitCode?) -> Int {
        facts.count { $0 == CountedFact(fact, for: unit) }
    }
}

extension Stage.Name {
    /// The commands that bring a registered ticket here.
    fileprivate var shortestWay: [TicketCommand.Name] {
        switch self {
        case .registered: []
        case .awaitingCaller: [.askCaller]
        case .dispatched: [.dispatch]
        case .signed: Self.dispatched.shortestWay + [.sign]
        case .handling: Self.signed.shortestWay + [.recordFirstContact]
        case .returnRequested: Self.signed.shortestWay + [.requestReturn]
        case .extensionRequested: Self.handling.shortestWay + [.requestExtension]
        case .terminationReview: Self.handling.shortestWay + [.requestTermination]
        case .resultReview: Self.handling.shortestWay + [.submitResult]
        case .callbackPending: Self.resultReview.shortestWay + [.acceptResult]
        case .answered: [.answerDirectly]
        case .notAccepted: [.decline]
        case .transferred: [.transfer]
        case .merged: [.merge]
        case .closed: Self.callbackPending.shortestWay + [.recordCallback]
        case .archived: Self.closed.shortestWay + [.archive]
        }
    }
}
