// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Sites
import Tickets

/// Who looks at the tickets of a run, when and in which words.
struct BulkView: Sendable {
    let session: StaffSession
    let site: Site
    let now: Date
    let wording: Wording

    func view(of file: TicketFile) -> TicketView {
        TicketView(file: file, session: session, now: now, site: site, wording: wording)
    }
}

/// Asks once more, with the action's form and the chosen tickets: template `staff/bulk`.
struct BulkModel: PageModel {
    let title: String
    let intro: String
    let back: String
    let action: String
    let command: String
    let label: String
    /// Yes or no, where one noun takes both.
    let answer: String?
    let problem: String?
    let fields: [ActionField]
    let rows: [BulkRow]

    init(
        _ choice: BulkChoice,
        _ files: [TicketNumber: TicketFile],
        back: String,
        after attempt: Attempt?,
        _ view: BulkView,
    ) {
        let wording = view.wording
        label = wording.word(choice.command)
        let count = choice.tickets.count
        title = wording.text("bulk.title", ["step": label, "count": String(count)])
        intro = wording.text("bulk.intro")
        self.back = back
        action = SiteURL.bulk.path
        command = choice.command.rawValue
        answer = choice.noun.answer(of: choice.command)
        problem = attempt?.message(in: wording)
        let scene = FormScene(ticket: nil, session: view.session, site: view.site, wording: wording)
        let drawing = FieldDrawing(view: scene, command: choice.command, attempt: attempt)
        fields = choice.noun.fields(of: choice.command).flatMap(drawing.fields)
        rows = choice.tickets.map { BulkRow($0, files[$0.number], choice.command, view) }
    }
}

/// One chosen ticket before anything is done with it.
struct BulkRow: Sendable {
    let number: String
    /// nil where there is no such ticket for the reader.
    let ticket: BulkTicket?
    /// nil where there is nothing to tick.
    let pick: BulkPick?
    /// Why it will hardly go well.
    let problem: String?
    /// What colleagues did since the list was shown.
    let changes: [TimelineEntry]
    let hasChanges: Bool

    init(_ seen: SeenTicket, _ file: TicketFile?, _ command: TicketCommand.Name, _ view: BulkView) {
        number = seen.number.rawValue
        guard let file else {
            (ticket, pick, changes, hasChanges) = (nil, nil, [], false)
            problem = view.wording.text("fault.unknownTicket")
            return
        }
        ticket = BulkTicket(file.stored, view.wording)
        changes = file.changes(since: seen.version, view)
        hasChanges = !changes.isEmpty
        let refusal = Self.refusal(file.ticket, command, view)
        problem = refusal.map(view.wording.sentence) ?? (hasChanges ? view.wording.text("bulk.changed") : nil)
        let current = SeenTicket(number: seen.number, version: file.stored.version)
        pick = BulkPick(value: current.text, number: number, isPicked: problem == nil)
    }

    /// What the law says to the command now, as far as it can be asked before the form is filled in.
    private static func refusal(_ ticket: Ticket, _ command: TicketCommand.Name, _ view: BulkView) -> TicketRefusal? {
        let units = view.site.organisation.departments.map(\.code)
        let probes = Probes(
            ticket: ticket,
            author: view.session.author,
            now: view.now,
            units: units,
            superiors: view.site.rules.ranks.superiors,
        )
        guard let probe = probes.command(command) else { return nil }
        do throws(TicketRefusal) {
            _ = try ticket.decide(probe, at: view.now, by: view.session.author, under: view.site.rules)
            return nil
        } catch {
            return error
        }
    }
}

/// A ticket in the list of a run.
struct BulkTicket: Sendable {
    let link: String
    let summary: String
    let stage: String
    let lamp: LampMark?

    init(_ stored: StoredTicket, _ wording: Wording) {
        let ticket = stored.ticket
        link = SiteURL.ticket(ticket.number).path
        summary = ticket.filing.summary
        stage = wording.word(ticket.stage.name)
        lamp = ticket.stage.name.isOpen ? LampMark(ticket.overlays.lamp, wording) : nil
    }
}

extension TicketFile {
    /// What was done with the ticket after the version that somebody saw, oldest first.
    func changes(since version: Int, _ view: BulkView) -> [TimelineEntry] {
        journal.filter { $0.version > version }.map { TimelineEntry($0, view.view(of: self)) }
    }
}
