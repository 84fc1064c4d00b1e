// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Slows down whoever guesses passwords: per login, known or not, and per address. In memory of this process.
package struct SignInGuard: Sendable {
    private let logins: Throttle
    private let addresses: Throttle

    /// - Parameters:
    ///   - logins: By default 5 attempts a minute, the wait doubling to 15 minutes.
    ///   - addresses: By default 50 failures a minute, because a whole office may share an address; the wait doubles
    ///     to 15 minutes too.
    package init(
        logins: Throttle.Limit = Throttle.Limit(uses: 5, window: 60, growingTo: 15 * 60),
        addresses: Throttle.Limit = Throttle.Limit(uses: 50, window: 60, growingTo: 15 * 60),
    ) {
        self.logins = Throttle(logins)
        self.addresses = Throttle(addresses)
    }

    /// Counts the attempt before its password is looked at, so that a thousand at once gain nothing.
    ///
    /// - Throws: `SignInRefusal.throttled`.
    func admit(_ attempt: SignInAttempt, at now: Date) throws(SignInRefusal) {
        try admit(attempt.address, to: addresses, at: now)
        try admit(attempt.throttleKey, to: logins, at: now)
    }

    private func admit(_ key: String, to throttle: Throttle, at now: Date) throws(SignInRefusal) {
        if case .refused(let seconds) = throttle.admit(key, at: now) { throw .throttled(retryAfterSeconds: seconds) }
    }

    /// The attempt succeeded: its login starts afresh, and its address pays for failures only.
    func forgive(_ attempt: SignInAttempt) {
        logins.forget(attempt.throttleKey)
        addresses.giveBack(attempt.address)
    }
}

extension SignInAttempt {
    /// What cannot be a login is guessed at under one key, so that its length costs no memory.
    fileprivate var throttleKey: String { possibleLogin ?? "" }
}
