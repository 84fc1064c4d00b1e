// SPDX-License-Identifier: Apache-2.0

import Foundation
import Sites
import Tickets

/// What the next step is about, in view beside its form: a request, a result, an open question. Template
/// `staff/ticket-pending`.
struct PendingPart: Sendable {
    let title: String
    let points: [TicketPoint]

    /// - Returns: nil where the stage alone says enough.
    init?(_ view: TicketView) {
        guard let points = Self.points(view) else { return nil }
        title = view.wording.text("pending.\(view.ticket.stage.name.rawValue)")
        self.points = points.compactMap(\.self)
    }

    private static func points(_ view: TicketView) -> [TicketPoint?]? {
        let wording = view.wording
        return switch view.ticket.stage {
        case .awaitingCaller(let question):
            [view.point("question", question.text), view.point("askedAt", wording.minute(question.askedAt))]
        case .returnRequested(_, let request):
            [
                view.point("reason", request.reason), view.point("legalBasis", request.legalBasis),
                view.point("suggestedUnit", request.suggestedUnit.map(wording.unit)),
                view.point("requester", view.person(request.requester)),
            ]
        case .extensionRequested(let pass, let request):
            [
                view.point("until", wording.minute(request.until)),
                view.point("dueNow", pass.resultDeadline.map { wording.minute($0.due) }),
                view.point("reason", request.reason), view.point("requester", view.person(request.requester)),
                view.point("approver", request.approver.map(wording.word)),
            ]
        case .terminationReview(_, let request):
            [view.point("reason", request.reason), view.point("requester", view.person(request.requester))]
        case .resultReview(let pass, let result):
            [
                view.point("conclusion", wording.word(result.conclusion)), view.point("report", result.report),
                view.point("decision", result.decision.map(wording.word)),
                view.point("reply", result.reply), view.point("publicAnswer", result.publicAnswer),
                view.point("awaitsHead", pass.awaitsEndorsement ? wording.unit(pass.unit) : nil),
                view.point("firstContact", pass.firstContact?.note ?? wording.text("ticket.noContactMade")),
            ]
        case .callbackPending(let pass, let attempts):
            callback(reply: pass.result?.reply, attempts: attempts, view)
        case .answered(let reply, let attempts):
            callback(reply: reply, attempts: attempts, view)
        case .merged(let master):
            [view.point("master", master.rawValue)]
        case .transferred(let transfer):
            [
                view.point("line", wording.word(transfer.line)), view.point("theirNumber", view.ticket.theirNumber),
                view.point("note", transfer.note),
            ]
        case .notAccepted(let reason):
            [view.point("reason", wording.word(reason))]
        case .closed(let closing), .archived(let closing):
            [view.point("reason", wording.word(closing.reason)), view.point("note", closing.note)]
        case .registered, .dispatched, .signed, .handling:
            nil
        }
    }

    private static func callback(reply: String?, attempts: Int, _ view: TicketView) -> [TicketPoint?] {
        let allowed = view.site.rules.figures.callbackAttempts
        return [
            view.point("phone", view.citizen?.phone), view.point("reply", reply),
            view.point(
                "attempts",
                view.wording.text("ticket.attemptsOf", ["done": String(attempts), "allowed": String(allowed)]),
            ),
        ]
    }
}
