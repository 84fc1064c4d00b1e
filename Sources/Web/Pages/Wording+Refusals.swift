// SPDX-License-Identifier: Apache-2.0

package import Tickets

extension Wording {
    /// Why the law refused, in the reader's words.
    package func sentence(_ refusal: TicketRefusal) -> String {
        text("refusal.\(refusal.name)", arguments(of: refusal))
    }

    /// What is wrong with a request, naming the field.
    package func sentence(_ refusal: IntakeRefusal) -> String {
        switch refusal {
        case .missing(let field): text("intakeRefusal.missing", ["field": word(field)])
        case .tooLong(let field, let limit):
            text("intakeRefusal.tooLong", ["field": word(field), "limit": String(limit)])
        case .unreadable(let field): text("intakeRefusal.unreadable", ["field": word(field)])
        // What was sent is not repeated: it may be anything.
        case .unknown(let field, _): text("intakeRefusal.unknown", ["field": word(field)])
        case .notInForce(let field, _): text("intakeRefusal.notInForce", ["field": word(field)])
        case .answer(let question, let fault): sentence(fault, about: question)
        case .reserved(let field): text("intakeRefusal.reserved", ["field": word(field)])
        case .namesSender(let field): text("intakeRefusal.namesSender", ["field": word(field)])
        }
    }

    /// What is wrong with the answer to a question of the matter, in `question`'s words or by its code.
    package func sentence(_ fault: AnswerFault, about question: String) -> String {
        var arguments = ["question": question]
        if case .tooLong(let limit) = fault { arguments["limit"] = String(limit) }
        return text("answerFault.\(fault.name)", arguments)
    }

    private func arguments(of refusal: TicketRefusal) -> [String: String] {
        switch refusal {
        case .unlawful(let command, let stage): ["command": word(command), "stage": word(stage)]
        case .notPermitted(let command): ["command": word(command)]
        case .notYourUnit(let unit), .accusedUnit(let unit), .unitNamedTwice(let unit): ["unit": self.unit(unit)]
        case .recused(let login), .notRecused(let login): ["who": colleague(login)]
        case .notBelow(let unit), .reviewerHandledIt(let unit): ["unit": self.unit(unit)]
        case .alreadyLinked(let number), .notLinked(let number), .parentRing(let number): ["number": number.rawValue]
        case .onlyFor(let kind): ["case": word(kind)]
        case .alreadyAsked(let until): ["until": until.map(minute) ?? "—"]
        case .completionWindowClosed(let at), .reviewWindowClosed(let at): ["at": minute(at)]
        case .alreadyCommitted(let until): ["until": minute(until)]
        case .commitmentNotLater(let due): ["due": minute(due)]
        case .commitmentTooLong(let latest): ["latest": minute(latest)]
        case .textMissing(let field): ["field": word(field)]
        case .mustDesignate(let dispatches): ["dispatches": String(dispatches)]
        case .returnWindowClosed(let at), .alreadyContacted(let at), .callbackTooEarly(let at): ["at": minute(at)]
        case .tooManyExtensions(let allowed): ["allowed": String(allowed)]
        case .extensionAfterExpiry(let due), .extensionNotLater(let due): ["due": minute(due)]
        case .extensionTooLong(let latest): ["latest": minute(latest)]
        case .masterIsMerged(let number): ["number": number.rawValue]
        case .handOverOutOfTime(let earliest, let latest): ["earliest": minute(earliest), "latest": minute(latest)]
        case .alreadyPaused(let since): ["since": minute(since)]
        case .attachedAlready(let ordinal), .noSuchAttachment(let ordinal), .exclusionStands(let ordinal),
            .noSuchExclusion(let ordinal), .exclusionDecided(let ordinal):
            ["ordinal": String(ordinal)]
        case .reviewerIsOfUnit(let unit): ["unit": self.unit(unit)]
        case .nothingToExclude(let group): ["group": word(group)]
        case .needsEndorsement, .alreadyEndorsed, .needsHead, .cannotLinkToItself, .partsOutOfRange,
            .completionAskedBefore, .decisionMissing, .decisionNotForThis, .reviewsUsedUp, .clocksUnchanged,
            .designatedUnitCannotReturn, .reviewerIsRequester, .handlerCannotSurvey, .cannotMergeIntoItself,
            .nothingToCoHandle, .notPaused, .notSupervised, .nothingToAcknowledge, .nothingToAttach, .notYourAttachment,
            .grievanceUndecided, .noGrievance, .reportStands, .notForPublication, .notPublished, .lampUnchanged,
            .noPassToRework,
            .calendarExhausted:
            [:]
        }
    }
}

