// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// Why a command was refused. Nothing has changed. A case carries the facts of the message, not the message.
package enum TicketRefusal: Error, Equatable, Sendable {
    /// The canonical machine has no such transition (domain.md 1.6).
    case unlawful(TicketCommand.Name, in: Stage.Name)
    case notPermitted(TicketCommand.Name)
    case notYourUnit(UnitCode)
    case textMissing(TextField)
    /// A report never goes to the unit it is about (domain.md 1.16).
    case accusedUnit(UnitCode)
    /// Whoever is interested in a ticket withdraws from it (回避, domain.md 1.16).
    case recused(String)
    case notRecused(String)
    case unitNamedTwice(UnitCode)
    /// Only units below the one that is responsible are given a part of its work.
    case notBelow(UnitCode)
    /// After this many dispatches without an owner the centre designates (domain.md 1.9).
    case mustDesignate(dispatches: Int)
    case designatedUnitCannotReturn
    /// Not returned in time: the unit must handle it (domain.md 1.9).
    case returnWindowClosed(Date)
    case reviewerIsRequester
    case tooManyExtensions(allowed: Int)
    case extensionAfterExpiry(due: Date)
    case extensionNotLater(due: Date)
    /// The new limit lies beyond the longest extension that the site allows.
    case extensionTooLong(latest: Date)
    /// Nobody who handled a ticket answers for the citizen (domain.md 1.13).
    case handlerCannotSurvey
    case alreadyContacted(Date)
    /// Attempts to reach a citizen fall in different half-days (domain.md 1.13).
    case callbackTooEarly(Date)
    /// The citizen was heard, and a reviewer has to say what becomes of it.
    case grievanceUndecided
    case noGrievance
    /// The author's unit helps with nothing here, or has delivered already.
    case nothingToCoHandle
    /// The result of a heavy matter waits for the unit's head (domain.md 1.2).
    case needsEndorsement
    case alreadyEndorsed
    /// So long an extension is for the head of the unit to approve (D4, domain.md 1.8).
    case needsHead
    case cannotLinkToItself
    case alreadyLinked(TicketNumber)
    case notLinked(TicketNumber)
    /// A ticket cannot be its own ancestor.
    case parentRing(TicketNumber)
    /// A split gives at least one new ticket and at most nine.
    case partsOutOfRange
    /// The step belongs to cases of another kind.
    case onlyFor(CaseKind)
    /// The citizen has been asked and has time until then.
    case alreadyAsked(until: Date?)
    /// 一次性告知: what an application lacks is asked once, and within its window.
    case completionAskedBefore
    case completionWindowClosed(Date)
    case alreadyCommitted(until: Date)
    case commitmentNotLater(due: Date)
    case commitmentTooLong(latest: Date)
    /// A request for disclosure is answered by a decision, and nothing else is (政府信息公开条例 art. 36).
    case decisionMissing
    case decisionNotForThis
    /// 复查、复核: asked for within the window, twice at most, and never decided by who handled it before.
    case reviewWindowClosed(Date)
    case reviewsUsedUp
    case reviewerHandledIt(UnitCode)
    case clocksUnchanged
    case cannotMergeIntoItself
    case masterIsMerged(TicketNumber)
    case alreadyPaused(since: Date)
    case notPaused
    case notSupervised
    /// No rung of the ladder waits for the author's word.
    case nothingToAcknowledge
    case nothingToAttach
    /// The same content is on the ticket already.
    case attachedAlready(ordinal: Int)
    /// There is none of this number, or it was withdrawn.
    case noSuchAttachment(ordinal: Int)
    case notYourAttachment
    /// What a report says has to be looked into, whoever takes it back (domain.md 1.16).
    case reportStands
    /// Without the citizen's consent, and of reports and what is confidential, nothing is shown to others.
    case notForPublication
    case notPublished
    /// The unit has asked for it, or it has been granted.
    case exclusionStands(ordinal: Int)
    case noSuchExclusion(ordinal: Int)
    /// It was decided, or is not one that can be taken back.
    case exclusionDecided(ordinal: Int)
    /// No unit decides what it is scored by.
    case reviewerIsOfUnit(UnitCode)
    /// The unit has no such facts on the ticket.
    case nothingToExclude(FactGroup)
    case lampUnchanged
    case noPassToRework
    /// An emergency is handed over between its call and now.
    case handOverOutOfTime(earliest: Date, latest: Date)
    /// The work calendar has no working time to count a deadline in.
    case calendarExhausted

    package enum TextField: String, Codable, Sendable {
        case reply, told, reason, question, answer, handler, legalBasis, note, report, newFacts, order, text, notice
        case coUnits, party, measures, spokenTo, title, person, evidence
    }
}
