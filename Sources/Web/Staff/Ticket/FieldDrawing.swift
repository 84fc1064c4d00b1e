// SPDX-License-Identifier: Apache-2.0

import Desk
import Records
import Sites
import Survey
import Tickets
import WorkCalendar

/// What a command's form is drawn from.
struct FormScene: Sendable {
    /// nil where the form is for many tickets.
    let ticket: Ticket?
    let session: StaffSession
    let site: Site
    let wording: Wording
    /// Begins the ids of its fields, where several forms of a kind stand on one page.
    var prefix = ""
    /// What may be put into its fields.
    var phrases: [ShelfItem] = []
}

extension FormScene {
    init(_ view: TicketView, prefix: String = "") {
        self.init(
            ticket: view.ticket,
            session: view.session,
            site: view.site,
            wording: view.wording,
            prefix: prefix,
            phrases: view.phrases,
        )
    }
}

/// Draws the fields of one command.
struct FieldDrawing: Sendable {
    let view: FormScene
    let command: TicketCommand.Name
    /// What was tried with this command, if it was.
    let attempt: Attempt?

    /// - Returns: One control, or one for each question where the field is the questionnaire.
    func fields(_ field: CommandField) -> [ActionField] {
        // What only a request for disclosure has is not asked of others.
        if (command, field.name) == (.submitResult, "decision"), view.ticket?.caseKind != .disclosure { return [] }
        if field.kind == .paragraphs { return areas(field) }
        guard field.kind == .answers else { return [self.field(field)] }
        return view.site.questionnaire.questions.map(question)
    }

    private func field(_ field: CommandField) -> ActionField {
        let control = control(field)
        return (command, field.name) == (.recordCallback, "reason")
            ? control.shown(when: CallbackWord.notNeeded.rawValue) : control
    }

    /// Three areas, and as many as were filled in before.
    private func areas(_ field: CommandField) -> [ActionField] {
        let typed = chosen(field.name)
        return (0..<max(3, typed.count)).map { index in
            ActionField(
                id: "\(ActionForms.id(of: field.name, in: command))-\(index + 1)",
                name: field.name,
                label: view.wording.text("commandField.part", ["number": String(index + 1)]),
                isRequired: index == 0,
                hint: index == 0 ? hint(field.name) : nil,
                problem: index == 0 ? attempt?.problem(of: field.name, view.wording) : nil,
            ).area(index < typed.count ? typed[index] : "", rows: 3)
        }
    }

    private func control(_ field: CommandField) -> ActionField {
        let chosen = chosen(field.name)
        let blank = blank(field.name, isRequired: field.isRequired)
        switch field.kind {
        case .line, .ticketNumber: return blank.line(chosen.first ?? "")
        case .instant: return blank.line(chosen.first ?? "", type: "datetime-local")
        case .paragraph, .paragraphs:
            return blank.area(chosen.first ?? "", rows: field.isRequired ? 3 : 2)
                .offering(phrases(for: blank), isFocused: attempt?.inserted == field.name)
        case .choice(let words, let area):
            let choices = words.map {
                Choice($0, view.wording.text("\(area).\($0)"), isChosen: chosen.contains($0))
            }
            return words.count > 6 ? blank.select(none: none(field), choices) : blank.radios(choices)
        case .colleague:
            // Somebody is always chosen, so nobody is told that they may leave it open.
            return self.blank(field.name, isRequired: true).select(none: nil, colleagues(chosen: chosen.first ?? ""))
        case .exclusion: return blank.select(none: none(field), exclusions(chosen: chosen.first ?? ""))
        case .unit: return blank.select(none: none(field), groups: units(chosen: chosen))
        case .units: return blank.checks(units(chosen: chosen), unfold: view.wording.text("field.chooseUnits"))
        case .matter: return blank.select(none: none(field), groups: matters(chosen: chosen.first ?? ""))
        case .flag, .answers: return blank
        }
    }

    private func phrases(for blank: ActionField) -> PhrasePick? {
        PhrasePick(
            view.phrases,
            command: command,
            field: blank.name,
            id: blank.id,
            label: blank.label,
            view.wording,
        )
    }

