// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Sites
import Tickets

/// The ticket page: template `staff/ticket`.
struct TicketModel: PageModel {
    let title: String
    let heading: TicketHeading
    /// Why the step just tried was not taken.
    let setback: Setback?
    /// What to read out to the caller, on the page that follows intake.
    var filed: FiledNotice?
    let filing: FilingPart
    /// What is attached; nil where there is nothing and nothing can be.
    let attachments: AttachmentsPart?
    /// Why files just sent were not attached.
    var notAttached: [String] = []
    var isNotAttached = false
    let steps: StepsPart
    /// The clocks of the pass under way.
    let clocks: [ClockRow]
    let hasClocks: Bool
    /// Both ends of their time line.
    let span: [String]
    /// When clocks stood still, and do.
    let pauses: [String]
    /// Where deadlines are explained; nil before the first dispatch.
    let deadlinesLink: String?
    /// Hand-overs, inquiries and what people told the citizen.
    let caller: CallerPart?
    /// The rungs that the ticket has reached, newest first.
    let rungs: [RungEntry]
    let hasRungs: Bool
    let links: [LinkRow]
    let hasLinks: Bool
    let routing: RoutingPart?
    /// The pass under way, then those that ended, newest first.
    let passes: [PassPart]
    let callbacks: [CallbackEntry]
    let hasCallbacks: Bool
    /// Telephone calls about it, for those who may know of them.
    let calls: [TicketCall]
    let hasCalls: Bool
    /// Where the citizen is called; nil for who has no telephone, and for a ticket without a number.
    let callLink: String?
    let number: String
    let notices: [NoticeEntry]
    let hasNotices: Bool
    /// The journal, newest first.
    let timeline: [TimelineEntry]

    /// - Parameters:
    ///   - view: What is shown, to whom.
    ///   - attempt: A step that was tried and not taken.
    init(_ view: TicketView, after attempt: Attempt? = nil) {
        let steps = LawfulSteps(
            for: view.ticket,
            author: view.session.author,
            at: view.now,
            under: view.site.rules,
            units: view.site.organisation.departments.map(\.code),
        )
        let current = view.ticket.stage.assignment
        title = view.wording.text("ticket.title", ["number": view.ticket.number.rawValue])
        heading = TicketHeading(view)
        setback = attempt.flatMap { $0.fault == nil ? nil : Setback($0, steps, view) }
        filing = FilingPart(view)
        attachments = AttachmentsPart(view)
        self.steps = StepsPart(steps, ActionForms(view: view, attempt: attempt))
        let line = TimeLine(view)
        clocks = current.map { $0.deadlines.map { ClockRow($0, view).on(line, $0) } } ?? []
        span = line.map { [view.wording.minute($0.from), view.wording.minute($0.to)] } ?? []
        pauses = PausedTime.all(view).map { $0.sentence(view.wording) }
        hasClocks = !clocks.isEmpty
        deadlinesLink = view.ticket.lastPass.map { _ in SiteURL.deadlines(view.ticket.number).path }
        caller = CallerPart(view)
        rungs = view.ticket.overlays.rungs.reversed().map { RungEntry($0, view) }
        hasRungs = !rungs.isEmpty
        links = view.ticket.links.map { LinkRow($0, view.wording) }
        hasLinks = !links.isEmpty
        routing = RoutingPart(view)
        passes =
            [current].compactMap { $0.map { PassPart($0, isCurrent: true, view) } }
            + view.ticket.passes.reversed().map { PassPart($0, isCurrent: false, view) }
        callbacks = CallbackEntry.all(view)
        hasCallbacks = !callbacks.isEmpty
        calls = TicketCall.all(view)
        hasCalls = !calls.isEmpty
        let mayCall = view.hasTelephones && view.session.mayTelephone && view.phone != nil
        callLink = mayCall ? SiteURL.phoneCalls.path : nil
        number = view.ticket.number.rawValue
        notices = view.file.notices.map { NoticeEntry($0, view) }
        hasNotices = !notices.isEmpty
        timeline = view.file.journal.reversed().map { TimelineEntry($0, view) }
    }
}
