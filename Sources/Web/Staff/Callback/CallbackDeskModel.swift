// SPDX-License-Identifier: Apache-2.0

import Desk
import Records
import Sites
import Tickets

/// The callback desk: template `staff/callbacks`.
struct CallbackDeskModel: PageModel {
    let title: String
    let tabs: [DeskHeading.TabLink]
    /// Who was not called yet and who was called in vain, counted apart.
    let figures: [TicketPoint]
    let cards: [CallbackCard]
    let isEmpty: Bool
    let emptyText: String
    let next: String?

    init(_ list: CallbackList, cards: [CallbackCard], next: Int?, counts: CallbackCounts, _ wording: Wording) {
        title = wording.text("callbackDesk.title")
        tabs = CallbackList.allCases.map { each in
            DeskHeading.TabLink(
                link: SiteURL.callbacks.path(["tab": each.rawValue]),
                label: wording.text("callbackDesk.tab.\(each.rawValue)"),
                count: counts.count(each),
                isHere: each == list,
            )
        }
        figures = [
            TicketPoint(wording.text("callbackDesk.uncalled"), String(counts.uncalled)),
            TicketPoint(wording.text("callbackDesk.tried"), String(counts.due + counts.later - counts.uncalled)),
            TicketPoint(wording.text("callbackDesk.tab.texted"), String(counts.texted)),
        ]
        self.cards = cards
        isEmpty = cards.isEmpty
        emptyText = wording.text("callbackDesk.empty.\(list.rawValue)")
        self.next = next.map {
            SiteURL.callbacks.path(query: [(name: "tab", value: list.rawValue), (name: "page", value: String($0))])
        }
    }
}

extension CallbackCounts {
    fileprivate func count(_ list: CallbackList) -> Int {
        switch list {
        case .due: due
        case .later: later
        case .texted: texted
        case .grievances: grievances
        }
    }
}

/// One citizen to ask, or one who was not content.
struct CallbackCard: Sendable {
    let link: String
    let number: String
    let summary: String
    let kind: String
    let unit: String?
    let lamp: LampMark
    /// Why they are asked; nil in tickets older than the policy.
    let reason: String?
    /// When the next step is, and what was tried.
    let points: [TicketPoint]
    /// Where they are asked; nil where it is not time, or not the reader's.
    let askLink: String?
    /// What the citizen said who was not content.
    let said: [String]
    /// What a reviewer decides about it.
    let form: ActionForm?
    /// Why the reader may not.
    let because: String?

    init(_ view: TicketView, in list: CallbackList, back: String) {
        let (ticket, wording) = (view.ticket, view.wording)
        number = ticket.number.rawValue
        link = SiteURL.ticket(ticket.number).path
        summary = ticket.filing.summary
        kind = wording.word(ticket.kind)
        unit = (ticket.lastPass?.unit ?? ticket.answeredBy).map(wording.unit)
        lamp = LampMark(ticket.overlays.lamp, wording)
        reason = ticket.overlays.callback.map { wording.word($0.reason) }
        let isGrievance = list == .grievances
        let asking = TicketCommand.recordCallback(.refused)
        let command = isGrievance ? TicketCommand.dispose(.rework, reason: "…") : asking
        because = view.refusal(of: command).map(wording.sentence)
        points = isGrievance ? Self.grievance(view) : Self.attempts(view, in: list)
        askLink = !isGrievance && because == nil ? SiteURL.callback(ticket.number).path : nil
        said = isGrievance ? Self.words(view) : []
        let forms = ActionForms(view: view, attempt: nil, place: ActionForms.Place(card: number, back: back))
        form = isGrievance && because == nil ? forms.form(for: .dispose, isPrimary: true) : nil
    }

    /// What was tried, and what comes next.
    static func attempts(_ view: TicketView, in list: CallbackList? = nil) -> [TicketPoint] {
        guard let course = view.ticket.overlays.callback else { return [] }
        let wording = view.wording
        let tried = course.tries.enumerated().map { index, attempt in
            TicketPoint(
                wording.text("callbackDesk.attempt", ["number": String(index + 1)]),
                wording.list([wording.minute(attempt.at), wording.colleague(attempt.by), wording.word(attempt.how)]),
            )
        }
        let next: TicketPoint? =
            if let until = course.until {
                TicketPoint(wording.text("callbackDesk.textedUntil"), wording.minute(until))
            } else if course.notBefore > view.now {
                TicketPoint(wording.text("callbackDesk.notBefore"), wording.minute(course.notBefore))
            } else { nil }
        return [TicketPoint(wording.text("callbackDesk.since"), wording.minute(course.since))] + tried
            + [next].compactMap(\.self)
    }

    private static func grievance(_ view: TicketView) -> [TicketPoint] {
        guard let grievance = view.ticket.openGrievance else { return [] }
        let wording = view.wording
        return [
            TicketPoint(wording.text("callbackDesk.grievanceSince"), wording.minute(grievance.since)),
            TicketPoint(wording.text("callbackDesk.stage"), wording.word(view.ticket.stage.name)),
        ]
    }

    /// What the citizen said when they were asked, the newest first.
    private static func words(_ view: TicketView) -> [String] {
        let answers = view.file.journal.flatMap(\.events).compactMap { event -> SurveyAnswer? in
            guard case .calledBack(.reached(let answer)) = event, answer.asksForRework else { return nil }
            return answer
        }
        guard let last = answers.last else { return [] }
        return [view.wording.sentence(.reached(last)), last.words].filter { !$0.isEmpty }
    }
}

extension TicketView {
    /// Why the reader may not do it now; nil where they may.
    func refusal(of command: TicketCommand) -> TicketRefusal? {
        do throws(TicketRefusal) {
            _ = try ticket.decide(command, at: now, by: session.author, under: site.rules)
            return nil
        } catch {
            return error
        }
    }
}
