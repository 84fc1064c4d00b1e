// SPDX-License-Identifier: Apache-2.0

import Desk
import Tickets

/// A step that somebody tried and the desk did not take, with what they typed.
struct Attempt: Sendable {
    let command: TicketCommand.Name
    let form: Form
    /// nil where nothing was tried and only a phrase put in.
    let fault: (any Fault)?
    /// The field at fault, by its name in the form.
    let field: String?
    /// The field into which a phrase was put.
    var inserted: String?

    /// - Returns: nil for an error that has a page of its own.
    init?(_ noun: CommandNoun, form: Form, error: any Error) {
        guard let command = noun.command(meant: form) else { return nil }
        let kinds = noun.fields
        switch error {
        case let fault as FieldFault:
            self.init(command: command, form: form, fault: fault, field: fault.field)
        case let refusal as TicketRefusal:
            self.init(command: command, form: form, fault: refusal, field: refusal.field(among: kinds))
        case let refusal as DeskRefusal:
            self.init(command: command, form: form, fault: refusal, field: refusal.field(among: kinds))
        default:
            return nil
        }
    }

    /// The form with a phrase put into `field`; `fault` where a colleague has changed the ticket meanwhile.
    init(_ command: TicketCommand.Name, form: Form, inserted field: String, fault: DeskRefusal?) {
        self.init(command: command, form: form, fault: fault, field: nil)
        inserted = field
    }

    private init(command: TicketCommand.Name, form: Form, fault: (any Fault)?, field: String?) {
        self.command = command
        self.form = form
        self.fault = fault
        self.field = field
    }

    /// What is wrong, in words that name the field as the page does.
    func message(in wording: Wording) -> String {
        guard let fault = fault as? FieldFault else { return fault?.message(in: wording) ?? "" }
        let label = wording.book.find("commandField.\(fault.field)")
        return label.map { fault.message(in: wording, calling: $0) } ?? wording.text("fault.surveyUnanswered")
    }

    /// What is wrong with one field; nil if it is another one or none.
    func problem(of field: String, _ wording: Wording) -> String? {
        field == self.field ? message(in: wording) : nil
    }
}

extension TicketRefusal {
    /// The field of a form that this is about, if one is.
    fileprivate func field(among fields: [CommandField]) -> String? {
        switch self {
        case .textMissing(let text):
            fields.first { $0.name == text.rawValue }?.name ?? fields.first { $0.kind == text.kind }?.name
        case .accusedUnit, .unitNamedTwice: fields.first { $0.kind == .unit || $0.kind == .units }?.name
        case .notBelow, .reviewerHandledIt: fields.first { $0.kind == .unit || $0.kind == .units }?.name
        case .extensionNotLater, .extensionTooLong, .commitmentNotLater, .commitmentTooLong:
            fields.first { $0.kind == .instant }?.name
        case .partsOutOfRange: fields.first { $0.kind == .paragraphs }?.name
        case .decisionMissing: "decision"
        case .cannotMergeIntoItself, .masterIsMerged, .cannotLinkToItself, .alreadyLinked, .notLinked, .parentRing:
            fields.first { $0.kind == .ticketNumber }?.name
        default: nil
        }
    }
}

extension TicketRefusal.TextField {
    /// How a form asks for it where the form has another name for it.
    fileprivate var kind: CommandField.Kind { self == .coUnits ? .units : .paragraph }
}

extension DeskRefusal {
    fileprivate func field(among fields: [CommandField]) -> String? {
        switch self {
        case .unknownUnit: fields.first { $0.kind == .unit || $0.kind == .units }?.name
        case .unknownMatter, .matterNotInForce: fields.first { $0.kind == .matter }?.name
        case .handlerOfOtherUnit: fields.first { $0.kind == .colleague }?.name
        case .unknownTicket: fields.first { $0.kind == .ticketNumber }?.name
        case .staleVersion, .invitationVoid, .numbersUsedUp, .documentChanged, .documentUnchanged, .reasonMissing,
            .bulkKeyTaken:
            nil
        }
    }
}
