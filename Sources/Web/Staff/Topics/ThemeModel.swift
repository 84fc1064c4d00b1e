// SPDX-License-Identifier: Apache-2.0

import Desk
import Records
import Tickets

/// One theme project: template `staff/theme`.
struct ThemeModel: PageModel {
    let title: String
    /// Why the last step was not taken.
    let problem: String?
    let state: String
    let isOpen: Bool
    let unit: String
    let opened: String
    let tally: String
    /// nil where none was written down.
    let goal: String?
    let outcome: Entry?
    let notes: [Entry]
    let hasNotes: Bool
    let tickets: [TicketRow]
    let hasTickets: Bool
    /// How many more there are that the reader may not know of.
    let hidden: String?
    /// nil for those who only read, and once it is finished.
    let steps: ThemeSteps?
    let themesLink = SiteURL.themes.path

    struct Entry: Sendable {
        let text: String
        let written: String
    }

    struct TicketRow: Sendable {
        let number: String
        let link: String
        let summary: String
        let stage: String
        let lamp: LampMark?
        let removeLabel: String
    }

    init(_ file: ThemeFile, _ steps: ThemeSteps?, problem: String?, _ wording: Wording) {
        let theme = file.theme
        title = theme.name
        self.problem = problem
        isOpen = theme.isOpen
        state = wording.text(theme.isOpen ? "themes.open" : "themes.finished")
        unit = wording.text("themes.leadUnit", ["unit": wording.unit(theme.unit)])
        opened = wording.moment(theme.opened, "themes.opened")
        tally = wording.tally(file.tally)
        goal = theme.goal.isEmpty ? nil : theme.goal
        outcome = theme.outcome.map { outcome in
            Entry(text: outcome.result, written: wording.moment(outcome.finished, "themes.closed"))
        }
        notes = file.notes.map { note in
            let who = wording.colleague(note.written.login)
            return Entry(text: note.text, written: wording.list([who, wording.minute(note.written.at)]))
        }
        hasNotes = !notes.isEmpty
        tickets = file.tickets.map { TicketRow($0.ticket, wording) }
        hasTickets = !tickets.isEmpty
        let others = file.tally.all - file.tickets.count
        hidden = others > 0 ? wording.text("themes.hidden", ["count": String(others)]) : nil
        self.steps = steps
    }
}

extension ThemeModel.TicketRow {
    fileprivate init(_ ticket: Ticket, _ wording: Wording) {
        number = ticket.number.rawValue
        link = SiteURL.ticket(ticket.number).path
        summary = ticket.filing.summary
        stage = wording.word(ticket.stage.name)
        lamp = ticket.stage.name.isOpen ? LampMark(ticket.overlays.lamp, wording) : nil
        removeLabel = wording.text("themes.removeOf", ["number": ticket.number.rawValue])
    }
}

/// Where the steps on a theme project are posted, with what was typed and refused.
struct ThemeSteps: Sendable {
    let version: Int
    let ticketsAction: String
    let removalAction: String
    let notesAction: String
    let resultAction: String
    let typedNumbers: String
    let typedNote: String
    let typedResult: String
    let textLimit = Theme.textLimit

    init(_ theme: Theme, _ typed: Form) {
        version = theme.version
        func action(_ noun: ThemeNoun) -> String { SiteURL.themeStep(theme.id, noun: noun.rawValue).path }
        ticketsAction = action(.tickets)
        removalAction = action(.removal)
        notesAction = action(.notes)
        resultAction = action(.result)
        typedNumbers = typed["numbers"]
        typedNote = typed["note"]
        typedResult = typed["result"]
    }
}

extension Wording {
    fileprivate func moment(_ moment: Theme.Moment, _ key: String) -> String {
        text(key, ["who": colleague(moment.login), "at": minute(moment.at)])
    }
}
