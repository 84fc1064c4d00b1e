// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What a load measured.
struct Measurement: Sendable {
    /// Of each answered request, in nanoseconds.
    var latencies: [UInt64] = []
    var statuses: [Int: Int] = [:]
    /// What went wrong on the way, by its name.
    var errors: [String: Int] = [:]
    var seconds = 0.0

    /// One line of JSON; times in milliseconds.
    func json() throws -> String {
        let sorted = latencies.sorted()
        let summary = Summary(
            requests: sorted.count,
            seconds: Self.rounded(seconds),
            perSecond: Self.rounded(seconds > 0 ? Double(sorted.count) / seconds : 0),
            p50: Self.milliseconds(sorted, 0.5),
            p95: Self.milliseconds(sorted, 0.95),
            p99: Self.milliseconds(sorted, 0.99),
            max: Self.milliseconds(sorted, 1),
            statuses: Dictionary(uniqueKeysWithValues: statuses.map { ("\($0.key)", $0.value) }),
            errors: errors,
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(summary), as: UTF8.self)
    }

    private struct Summary: Encodable {
        let requests: Int
        let seconds: Double
        let perSecond: Double
        let p50: Double
        let p95: Double
        let p99: Double
        let max: Double
        let statuses: [String: Int]
        let errors: [String: Int]
    }

    /// The latency that `share` of all requests did not exceed (nearest rank); 0 when nothing was answered.
    private static func milliseconds(_ sorted: [UInt64], _ share: Double) -> Double {
        guard !sorted.isEmpty else { return 0 }
        let rank = Int((share * Double(sorted.count)).rounded(.up))
        return rounded(Double(sorted[Swift.max(0, rank - 1)]) / 1e6)
    }

    private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}
