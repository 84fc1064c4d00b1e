// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A half-open stretch of time in whole milliseconds: since 1970 UTC, or since a local midnight where said so.
struct Span: Hashable, Sendable {
    var from: Int
    var to: Int

    /// One civil day in local milliseconds.
    static let wholeDay = Span(from: 0, to: 86_400_000)

    var length: Int { to - from }
    var isEmpty: Bool { to <= from }

    func moved(by milliseconds: Int) -> Span {
        Span(from: from + milliseconds, to: to + milliseconds)
    }

    func clipped(to limits: Span) -> Span {
        Span(from: max(from, limits.from), to: min(to, limits.to))
    }
}

extension [Span] {
    /// The same time in order, without empty spans, each moment once.
    func merged() -> [Span] {
        var result: [Span] = []
        for span in sorted(by: { $0.from < $1.from }) where !span.isEmpty {
            if let last = result.last, span.from <= last.to {
                result[result.count - 1].to = Swift.max(last.to, span.to)
            } else {
                result.append(span)
            }
        }
        return result
    }

    /// What remains outside `cuts`. Both must be merged.
    func subtracting(_ cuts: [Span]) -> [Span] {
        var result: [Span] = []
        for span in self {
            var rest = span
            for cut in cuts where cut.to > rest.from && cut.from < rest.to {
                result.append(Span(from: rest.from, to: cut.from))
                rest.from = cut.to
            }
            result.append(rest)
        }
        return result.filter { !$0.isEmpty }
    }
}

extension Date {
    /// Milliseconds since 1970, rounded; dates outside the years 0001…9999 count as the nearest moment in them.
    var milliseconds: Int {
        let earliest = -62_135_596_800_000.0
        let latest = 253_402_300_799_999.0
        let exact = (timeIntervalSince1970 * 1000).rounded()
        // Written so that a date that is not a number becomes the earliest one.
        return exact > earliest ? Int(Swift.min(exact, latest)) : Int(earliest)
    }

    init(milliseconds: Int) {
        self.init(timeIntervalSince1970: Double(milliseconds) / 1000)
    }
}
