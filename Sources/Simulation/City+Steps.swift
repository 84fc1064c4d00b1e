// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Sites
import Survey
import Tickets

// The straight way of a ticket: who takes the next step in each stage.

extension City {
    func step(of ticket: Ticket, in life: inout Life, at now: Date, elder: TicketNumber?) throws -> Turn? {
        let dispatcher = cast.member(.dispatcher, turn: life.index)
        let mayAnswer = ticket.openQuestion.map { $0.until ?? .distantFuture > now } ?? false
        switch ticket.stage {
        // A citizen who is too late: the centre goes on with what it has.
        case .awaitingCaller where !mayAnswer:
            return atTheCentre(ticket, in: &life, elder: elder)
        case .registered:
            return atTheCentre(ticket, in: &life, elder: elder)
        case .awaitingCaller:
            return Turn(.citizen, .noteCallerAnswer("补充：就在小区大门旁边，每天早上最严重。"))
        case .dispatched(let pass):
            let handler = cast.handler(of: pass.unit)
            return Turn(handler, .sign(handler: handler.login ?? ""))
        case .signed(let pass), .handling(let pass):
            return atTheUnit(pass, of: ticket, in: &life, mayAnswer: mayAnswer)
        case .returnRequested:
            return review(of: ticket, by: dispatcher, in: &life)
        case .extensionRequested(_, let request):
            let isGranted = life.generator.happens(in: 0.85)
            // Long ones are for a leader.
            let approver = request.approver == .head ? cast.member(.leader) : dispatcher
            return Turn(approver, isGranted ? .approveExtension : .rejectExtension(reason: "理由不充分，请按期办结。"))
        case .terminationReview:
            let isGranted = life.generator.happens(in: 0.7)
            return Turn(dispatcher, isGranted ? .approveTermination : .rejectTermination(reason: "属于职责范围，请继续办理。"))
        case .resultReview(let pass, _):
            guard !pass.awaitsEndorsement else { return Turn(cast.member(.leader), .endorseResult) }
            return Turn(dispatcher, .acceptResult)
        case .callbackPending, .answered:
            return try survey(of: ticket, in: &life)
        case .notAccepted, .transferred, .merged, .closed, .archived:
            return nil
        }
    }

    /// What the centre makes of a request; one that comes back to it is dispatched.
    private func atTheCentre(_ ticket: Ticket, in life: inout Life, elder: TicketNumber?) -> Turn? {
        let agent = cast.member(.agent, turn: life.index)
        let fate = life.fate
        life.fate = .dispatch
        switch fate {
        case .answer:
            return Turn(agent, .answerDirectly(reply: "您好，已为您查询并解答，如有疑问请随时来电。"))
        case .decline:
            return Turn(agent, .decline(.otherProcedure, told: "该事项应通过诉讼途径解决，热线依规不予受理。"))
        case .transfer:
            let transfer = EmergencyTransfer(line: .police, theirNumber: nil, note: "一键转接")
            return Turn(agent, .transfer(transfer))
        case .merge:
            guard let elder, elder != ticket.number else { return dispatch(ticket, in: &life) }
            return Turn(cast.member(.dispatcher, turn: life.index), .merge(into: elder))
        case .dispatch:
            return dispatch(ticket, in: &life)
        }
    }

    /// As routing proposed, or to a unit that seems fit; after too many dispatches the centre designates.
    private func dispatch(_ ticket: Ticket, in life: inout Life) -> Turn? {
        let proposal = ticket.proposal?.unit == nil ? nil : ticket.proposal
        guard let unit = proposal?.unit ?? otherUnit(for: ticket, using: &life.generator) else { return nil }
        let dispatcher = cast.member(.dispatcher, turn: life.index)
        guard ticket.dispatches < site.rules.figures.dispatchesBeforeDesignation else {
            return Turn(dispatcher, .designate(unit, reason: "多次退回，由中心指定办理。"))
        }
        return Turn(dispatcher, .dispatch(to: unit, coUnits: proposal?.coUnits ?? [], decision: proposal))
    }

