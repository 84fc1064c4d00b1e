// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Tickets

/// The whole law, asked: every command in every stage, by somebody who may give it.
struct LawTable {
    struct Cell {
        let stage: Stage.Name
        let command: TicketCommand.Name
        /// What about the command decides where it leads, if anything does; such a command has several cells.
        let provided: String
        /// The ticket that was asked, and when.
        let ticket: Ticket
        let at: Date
        let outcome: Outcome
    }

    enum Outcome {
        case lawful([TicketEvent], then: Stage.Name)
        case refused(TicketRefusal)
    }

    let cells: [Cell]

    init() throws {
        var cells: [Cell] = []
        for stage in Stage.Name.allCases {
            for command in TicketCommand.Name.allCases {
                cells += try Self.cells(stage, command)
            }
        }
        self.cells = cells
    }

    private static func cells(_ stage: Stage.Name, _ command: TicketCommand.Name) throws -> [Cell] {
        switch (stage, command) {
        case (.callbackPending, .recordCallback), (.answered, .recordCallback):
            return try callbacks.map { try cell(stage, asked: $0.0, of: CaseFile(in: stage), provided: $0.1) }
                + [
                    cell(
                        stage,
                        asked: .recordCallback(.unreachable),
                        of: tried(in: stage),
                        provided: "the last attempt",
                    )
                ]
                + [
                    cell(
                        stage,
                        asked: .recordCallback(.unreachable),
                        of: asking(in: stage),
                        provided: "an attempt in vain",
                    ),
                    cell(
                        stage,
                        asked: .recordCallback(.unreachable),
                        of: askedTwice(in: stage),
                        provided: "the last one, before a text message",
                    ),
                ]
        case (.resultReview, .acceptResult):
            let asked = FixedCallbacks()
            return [
                cell(
                    stage,
                    asked: .acceptResult,
                    of: try file(in: stage, readyFor: command),
                    provided: "asked about",
                ),
                cell(
                    stage,
                    asked: .acceptResult,
                    of: try CaseFile(in: stage, rules: .sample(callbacks: asked.drawing(nobody: true))),
                    provided: "not drawn",
                ),
            ]
        case (.returnRequested, .rejectReturn):
            let asked = TicketCommand.sample(command)
            return [
                cell(stage, asked: asked, of: try unsigned(), provided: "not signed yet"),
                cell(stage, asked: asked, of: try CaseFile(in: stage), provided: "signed"),
            ]
        default:
            let file = try file(in: stage, readyFor: command)
            return [cell(stage, asked: .sample(command, at: file.now), of: file)]
        }
    }

    private static let callbacks: [(TicketCommand, String)] = [
        (.recordCallback(.reached(.sample())), "satisfied"),
        (.recordCallback(.reached(.sample(satisfaction: .dissatisfied))), "dissatisfied or not done"),
        (.recordCallback(.refused), "refused"),
        (.recordCallback(.notNeeded(reason: "未抽中")), "not needed"),
        (.recordCallback(.unreachable), "unreachable"),
    ]

    private static func tried(in stage: Stage.Name) throws -> CaseFile {
        var file = try CaseFile(in: stage, rules: .sample(callbackAttempts: 2))
        try file.perform(.recordCallback(.unreachable), by: .agent)
        return file
    }

    private static func asking(in stage: Stage.Name) throws -> CaseFile {
        try CaseFile(in: stage, rules: .sample(callbacks: FixedCallbacks()))
    }

    /// Once in vain, and half a day later.
    private static func askedTwice(in stage: Stage.Name) throws -> CaseFile {
        var file = try asking(in: stage)
        try file.perform(.recordCallback(.unreachable), by: .evaluator)
        file.wait(hours: 4)
        return file
    }

    /// A citizen was not content with what they were told on the spot.
    private static func grieved(in stage: Stage.Name) throws -> CaseFile {
        var file = try CaseFile(in: .answered)
        try file.perform(.recordCallback(.reached(.sample(satisfaction: .dissatisfied))), by: .agent)
        try file.advance(to: stage)
        return file
    }

    private static func unsigned() throws -> CaseFile {
        var file = try CaseFile(in: .dispatched)
        try file.perform(.sample(.requestReturn), by: .handler)
        return file
    }

    private static func cell(
        _ stage: Stage.Name,
        asked command: TicketCommand,
        of file: CaseFile,
        provided: String = "",
    ) -> Cell {
        Cell(
            stage: stage,
            command: command.name,
            provided: provided,
            ticket: file.ticket,
            at: file.now,
            outcome: outcome(of: command, on: file),
        )
    }

    /// A ticket in `stage` that has what the command is about, where it can have it there.
    private static func file(in stage: Stage.Name, readyFor command: TicketCommand.Name) throws -> CaseFile {
        switch command {
        case .liftSupervision: try supervised(in: stage)
        case .endRecusal: try recused(in: stage)
        case .resume: try pausable.contains(stage) ? paused(in: stage) : CaseFile(in: stage)
        case .reportCoHandling: try helped(in: stage)
        case .acknowledge: try warned(in: stage)
        case .publish: try CaseFile(in: stage) { $0.mayBePublished = true }
        case .unpublish: try published(in: stage)
        case .decideExclusion: try excluded(in: stage)
        case .acceptResult:
            try CaseFile(in: stage, rules: .sample(clocks: .withCallback, callbacks: FixedCallbacks()))
        case .dispose: try grieved(in: stage)
        case .unlink: try linked(in: stage)
        case .recompute: try misclocked(in: stage)
        case .endorseResult: try heavy(in: stage)
        case .askReview: try CaseFile(in: stage) { $0.caseKind = .petition }
        case .consultThirdParty: try CaseFile(in: stage) { $0.caseKind = .disclosure }
        case .noteThirdPartyOpinion: try consulted(in: stage)
        case .noteCallerAnswer: try asked(in: stage)
        case .withdrawAttachment: try attached(in: stage)
        case .noticeLamp: try overdue(in: stage)
        default: try CaseFile(in: stage)
        }
    }

