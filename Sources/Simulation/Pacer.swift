// SPDX-License-Identifier: Apache-2.0

/// Lets at most so many pass in a second of real time.
struct Pacer {
    private let rate: Double?
    private let start = ContinuousClock.now
    private var admitted = 0

    /// - Parameter rate: In a second; nil: no limit.
    init(rate: Double?) { self.rate = rate }

    /// Waits until `count` more may pass.
    ///
    /// - Throws: `CancellationError`.
    mutating func admit(_ count: Int) async throws {
        guard let rate, count > 0 else { return }
        try await ContinuousClock().sleep(until: start + .seconds(Double(admitted) / rate))
        admitted += count
    }
}
