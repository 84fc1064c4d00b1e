// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Tickets

/// A ticket's life by chance: commands, authors, contents and waiting times drawn from a seed.
struct RandomWalk {
    private(set) var file: CaseFile
    private var numbers: SeededNumbers

    struct Step {
        let command: TicketCommand
        let author: Author
        let before: CaseFile
        let outcome: Result<[TicketEvent], TicketRefusal>
    }

    init(seed: UInt64) {
        numbers = SeededNumbers(seed: seed)
        let isReport = Bool.random(using: &numbers)
        file = CaseFile(rules: Self.rules(.withLadder)) { filing in
            if isReport { filing.accusedUnit = .water }
            filing.caseKind = [nil, nil, .petition, .disclosure][Int(seed % 4)]
            if seed % 5 == 0 { filing.urgency = .critical }
        }
    }

    /// Low figures, so that walks meet their ends.
    private static func rules(
        _ clocks: FixedClocks,
        _ callbacks: any CallbackRules = NoCallbackPolicy(),
    ) -> OfficeRules {
        .sample(
            callbackAttempts: 2,
            dispatchesBeforeDesignation: 2,
            timesBeforeEscalation: 2,
            clocks: clocks,
            callbacks: callbacks,
        )
    }

    mutating func step() -> Step {
        if chance(3) { file.now = file.now.addingTimeInterval(Double(Int.random(in: 0...200_000, using: &numbers))) }
        var clocks = FixedClocks.withLadder
        clocks.hasCallbackClock = true
        clocks.urgentMatter = chance(4) ? .pothole : nil
        clocks.isExhausted = chance(60)
        file.rules = Self.rules(clocks, chance(3) ? NoCallbackPolicy() : FixedCallbacks(reviewsFirst: chance(3)))
        let before = file
        let command = command(drawnName())
        let author = author(for: command.name)
        do throws(TicketRefusal) {
            let events = try file.perform(command, by: author)
            return Step(command: command, author: author, before: before, outcome: .success(events))
        } catch {
            return Step(command: command, author: author, before: before, outcome: .failure(error))
        }
    }

    /// True once in `count` times.
    private mutating func chance(_ count: Int) -> Bool { Int.random(in: 1...count, using: &numbers) == 1 }

    private mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: values.indices, using: &numbers)]
    }

    /// Half of the time something that is lawful here, so that walks go far; otherwise anything at all.
    private mutating func drawnName() -> TicketCommand.Name {
        // Often dispatched, also once too often.
        if file.ticket.stage.name == .registered, chance(4) { return .dispatch }
        // A repeat waits long for its answer.
        if file.ticket.stage.name == .merged, chance(4) { return .passOnAnswer }
        guard chance(2) else { return pick(TicketCommand.Name.allCases) }
        let lawful = TicketCommand.Name.allCases.filter { name in
            // Early ends are rare, so that most tickets live long; files are put to them often enough by chance.
            !Self.endings.contains(name) && file.refusal(of: .sample(name, at: file.now), by: .admin) == nil
        }
        return lawful.isEmpty ? .urge : pick(lawful)
    }

    private static let endings: Set<TicketCommand.Name> = [.decline, .transfer, .merge, .archive, .attach, .withdraw]

    private mutating func author(for command: TicketCommand.Name) -> Author {
        if command == .reportCoHandling { return helper() }
        if command == .acknowledge, let login = file.ticket.silentAddressees.min() {
            return .staff(login: login, role: .supervisor, unit: .centre)
        }
        return switch Int.random(in: 1...10, using: &numbers) {
        case 1: pick(Author.everybody)
        case 2...4: .admin
        case 5: .handler(of: file.ticket.unit ?? pick(Self.units))
        default: command.isUnits ? .handler(of: file.ticket.unit ?? .roads) : .permitted(command)
        }
    }

    /// Mostly of a unit whose part is awaited.
    private mutating func helper() -> Author {
        .handler(of: pick((file.ticket.stage.assignment?.awaitedCoUnits ?? []) + [.market]))
    }

    private static let units: [UnitCode] = [.roads, .water, .market, .fancheng]

    private mutating func text() -> String { pick(["原因", "说明", "依据", "办理情况", " ", "🚧 坑"]) }

    private mutating func command(_ name: TicketCommand.Name) -> TicketCommand {
        switch name {
        case .dispatch:
            .dispatch(to: pick(Self.units), coUnits: chance(3) ? [pick(Self.units)] : [], decision: decision())
        case .designate: .designate(pick(Self.units), reason: text())
        case .addCoHandlers: .addCoHandlers(chance(5) ? [] : [pick(Self.units)])
        case .sign: .sign(handler: pick(["admin", "handler.roads", "wang"]))
        case .requestReturn: .requestReturn(reason: text(), legalBasis: text(), suggestedUnit: pick(Self.units))
        case .requestExtension: .requestExtension(until: limit(), reason: text())
        case .submitResult: .submitResult(.sample(report: text(), reply: text(), decision: decided()))
        case .link: .link(to: pick([.sample, .other, .third]), as: pick(Relation.allCases), note: text())
        case .unlink: .unlink(from: pick([.other, .third]), reason: text())
        case .split: .split(pick([[], [SplitPart(number: .third, narrative: text())]]))
        case .subDispatch: .subDispatch(to: [pick([.hanjiang, .jianhua, .water])], order: text())
        case .commit: .commit(Commitment(until: promised(), measures: text(), reply: text()))
        case .recordCallback: .recordCallback(outcome())
        case .merge: .merge(into: chance(3) ? .sample : .other)
        case .reportCoHandling: .reportCoHandling(text())
        case .dispose: .dispose(pick(Disposition.Kind.allCases), reason: text())
        case .rework: .rework(reason: text())
        case .pause: .pause(legalBasis: text(), notice: text())
        case .attach:
            .attach(chance(5) ? [] : [.sample(content: pick(["a", "b", "c"]), by: pick([.agent, .handler]))])
        case .withdrawAttachment:
            .withdrawAttachment(ordinal: pick([1, 2, 3]), reason: text(), keepsContent: chance(2))
        default: .sample(name, at: file.now)
        }
    }

    private mutating func decision() -> RoutingDecision? { chance(2) ? .sample(unit: .roads) : nil }

    private mutating func limit() -> Date {
        let due = file.ticket.stage.assignment?.resultDeadline?.due ?? file.now
        return due.addingTimeInterval(Double(Int.random(in: -86_400...1_000_000, using: &numbers)))
    }

    /// Mostly as the law asks for the kind of case.
    private mutating func decided() -> DisclosureDecision? {
        (file.ticket.caseKind == .disclosure) != chance(8) ? pick(DisclosureDecision.allCases) : nil
    }

    private mutating func promised() -> Date {
        let due = file.ticket.stage.assignment?.resultDeadline?.due ?? file.now
        return due.addingTimeInterval(Double(Int.random(in: -86_400...6_000_000, using: &numbers)))
    }

    private mutating func outcome() -> CallbackOutcome {
        let answer = SurveyAnswer.sample(
            contactedFirst: pick([true, false, nil]),
            resolution: pick(SurveyAnswer.Resolution.allCases + [nil]),
            satisfaction: pick(SurveyAnswer.Satisfaction.allCases + [nil]),
            words: text(),
        )
        return pick([
            .reached(answer), .reached(answer), .unreachable, .unreachable, .refused, .notNeeded(reason: text()),
        ])
    }
}

extension TicketCommand.Name {
    /// Given by the unit that has the ticket.
    fileprivate var isUnits: Bool { Permission.allows(.handler, self) }
}
