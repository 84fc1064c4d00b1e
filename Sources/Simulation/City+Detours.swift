// SPDX-License-Identifier: Apache-2.0

import Foundation
import Sites
import Tickets

extension City {
    /// The turn that a detour asks for; nil where it makes no sense for this ticket.
    func turn(of detour: Detour, for ticket: Ticket, in life: inout Life) -> Turn? {
        switch detour {
        case .requestReturn, .addCoHandlers, .requestExtension, .requestTermination, .assign, .askCitizen, .commit:
            unitTurn(of: detour, for: ticket, in: &life)
        case .pause, .urge, .supervise, .liftSupervision, .instruct:
            watchersTurn(of: detour, in: life)
        case .askCaller, .classify, .rejectResult, .rework, .reopen, .archive:
            centreTurn(of: detour, for: ticket, in: life)
        }
    }

    private func unitTurn(of detour: Detour, for ticket: Ticket, in life: inout Life) -> Turn? {
        guard let pass = ticket.stage.assignment else { return nil }
        let handler = cast.handler(of: pass.unit)
        switch detour {
        case .requestReturn:
            let basis = "《三定方案》职责清单"
            return Turn(handler, .requestReturn(reason: "不属于我单位职责。", legalBasis: basis, suggestedUnit: nil))
        case .addCoHandlers:
            guard let helper = otherUnit(for: ticket, using: &life.generator) else { return nil }
            return Turn(handler, .addCoHandlers([helper]))
        case .requestExtension:
            guard let due = pass.resultDeadline?.due else { return nil }
            let days = 1 + life.generator.index(below: site.rules.figures.maxExtensionDays)
            let until = due.addingTimeInterval(Double(days) * 86_400)
            return Turn(handler, .requestExtension(until: until, reason: "需要协调施工，无法按期完成。"))
        case .assign:
            return Turn(handler, .assign(handler: "值班经办人"))
        case .askCitizen:
            return Turn(handler, .askCaller(question: "请问方便上门查看的时间是什么时候？"))
        case .commit:
            guard let due = pass.resultDeadline?.due else { return nil }
            let until = due.addingTimeInterval(20 * 86_400)
            return Turn(handler, .commit(Commitment(until: until, measures: "已设置围挡和警示标志。", reply: "将在承诺时间前修复。")))
        case .requestTermination:
            return Turn(handler, .requestTermination(reason: "来电人不配合调查，无法继续办理。"))
        default:
            return nil
        }
    }

    private func watchersTurn(of detour: Detour, in life: Life) -> Turn? {
        let supervisor = cast.member(.supervisor, turn: life.index)
        return switch detour {
        case .pause: Turn(supervisor, .pause(legalBasis: "等待司法鉴定结论", notice: "鉴定期间暂停计时，结论作出后继续办理。"))
        case .urge: Turn(cast.member(.agent, turn: life.index), .urge(note: "来电人再次来电催办。"))
        case .supervise: Turn(supervisor, .supervise(order: "重点督办，每日报告进展。"))
        case .liftSupervision: Turn(supervisor, .liftSupervision(reason: "已按要求办结。"))
        case .instruct: Turn(cast.member(.leader, turn: life.index), .instruct("请有关单位抓紧办理，并向群众做好解释。"))
        default: nil
        }
    }

    private func centreTurn(of detour: Detour, for ticket: Ticket, in life: Life) -> Turn? {
        let agent = cast.member(.agent, turn: life.index)
        let dispatcher = cast.member(.dispatcher, turn: life.index)
        let evaluator = cast.member(.evaluator, turn: life.index)
        return switch detour {
        case .askCaller: Turn(agent, .askCaller(question: "请问具体位置在哪里？"))
        case .classify:
            Turn(dispatcher, .classify(kind: ticket.kind, matter: ticket.matter ?? ticket.proposal?.matter))
        case .rejectResult: Turn(dispatcher, .rejectResult(reason: "答复没有回应来电人的诉求，请补充。"))
        case .rework: Turn(evaluator, .rework(reason: "抽查发现问题复发，请重新办理。"))
        case .reopen: Turn(agent, .reopen(newFacts: "问题再次出现，来电人提供了新的情况。"))
        case .archive: Turn(evaluator, .archive)
        default: nil
        }
    }
}
