// SPDX-License-Identifier: Apache-2.0

import Tickets

/// What a phrase is for: in which fields of which forms it is offered.
enum PhrasePurpose: String, CaseIterable, Sendable {
    case reply, question, contact, handling, urging, order, returning, request, decision

    /// - Returns: nil for a field that no purpose fits; a phrase for everything is offered there too.
    init?(_ command: TicketCommand.Name, _ field: String) {
        switch (command, field) {
        case (.answerDirectly, _), (.decline, "told"), (.submitResult, "reply"), (.submitResult, "publicAnswer"),
            (.pause, "notice"):
            self = .reply
        case (.askCaller, _): self = .question
        case (.recordFirstContact, _): self = .contact
        case (.submitResult, _), (.reportCoHandling, _): self = .handling
        case (.urge, _): self = .urging
        case (.supervise, _), (.liftSupervision, _), (.instruct, _): self = .order
        case (.requestReturn, _): self = .returning
        case (.requestExtension, _), (.requestTermination, _): self = .request
        case (.designate, _), (.rejectReturn, _), (.rejectExtension, _), (.rejectTermination, _), (.rejectResult, _),
            (.dispose, _), (.rework, _), (.close, _):
            self = .decision
        default: return nil
        }
    }
}

extension PhrasePurpose: Worded {
    static var area: String { "phrasePurpose" }
}
