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
    case unitNamedTwice(UnitCode)
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
    /// The author's unit helps with nothing here, or has delivered already.
    case nothingToCoHandle
    case cannotMergeIntoItself
    case masterIsMerged(TicketNumber)
    case alreadyPaused(since: Date)
    case notPaused
    case notSupervised
    /// No rung of the ladder waits for the author's word.
    case nothingToAcknowledge
    case lampUnchanged
    case noPassToRework
    /// The work calendar has no working time to count a deadline in.
    case calendarExhausted

    package enum TextField: String, Codable, Sendable {
        case reply, told, reason, question, answer, handler, legalBasis, note, report, newFacts, order, text, notice
        case coUnits
    }
}
