// SPDX-License-Identifier: Apache-2.0

import Foundation
import Sites
import Tickets

/// One pass of the ticket through a unit: template `staff/ticket-pass`.
struct PassPart: Sendable {
    let title: String
    let points: [TicketPoint]
    let clocks: [ClockRow]
    let tasks: [CoTaskRow]
    let hasTasks: Bool
    let result: ResultPart?
    let isCurrent: Bool

    init(_ pass: Assignment, isCurrent: Bool, _ view: TicketView) {
        let wording = view.wording
        title = wording.text(
            isCurrent ? "pass.current" : "pass.earlier",
            ["round": String(pass.round), "unit": wording.unit(pass.unit)],
        )
        points = Self.points(pass, view)
        clocks = pass.deadlines.map { ClockRow($0, view) }
        tasks = pass.coTasks.map { CoTaskRow($0, view) }
        hasTasks = !tasks.isEmpty
        result = pass.result.map { ResultPart($0, view) }
        self.isCurrent = isCurrent
    }

    private static func points(_ pass: Assignment, _ view: TicketView) -> [TicketPoint] {
        let wording = view.wording
        let contact = pass.firstContact.map { contact in
            wording.text(
                "pass.contactLine",
                ["at": wording.minute(contact.at), "by": view.wording.colleague(contact.by), "note": contact.note],
            )
        }
        let commitment = pass.commitment.map { promised in
            wording.text(
                "pass.commitmentLine",
                ["until": wording.minute(promised.until), "measures": promised.measures],
            )
        }
        return [
            view.point("coUnits", pass.coUnits.isEmpty ? nil : wording.units(pass.coUnits)),
            view.point("dispatchedAt", wording.minute(pass.dispatchedAt)),
            view.point("designated", pass.isDesignated ? wording.text("pass.designated") : nil),
            view.point("returnUntil", pass.returnUntil.map(wording.minute)),
            view.point("handler", pass.handler.map(view.wording.colleague)),
            view.point("copiedTo", pass.copiedTo.map(wording.unit)),
            view.point("signedAt", pass.signedAt.map(wording.minute)),
            view.point("firstContact", contact),
            view.point("extensions", pass.extensions > 0 ? String(pass.extensions) : nil),
            view.point("commitment", commitment),
            view.point("endorsedBy", pass.endorsedBy.map(wording.colleague)),
        ].compactMap(\.self)
    }
}

/// What one helping unit was asked for and what it delivered: template `staff/ticket-pass`.
struct CoTaskRow: Sendable {
    let unit: String
    let asked: String
    let order: String?
    let clock: ClockRow?
    let done: String?
    let report: String?

    init(_ task: CoTask, _ view: TicketView) {
        let wording = view.wording
        unit = wording.unit(task.unit)
        asked = wording.text("pass.taskAsked", ["at": wording.minute(task.askedAt)])
        order = task.order
        clock = task.deadline.map { ClockRow($0, view) }
        done = task.report.map { report in
            wording.text("pass.taskDone", ["at": wording.minute(report.at), "by": wording.colleague(report.by)])
        }
        report = task.report?.text
    }
}

/// What the unit did and what the citizen is told: template `staff/ticket-result`.
struct ResultPart: Sendable {
    let conclusion: String
    let report: String
    let reply: String
    let publicAnswer: String?
    let decision: String?

    init(_ result: HandlingResult, _ view: TicketView) {
        conclusion = view.wording.word(result.conclusion)
        report = result.report
        reply = result.reply
        publicAnswer = result.publicAnswer
        decision = result.decision.map(view.wording.word)
    }
}
