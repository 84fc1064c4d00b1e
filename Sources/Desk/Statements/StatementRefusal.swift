// SPDX-License-Identifier: Apache-2.0

/// Why nothing was shown or done about a statement.
package enum StatementRefusal: Error, Equatable, Sendable {
    /// There is no such unit or month, or this person may not read its statement.
    case unknownStatement
    /// Only evaluators freeze months and answer objections, and nobody those of their own unit.
    case notPermitted
    /// The month goes on: its figures are not final.
    case notOver
    /// The month is frozen: nobody objects any more, and nobody freezes it again.
    case frozen
    case unknownObjection
    /// An objection is answered once.
    case answered
    case wordsMissing
    case evidenceMissing
    case replyMissing
    /// - Parameter limit: UTF-16 units.
    case tooLong(limit: Int)
    /// The unit has nothing to do with the ticket.
    case unrelatedTicket
}
