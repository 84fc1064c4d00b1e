// SPDX-License-Identifier: Apache-2.0

/// What the office asks of a telephone exchange, whichever it is (A2).
///
/// Whoever reads `news` must not wait for a verb's answer before reading on: what answers it comes by the same link, which
/// is not read while the news are not.
package protocol CTIAdapter: Sendable {
    associatedtype News: AsyncSequence & Sendable where News.Element == ExchangeNews, News.Failure == Never

    /// All that happens, for one reader. It ends when the adapter does.
    var news: News { get }

    /// Calls somebody on a seat's behalf: the seat's telephone rings first (点击回拨).
    ///
    /// - Parameter order: Who is to call whom.
    /// - Returns: The call, once the seat has answered.
    /// - Throws: `CTIFault.refused` where it has not.
    func call(_ order: CallOrder) async throws(CTIFault) -> CallID

    func answer(_ call: CallID, at seat: Seat) async throws(CTIFault)
    /// Takes a seat out of a call; with only one other in it, the call is over.
    func hangUp(_ call: CallID, at seat: Seat) async throws(CTIFault)
    func hold(_ call: CallID, at seat: Seat) async throws(CTIFault)
    func resume(_ call: CallID, at seat: Seat) async throws(CTIFault)

    /// Hands the call on at once.
    func transfer(_ call: CallID, from seat: Seat, to target: CallTarget) async throws(CTIFault)
    /// Puts the caller on hold and calls somebody, to whom `handOver` then gives the call.
    func consult(_ target: CallTarget, about call: CallID, from seat: Seat) async throws(CTIFault)
    func handOver(_ call: CallID, from seat: Seat) async throws(CTIFault)
    /// Back to the caller.
    func endConsultation(_ target: CallTarget, about call: CallID) async throws(CTIFault)
    /// Brings a third party in: caller, seat and, for example, 110 talk together (三方通话). The seat may then leave.
    func join(_ number: PhoneNumber, to call: CallID, from seat: Seat) async throws(CTIFault)

    /// Has the seat serve the queue, ready; nothing where it does.
    func logIn(_ seat: Seat, to queue: String) async throws(CTIFault)
    func logOut(_ seat: Seat, from queue: String) async throws(CTIFault)
    func pause(_ seat: Seat, for reason: PauseReason) async throws(CTIFault)
    func makeReady(_ seat: Seat) async throws(CTIFault)

    /// Has the caller asked by keys how it was; the seat's part is over (按键评价).
    func survey(_ call: CallID, ticket: String?) async throws(CTIFault)
    /// Calls a citizen and asks by keys.
    func survey(calling number: PhoneNumber, ticket: String?) async throws(CTIFault) -> CallID
}

/// A call to be placed for a seat.
package struct CallOrder: Equatable, Sendable {
    package let seat: Seat
    package let number: PhoneNumber
    package let ticket: String?
    /// How long the seat's telephone rings, in whole seconds, 1 or more.
    package let patience: Int

    package init(seat: Seat, number: PhoneNumber, ticket: String? = nil, patience: Int = 30) {
        self.seat = seat
        self.number = number
        self.ticket = ticket
        self.patience = patience
    }
}

package enum CallTarget: Equatable, Sendable {
    case seat(Seat)
    case number(PhoneNumber)
}

/// Why the exchange did not do what it was asked.
package enum CTIFault: Error, Equatable, Sendable {
    /// There is no link with it: it was not asked.
    case unlinked
    /// It may have done it: the link was cut, or it did not answer in time.
    case unknown
    /// In its own words.
    case refused(String)
    /// It has no such call, or whom this concerns is not in it.
    case noSuchCall
    /// The request has something in it that cannot be sent.
    case unsendable
}
