// SPDX-License-Identifier: Apache-2.0

package import Desk
import Foundation
import Hummingbird
import Tickets

/// Slows down whoever guesses query codes or survey links, in this process. Only what was wrong counts.
package struct CitizenGuard: Sendable {
    private let numbers: Throttle
    private let addresses: Throttle
    /// Forms with files, each of which costs the server work and room.
    let uploads: Throttle

    /// - Parameters:
    ///   - numbers: By default 20 wrong codes for one ticket in 10 minutes: a code has 8.5 × 10¹¹ possibilities, and
    ///     who locks a stranger out does so for minutes only.
    ///   - addresses: By default 60 in 10 minutes, because many people may share an address; the wait doubles to an
    ///     hour.
    ///   - uploads: By default 40 forms with files from a network in 10 minutes.
    package init(
        numbers: Throttle.Limit = Throttle.Limit(uses: 20, window: 600),
        addresses: Throttle.Limit = Throttle.Limit(uses: 60, window: 600, growingTo: 3_600),
        uploads: Throttle.Limit = Throttle.Limit(uses: 40, window: 600),
    ) {
        self.numbers = Throttle(numbers)
        self.addresses = Throttle(addresses)
        self.uploads = Throttle(uploads)
    }

    /// Counts an attempt before it is looked at, so that a thousand at once gain nothing.
    ///
    /// - Parameters:
    ///   - number: Whose code is tried; nil for a survey link.
    ///   - address: Of the visitor's network.
    ///   - now: When.
    /// - Throws: `TooManyAttempts`.
    func admit(number: TicketNumber?, address: String, at now: Date) throws(TooManyAttempts) {
        try admit(address, to: addresses, at: now)
        if let number { try admit(number.rawValue, to: numbers, at: now) }
    }

    /// The attempt was right: it does not count.
    func forgive(number: TicketNumber?, address: String) {
        addresses.giveBack(address)
        if let number { numbers.giveBack(number.rawValue) }
    }

    private func admit(_ key: String, to throttle: Throttle, at now: Date) throws(TooManyAttempts) {
        if case .refused(let seconds) = throttle.admit(key, at: now) { throw TooManyAttempts(seconds: seconds) }
    }
}

/// Somebody guesses, or shares an address with somebody who does.
struct TooManyAttempts: Fault {
    /// Until it is worth trying again.
    let seconds: Int

    var status: HTTPResponse.Status { .tooManyRequests }
    var code: String { "tooManyAttempts" }
    var retryAfter: Int? { seconds }

    func message(in wording: Wording) -> String {
        wording.text("follow.tooManyAttempts", ["minutes": String((seconds + 59) / 60)])
    }
}
