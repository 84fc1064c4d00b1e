// SPDX-License-Identifier: Apache-2.0

/// How the exchange's manager interface is reached, and how patient we are with it.
package struct AsteriskSettings: Sendable {
    package var host = "127.0.0.1"
    package var port = 5_038
    package var user: String
    package var secret: String
    /// How long an action may go unanswered.
    package var patience: Duration = .seconds(5)
    /// Between two signs of life that are asked for.
    package var keepAlive: Duration = .seconds(10)
    /// News that may wait for a slow reader; after that the link is not read.
    package var backlog = 1_024
    package var backoff = Backoff()

    package init(user: String, secret: String) {
        self.user = user
        self.secret = secret
    }
}

/// How long to wait before the next attempt: twice as long each time.
package struct Backoff: Equatable, Sendable {
    package var first: Duration = .milliseconds(500)
    package var longest: Duration = .seconds(30)
    private var failures = 0

    package init() {}

    package mutating func next() -> Duration {
        defer { failures += 1 }
        // Thirty doublings are more than any patience.
        return min(longest, first * (1 << min(failures, 30)))
    }

    package mutating func reset() { failures = 0 }
}
