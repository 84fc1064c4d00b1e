// SPDX-License-Identifier: Apache-2.0

import Foundation
import Records
import Synchronization
import Tickets

/// Whom the tokens that were shown in the last second speak for: a program that calls a hundred times a second is
/// looked up once. So a revoked token ends within a second, in every process.
///
/// A class, because all copies of the desk share it.
final class TokenBearers: Sendable {
    private struct Bearer {
        let author: Author
        let lookedUpAt: Date
    }

    private static let capacity = 1_000

    private let bearers = Mutex<[SecretHash: Bearer]>([:])

    func author(of secret: SecretHash, at now: Date) -> Author? {
        bearers.withLock { bearers in
            // A clock that was set back makes nobody's token last.
            guard let bearer = bearers[secret], (0..<1).contains(now.timeIntervalSince(bearer.lookedUpAt)) else {
                return nil
            }
            return bearer.author
        }
    }

    func remember(_ author: Author, of secret: SecretHash, at now: Date) {
        bearers.withLock { bearers in
            if bearers.count >= Self.capacity { bearers.removeAll() }
            bearers[secret] = Bearer(author: author, lookedUpAt: now)
        }
    }

    func forgetAll() {
        bearers.withLock { $0.removeAll() }
    }
}