    func blank(_ name: String, label: String? = nil, isRequired: Bool) -> ActionField {
        ActionField(
            id: view.prefix + ActionForms.id(of: name, in: command),
            name: name,
            label: label ?? self.label(name),
            isRequired: isRequired,
            hint: hint(name),
            problem: attempt?.problem(of: name, view.wording),
        )
    }

    /// What is filled in: what was typed before, else what is likely.
    func chosen(_ name: String) -> [String] {
        attempt.map { $0.form.all(name) } ?? Likely(view: view, command: command).values(name)
    }

    private func label(_ name: String) -> String {
        view.wording.book.find("field.label.\(command.rawValue).\(name)") ?? view.wording.text("commandField.\(name)")
    }

    private func hint(_ name: String) -> String? {
        switch (command, name) {
        case (.dispatch, "unit") where view.ticket?.proposal?.unit == nil: return nil
        case (.requestExtension, "until"), (.commit, "until"):
            guard let due = view.ticket?.stage.assignment?.resultDeadline?.due else { return nil }
            return view.wording.text("field.hint.until", ["due": view.wording.minute(due)])
        default:
            return view.wording.book.find("field.hint.\(command.rawValue).\(name)")
        }
    }

    private func none(_ field: CommandField) -> String {
        view.wording.text(field.isRequired ? "form.choose" : "form.none")
    }

    private func colleagues(chosen: String) -> [Choice] {
        colleagues.map { login in
            let isReader = login == view.session.login
            let name = isReader ? view.session.name[view.wording.language] : view.wording.colleague(login)
            return Choice(
                login,
                view.wording.text("ticket.person", ["name": name, "login": login]),
                isChosen: login == chosen,
            )
        }
    }

    /// What waits for a decision, and what can be taken back.
    private func exclusions(chosen: String) -> [Choice] {
        let open = view.ticket?.overlays.exclusions.filter { [.requested, .granted].contains($0.state) } ?? []
        return open.map { exclusion in
            let words = [
                view.wording.unit(exclusion.unit), view.wording.word(exclusion.group),
                view.wording.word(exclusion.reason), view.wording.word(exclusion.state),
            ]
            let ordinal = String(exclusion.ordinal)
            return Choice(ordinal, "\(ordinal) · \(view.wording.list(words))", isChosen: ordinal == chosen)
        }
    }

    /// Who may be named: to answer for a ticket, people of the reader's unit who handle tickets and have not withdrawn;
    /// the reader comes first.
    private var colleagues: [String] {
        let session = view.session
        let recused = view.ticket?.overlays.recusals.map(\.login) ?? []
        if command == .endRecusal { return recused }
        let others = view.site.staff.filter { member in
            switch (command, session.role) {
            case (.recuse, .supervisor), (.recuse, .admin): true
            case (.recuse, .handler): false
            default: member.unit == session.unit && member.role == .handler
            }
        }
        return ([session.login] + others.map(\.login).filter { $0 != session.login }).filter { !recused.contains($0) }
    }

    /// Units that the law lets receive the ticket.
    private func units(chosen: [String]) -> [ChoiceGroup] {
        if command == .subDispatch { return below(chosen: chosen) }
        var excluded = Set([view.ticket?.accusedUnit].compactMap(\.self))
        if let pass = view.ticket?.stage.assignment {
            excluded.insert(pass.unit)
            if command == .addCoHandlers { excluded.formUnion(pass.coUnits) }
        }
        return [ChoiceGroup](
            units: view.site.organisation,
            excluding: excluded,
            chosen: Set(chosen),
            view.wording,
        )
    }

    /// The units below the responsible one that have no part yet.
    private func below(chosen: [String]) -> [ChoiceGroup] {
        let organisation = view.site.organisation
        let pass = view.ticket?.stage.assignment
        let others = organisation.departments.map(\.code).filter { unit in
            unit == view.ticket?.accusedUnit || pass?.coUnits.contains(unit) ?? false
                || !organisation.superiors(of: unit).contains { $0.code == pass?.unit }
        }
        return [ChoiceGroup](units: organisation, excluding: Set(others), chosen: Set(chosen), view.wording)
    }

    private func matters(chosen: String) -> [ChoiceGroup] {
        let day = view.ticket.map { view.site.calendar.day(of: $0.filing.receivedAt) }
        return [ChoiceGroup](matters: view.site.catalogue, on: day, chosen: chosen, view.wording)
    }
}
