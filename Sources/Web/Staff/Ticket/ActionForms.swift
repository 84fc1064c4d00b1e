// SPDX-License-Identifier: Apache-2.0

import Desk
import Records
import Tickets

/// Makes the forms of a ticket's commands, with what is likely or what was typed before filled in.
struct ActionForms: Sendable {
    let view: TicketView
    let attempt: Attempt?
    /// nil on the ticket's own page.
    var place: Place?

    /// A card among others: its forms have names of their own and lead back to the list.
    struct Place: Sendable {
        /// The ticket's number.
        let card: String
        let back: String
    }

    /// The form of one command; the primary one is the step that everybody waits for.
    func form(for command: TicketCommand.Name, isPrimary: Bool = false) -> ActionForm {
        let noun = CommandNoun(for: command)
        let tried = attempt.flatMap { $0.command == command ? $0 : nil }
        let scene = FormScene(view, prefix: place.map { "t\($0.card)-" } ?? "")
        let fields = FieldDrawing(view: scene, command: command, attempt: tried)
        let drawn = noun?.fields(of: command).flatMap(fields.fields) ?? []
        return ActionForm(
            id: "\(scene.prefix)step-\(command.rawValue)",
            label: view.wording.word(command),
            accessibleName: [view.wording.word(command), place?.card].compactMap(\.self).joined(separator: " "),
            action: SiteURL.command(view.ticket.number, noun: noun?.rawValue ?? "").path,
            version: view.file.stored.version,
            answer: noun?.answer(of: command),
            isPrimary: isPrimary,
            isOpen: tried != nil,
            back: place?.back,
            fields: drawn,
            hasPhrases: drawn.contains { $0.phrases != nil },
        )
    }

    /// The id of a command's field on the page.
    static func id(of field: String, in command: TicketCommand.Name) -> String {
        "\(command.rawValue)-\(field)".replacing(".", with: "-")
    }

    /// What was typed into a form that the page no longer has.
    static func typed(_ attempt: Attempt, _ wording: Wording) -> [TicketPoint] {
        let fields = CommandNoun(for: attempt.command)?.fields(of: attempt.command) ?? []
        return fields.compactMap { field in
            let text = attempt.form.all(field.name).filter { !$0.isBlank }
            return text.isEmpty ? nil : TicketPoint(wording.text("commandField.\(field.name)"), wording.list(text))
        }
    }
}

/// A command as a form: template `staff/action-form`.
struct ActionForm: Sendable {
    let id: String
    let label: String
    /// The same with the ticket's number where several stand on one page.
    let accessibleName: String
    let action: String
    /// The version of the ticket that the form shows.
    let version: Int
    /// Yes or no, where one noun takes both.
    let answer: String?
    let isPrimary: Bool
    let isOpen: Bool
    /// Where to go on afterwards; nil for the ticket's page.
    let back: String?
    let fields: [ActionField]
    /// Buttons stand in it that put phrases in.
    let hasPhrases: Bool
}

extension CommandNoun {
    /// The commands of a noun that takes yes and no stand in this order; `accepted` tells them apart.
    func answer(of command: TicketCommand.Name) -> String? {
        guard commands.count == 2 else { return nil }
        return command == commands.first ? "true" : "false"
    }

    /// The command that a posted form means.
    func command(meant form: Form) -> TicketCommand.Name? {
        form["accepted"] == "false" ? commands.last : commands.first
    }

    /// The fields to fill in for one command: to say yes there are none, to say no all are needed.
    func fields(of command: TicketCommand.Name) -> [CommandField] {
        switch answer(of: command) {
        case nil: fields
        case "true": []
        default: fields.filter { $0.kind != .flag }.map { .required($0.name, $0.kind) }
        }
    }
}
