// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import TestKit
import Tickets

extension Author {
    static let waterworks = Author.staff(login: "handler.water", role: .handler, unit: .water)
    static let otherDispatcher = Author.staff(login: "dispatcher9", role: .dispatcher, unit: .centre)
}

extension TicketNumber {
    /// Of the first ticket that an office files.
    static let first = TicketNumber("20260302000001")!
}

extension Office {
    /// A request that no rule places: a person must dispatch it.
    func fileUnplaced(id: String = "1", change: (inout IntakeDraft) -> Void = { _ in }) async throws -> TicketNumber {
        try await file("希望增加一些便民服务。", id: id) { draft in
            draft.filing.kind = .suggestion
            change(&draft)
        }.stored.ticket.number
    }

    /// A new ticket brought to `stage`, with the waterworks as its unit.
    func ticket(in stage: Stage.Name, id: String = "1") async throws -> TicketNumber {
        let number = try await fileUnplaced(id: id)
        for (command, author) in stage.way { try await perform(command, on: number, by: author) }
        return number
    }
}

extension Stage.Name {
    /// Commands that bring a registered ticket here, and who gives them.
    fileprivate var way: [(TicketCommand, Author)] {
        switch self {
        case .registered: []
        case .awaitingCaller: [(.askCaller(question: "在哪个小区？"), .agent)]
        case .dispatched: [(.dispatch(to: .water, coUnits: [], decision: nil), .dispatcher)]
        case .signed: Self.dispatched.way + [(.sign(handler: "handler.water"), .waterworks)]
        case .handling: Self.signed.way + [(.recordFirstContact(note: "已电话联系"), .waterworks)]
        case .returnRequested:
            Self.signed.way + [
                (.requestReturn(reason: "不归我们管", legalBasis: "三定方案", suggestedUnit: .market), .waterworks)
            ]
        case .extensionRequested:
            Self.handling.way + [
                (.requestExtension(until: .at("2026-03-12T17:00:00+08:00"), reason: "等材料"), .waterworks)
            ]
        case .terminationReview: Self.handling.way + [(.requestTermination(reason: "已进入诉讼"), .waterworks)]
        case .resultReview: Self.handling.way + [(.submitResult(.sample()), .waterworks)]
        case .callbackPending: Self.resultReview.way + [(.acceptResult, .dispatcher)]
        case .answered: [(.answerDirectly(reply: "窗口九点开门。"), .agent)]
        case .notAccepted: [(.decline(.beyondDuty, told: "请走市场途径。"), .agent)]
        case .transferred: [(.transfer(EmergencyTransfer(line: .fire, theirNumber: "119-7", note: "三方通话")), .agent)]
        case .merged: []
        case .closed: Self.callbackPending.way + [(.recordCallback(.reached(.sample())), .agent)]
        case .archived: Self.closed.way + [(.archive, .supervisor)]
        }
    }
}