    /// The unit calls first, as a rule, then reports; a pause ends before that.
    private func atTheUnit(
        _ pass: Assignment,
        of ticket: Ticket,
        in life: inout Life,
        mayAnswer: Bool,
    ) -> Turn {
        let handler = cast.handler(of: pass.unit)
        if let login = handler.login, ticket.silentAddressees.contains(login) { return Turn(handler, .acknowledge) }
        if ticket.overlays.pause != nil { return Turn(cast.member(.supervisor), .resume) }
        if mayAnswer, life.generator.happens(in: 0.7) {
            return Turn(.citizen, .noteCallerAnswer("工作日上午都在家。"))
        }
        if pass.firstContact == nil, life.generator.happens(in: 0.93) {
            return Turn(handler, .recordFirstContact(note: "已电话联系来电人，核实了具体情况。"))
        }
        // Helping units deliver before the lead reports, as a rule.
        if let helper = pass.awaitedCoUnits.first, life.generator.happens(in: 0.9) {
            return Turn(cast.handler(of: helper), .reportCoHandling("已按要求配合处理，情况已告知主办单位。"))
        }
        let result = HandlingResult(
            conclusion: life.generator.draw(Self.conclusions),
            report: "已安排工作人员到现场核实，并按规定处理。",
            reply: "您好，您反映的问题我单位已到现场核实并处理，感谢您的监督。",
            publicAnswer: life.generator.happens(in: 0.2) ? "相关问题已核实处理。" : nil,
        )
        return Turn(handler, .submitResult(result))
    }

    private func review(of ticket: Ticket, by dispatcher: Author, in life: inout Life) -> Turn {
        let chance = life.generator.fraction()
        if chance < 0.1, let unit = otherUnit(for: ticket, using: &life.generator) {
            return Turn(dispatcher, .designate(unit, reason: "职责交叉，由中心指定办理。"))
        }
        return Turn(dispatcher, chance < 0.75 ? .approveReturn : .rejectReturn(reason: "属于贵单位职责，请办理。"))
    }

    private static let conclusions: Odds<HandlingResult.Conclusion> = [
        .solved: 74, .explained: 13, .partlySolved: 10, .unsolved: 3,
    ]
}

extension City {
    private enum Attempt { case link, call, nobodyAnswers, refused, notNeeded }

    /// One attempt to hear what the citizen thinks: by the link they were sent, or by telephone.
    private func survey(of ticket: Ticket, in life: inout Life) throws -> Turn {
        let evaluator = cast.member(.evaluator, turn: life.index)
        let attempt = life.generator.draw(Self.attempts)
        // Who tried in this half-day has reached them by now.
        switch attempt == .nobodyAnswers && waits(ticket) ? .call : attempt {
        case .link where life.queryCode != nil:
            return Turn(rating: citizenry.answers(about: ticket, to: site.questionnaire, using: &life.generator))
        case .link, .call:
            let fields = citizenry.answers(about: ticket, to: site.questionnaire, using: &life.generator)
            return Turn(evaluator, .recordCallback(.reached(try site.questionnaire.read(fields))))
        case .nobodyAnswers:
            return Turn(evaluator, .recordCallback(.unreachable))
        case .refused:
            return Turn(evaluator, .recordCallback(.refused))
        case .notNeeded:
            return Turn(evaluator, .recordCallback(.notNeeded(reason: "来电人表示无需回访。")))
        }
    }

    private func waits(_ ticket: Ticket) -> Bool {
        guard let course = ticket.overlays.callback else { return false }
        return course.notBefore > desk.time.now || course.until != nil
    }

    private static let attempts: Odds<Attempt> = [.link: 50, .call: 38, .nobodyAnswers: 9, .refused: 2, .notNeeded: 1]
}
