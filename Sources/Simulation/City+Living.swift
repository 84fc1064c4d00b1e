// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Sites
import Survey
import Tickets

/// What became of one appointment.
struct Lived: Sendable {
    var life: Life
    var result: Result

    enum Result: Sendable {
        case filed
        /// An earlier simulation had filed the message; its ticket is left alone.
        case alreadyFiled
        /// The same, but its life goes on: nothing may happen before the instant at which it stood still.
        case resumed(since: Date)
        case acted(Turn)
        /// Nobody does anything more.
        case nothing
        case refused(String)
    }
}

extension City {
    /// Keeps one appointment of a life, through the desk.
    ///
    /// - Throws: What is no refusal: the store is gone, the task was cancelled.
    func live(_ life: Life, elder: TicketNumber?) async throws -> Lived {
        var lived = Lived(life: life, result: .nothing)
        var turn: Turn?
        do {
            guard let stored = try await look(&lived) else { return lived }
            turn = try self.turn(for: stored.ticket, in: &lived.life, at: desk.time.now, elder: elder)
            guard let turn else { return lived }
            lived.life.ticket = .seen(try await take(turn, on: stored, in: lived.life))
            lived.result = .acted(turn)
        } catch let refusal where refusal.isRefusal {
            // Named without its facts, so that equal refusals add up.
            let name = String(describing: refusal).prefix { $0 != "(" }
            lived.result = .refused("\(turn?.name ?? "intake"): \(name)")
        }
        return lived
    }

    /// The ticket as last seen; one not yet filed is filed now, and that is all that happens.
    private func look(_ lived: inout Lived) async throws -> StoredTicket? {
        switch lived.life.ticket {
        case .seen(let stored):
            return stored
        case .unread(let number):
            return try await desk.file(of: number, for: cast.member(.supervisor)).stored
        case .unfiled:
            let receipt = try await file(&lived.life)
            lived.life.ticket = .seen(receipt.stored)
            lived.life.queryCode = receipt.queryCode
            lived.result = receipt.isNew ? .filed : try await earlier(receipt.stored.ticket.number)
            return nil
        }
    }

    private func earlier(_ number: TicketNumber) async throws -> Lived.Result {
        guard resumes else { return .alreadyFiled }
        let file = try await desk.file(of: number, for: cast.member(.supervisor))
        return file.journal.last.map { .resumed(since: $0.at) } ?? .alreadyFiled
    }

    private func file(_ life: inout Life) async throws -> Receipt {
        let id = "simulation-\(seed)-\(life.index)"
        let request = citizenry.request(life.index, id: id, at: desk.time.now, using: &life.generator)
        let author: Author =
            switch request.filing.channel {
            case .phone, .counter, .letter: cast.member(.agent, turn: life.index)
            default: .citizen
            }
        return try await desk.file(request, by: author, device: Self.device)
    }

    private func take(_ turn: Turn, on stored: StoredTicket, in life: Life) async throws -> StoredTicket {
        switch turn.deed {
        case .command(let command):
            return try await perform(command, on: stored, by: turn.author)
        case .rate(let answers):
            let number = stored.ticket.number
            let followed = try await desk.follow(number, queryCode: life.queryCode ?? "")
            if let invitation = followed?.invitation {
                return try await desk.rate(invitation.token, fields: answers, device: Self.device)
            }
            // No link has reached the citizen yet; the office asks by telephone.
            let answer = try site.questionnaire.read(answers)
            let evaluator = cast.member(.evaluator, turn: life.index)
            return try await perform(.recordCallback(.reached(answer)), on: stored, by: evaluator)
        }
    }

    /// Acts on the version last seen. The clock may have changed a lamp since: then looks again and acts.
    private func perform(_ command: TicketCommand, on stored: StoredTicket, by author: Author) async throws
        -> StoredTicket
    {
        let number = stored.ticket.number
        do {
            return try await desk.perform(
                command,
                on: number,
                seen: stored.version,
                by: author,
                device: Self.device,
            )
        } catch DeskRefusal.staleVersion(_, let current) {
            return try await desk.perform(command, on: number, seen: current, by: author, device: Self.device)
        }
    }

    private static let device = "simulation"
}

extension Turn {
    fileprivate var name: String {
        switch deed {
        case .command(let command): command.name.rawValue
        case .rate: "rate"
        }
    }
}

extension Error {
    fileprivate var isRefusal: Bool {
        self is TicketRefusal || self is DeskRefusal || self is IntakeRefusal || self is SurveyFault
    }
}