    private static let pausable: Set<Stage.Name> = [.signed, .handling, .returnRequested]

    private static func published(in stage: Stage.Name) throws -> CaseFile {
        var file = CaseFile { $0.mayBePublished = true }
        try file.perform(.sample(.publish), by: .dispatcher)
        try file.advance(to: stage)
        return file
    }

    private static func recused(in stage: Stage.Name) throws -> CaseFile {
        var file = CaseFile()
        try file.perform(.sample(.recuse), by: .supervisor)
        try file.advance(to: stage)
        return file
    }

    /// Asked for once a unit has worked on it; before that, and where none ever does, there is nothing to decide.
    private static func excluded(in stage: Stage.Name) throws -> CaseFile {
        var file = try CaseFile(in: stage)
        _ = try? file.perform(.sample(.requestExclusion), by: .handler)  // See above.
        return file
    }

    private static func linked(in stage: Stage.Name) throws -> CaseFile {
        var file = CaseFile()
        try file.perform(.sample(.link), by: .agent)
        try file.advance(to: stage)
        return file
    }

    /// The pack has changed since its clocks were set.
    private static func misclocked(in stage: Stage.Name) throws -> CaseFile {
        var file = CaseFile()
        try file.perform(.sample(.classify), by: .agent)
        try file.advance(to: stage)
        var clocks = FixedClocks()
        clocks.urgentMatter = .pothole
        file.rules = .sample(clocks: clocks)
        return file
    }

    private static func heavy(in stage: Stage.Name) throws -> CaseFile {
        var file = CaseFile { $0.urgency = .critical }
        guard [.callbackPending, .closed, .archived].contains(stage) else {
            try file.advance(to: stage)
            return file
        }
        return try CaseFile(in: stage)
    }

    private static func consulted(in stage: Stage.Name) throws -> CaseFile {
        var file = try CaseFile(in: stage) { $0.caseKind = .disclosure }
        if stage == .handling { try file.perform(.sample(.consultThirdParty), by: .handler) }
        return file
    }

    private static func asked(in stage: Stage.Name) throws -> CaseFile {
        var file = try CaseFile(in: stage)
        if stage == .handling { try file.perform(.sample(.askCaller), by: .handler) }
        return file
    }

    private static func supervised(in stage: Stage.Name) throws -> CaseFile {
        var file = CaseFile()
        try file.perform(.sample(.supervise), by: .supervisor)
        try file.advance(to: stage)
        return file
    }

    private static func paused(in stage: Stage.Name) throws -> CaseFile {
        var file = try CaseFile(in: stage == .returnRequested ? .signed : stage)
        if stage == .handling { try file.perform(.sample(.addCoHandlers), by: .handler) }
        try file.perform(.sample(.pause), by: .supervisor)
        if stage == .returnRequested { try file.perform(.sample(.requestReturn), by: .handler) }
        file.wait(hours: 1)
        return file
    }

    private static func helped(in stage: Stage.Name) throws -> CaseFile {
        let request: [Stage.Name: TicketCommand.Name] = [
            .extensionRequested: .requestExtension, .terminationReview: .requestTermination,
            .resultReview: .submitResult,
        ]
        guard [.dispatched, .signed, .handling].contains(stage) || request[stage] != nil else {
            return try CaseFile(in: stage)
        }
        var file = CaseFile()
        try file.perform(.dispatch(to: .roads, coUnits: [.market], decision: nil), by: .dispatcher)
        if stage != .dispatched { try file.perform(.sample(.sign), by: .handler) }
        if stage == .handling { try file.perform(.sample(.recordFirstContact), by: .handler) }
        if let next = request[stage] { try file.perform(.sample(next), by: .handler) }
        return file
    }

    private static func warned(in stage: Stage.Name) throws -> CaseFile {
        var file = try CaseFile(in: stage, rules: .sample(clocks: .withLadder))
        file.wait(days: 4, hours: 1)
        _ = try? file.perform(.noticeLamp, by: .clock)  // Where no clock runs, there is nothing to notice.
        return file
    }

    private static func attached(in stage: Stage.Name) throws -> CaseFile {
        var file = CaseFile()
        try file.perform(.sample(.attach), by: .agent)
        try file.advance(to: stage)
        return file
    }

    private static func overdue(in stage: Stage.Name) throws -> CaseFile {
        var file = try CaseFile(in: stage, rules: .sample(clocks: .withLadder))
        // A question is open for a week.
        file.wait(days: stage == .awaitingCaller ? 8 : 6)
        return file
    }

    private static func outcome(of command: TicketCommand, on file: CaseFile) -> Outcome {
        var file = file
        do throws(TicketRefusal) {
            let events = try file.perform(command, by: .permitted(command.name))
            return .lawful(events, then: file.ticket.stage.name)
        } catch {
            return .refused(error)
        }
    }
}
