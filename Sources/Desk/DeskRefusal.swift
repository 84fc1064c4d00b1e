// SPDX-License-Identifier: Apache-2.0

import Tickets

/// What the desk refuses before the law is asked. Nothing has changed.
package enum DeskRefusal: Error, Equatable, Sendable {
    /// There is no such ticket, or this person may not know of it.
    case unknownTicket(String)
    /// A colleague was faster; their change is at `current`.
    case staleVersion(seen: Int, current: Int)
    case unknownUnit(String)
    case unknownMatter(String)
    /// The catalogue has the matter, but not for requests of the ticket's day.
    case matterNotInForce(String)
    /// Somebody of another unit was named as the person who answers for the ticket.
    case handlerOfOtherUnit(String)
    /// The invitation to rate is forged, expired or used.
    case invitationVoid
    /// Somebody else has saved a site document meanwhile; nothing of the later one was saved.
    case documentChanged(seen: Int, current: Int)
    /// The text is that of the document in force.
    case documentUnchanged
    /// A site document is saved with a reason of 1 to 500 characters.
    case reasonMissing
    /// The day has no number left for another ticket; nothing was filed.
    case numbersUsedUp
    /// The key of a run over many tickets stands for another run of the same person.
    case bulkKeyTaken
}