extension TicketRefusal {
    /// The case's name: the key of its sentence, and its word in the API.
    package var name: String {
        switch self {
        case .unlawful: "unlawful"
        case .notPermitted: "notPermitted"
        case .notYourUnit: "notYourUnit"
        case .textMissing: "textMissing"
        case .accusedUnit: "accusedUnit"
        case .recused: "recused"
        case .notRecused: "notRecused"
        case .unitNamedTwice: "unitNamedTwice"
        case .notBelow: "notBelow"
        case .needsEndorsement: "needsEndorsement"
        case .alreadyEndorsed: "alreadyEndorsed"
        case .needsHead: "needsHead"
        case .cannotLinkToItself: "cannotLinkToItself"
        case .alreadyLinked: "alreadyLinked"
        case .notLinked: "notLinked"
        case .parentRing: "parentRing"
        case .partsOutOfRange: "partsOutOfRange"
        case .onlyFor: "onlyFor"
        case .alreadyAsked: "alreadyAsked"
        case .completionAskedBefore: "completionAskedBefore"
        case .completionWindowClosed: "completionWindowClosed"
        case .alreadyCommitted: "alreadyCommitted"
        case .commitmentNotLater: "commitmentNotLater"
        case .commitmentTooLong: "commitmentTooLong"
        case .decisionMissing: "decisionMissing"
        case .decisionNotForThis: "decisionNotForThis"
        case .reviewWindowClosed: "reviewWindowClosed"
        case .reviewsUsedUp: "reviewsUsedUp"
        case .reviewerHandledIt: "reviewerHandledIt"
        case .clocksUnchanged: "clocksUnchanged"
        case .mustDesignate: "mustDesignate"
        case .designatedUnitCannotReturn: "designatedUnitCannotReturn"
        case .returnWindowClosed: "returnWindowClosed"
        case .reviewerIsRequester: "reviewerIsRequester"
        case .tooManyExtensions: "tooManyExtensions"
        case .extensionAfterExpiry: "extensionAfterExpiry"
        case .extensionNotLater: "extensionNotLater"
        case .extensionTooLong: "extensionTooLong"
        case .handlerCannotSurvey: "handlerCannotSurvey"
        case .alreadyContacted: "alreadyContacted"
        case .callbackTooEarly: "callbackTooEarly"
        case .grievanceUndecided: "grievanceUndecided"
        case .noGrievance: "noGrievance"
        case .nothingToCoHandle: "nothingToCoHandle"
        case .cannotMergeIntoItself: "cannotMergeIntoItself"
        case .masterIsMerged: "masterIsMerged"
        case .alreadyPaused: "alreadyPaused"
        case .notPaused: "notPaused"
        case .notSupervised: "notSupervised"
        case .nothingToAcknowledge: "nothingToAcknowledge"
        case .nothingToAttach: "nothingToAttach"
        case .attachedAlready: "attachedAlready"
        case .noSuchAttachment: "noSuchAttachment"
        case .notYourAttachment: "notYourAttachment"
        case .reportStands: "reportStands"
        case .notForPublication: "notForPublication"
        case .notPublished: "notPublished"
        case .exclusionStands: "exclusionStands"
        case .noSuchExclusion: "noSuchExclusion"
        case .exclusionDecided: "exclusionDecided"
        case .reviewerIsOfUnit: "reviewerIsOfUnit"
        case .nothingToExclude: "nothingToExclude"
        case .lampUnchanged: "lampUnchanged"
        case .noPassToRework: "noPassToRework"
        case .handOverOutOfTime: "handOverOutOfTime"
        case .calendarExhausted: "calendarExhausted"
        }
    }
}

extension AnswerFault {
    /// The case's name: the key of its sentence.
    fileprivate var name: String {
        switch self {
        case .missing: "missing"
        case .tooLong: "tooLong"
        case .noNumber: "noNumber"
        case .noDay: "noDay"
        case .noSuchChoice: "noSuchChoice"
        case .unreadable: "unreadable"
        case .noSuchQuestion: "noSuchQuestion"
        }
    }
}
