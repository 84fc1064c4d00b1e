// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// How hot a topic is: how many people speak of it, how fast they became many, and whether it is one thing.
package struct Heat: Equatable, Sendable {
    /// Different people who told of it.
    package let people: Int
    package let likes: Int
    /// How many told of it in its busiest 30 days, to how many would have if it had come as evenly as everything else;
    /// both one more, so that few are no sign of growth.
    package let growth: Double
    /// 0…1: what part of all that is said with its most telling mark is of this topic. An event has a name of its own; a
    /// theme such as loans or noise has not.
    package let ownness: Double

    package static let window: TimeInterval = 30 * 86_400

    package init(people: Int, likes: Int, growth: Double, ownness: Double) {
        (self.people, self.likes, self.growth, self.ownness) = (people, likes, growth, ownness)
    }

    /// What topics are ranked by. One person's topic is no hot one, however often it is told.
    package var degree: Double {
        guard people > 1 else { return 0 }
        return (Double(people) + log2(1 + Double(max(likes, 0)))) * growth * ownness * ownness
    }

    /// How fast a topic grew.
    ///
    /// - Parameters:
    ///   - times: When it was told of, in order.
    ///   - all: When anything was told, in order; with `times` among it.
    /// - Returns: Above 0; 1 for what came as evenly as everything.
    package static func growth(of times: [Date], among all: [Date]) -> Double {
        var busiest = (count: 0, from: Date.distantPast)
        var first = 0
        for (last, time) in times.enumerated() {
            while time.timeIntervalSince(times[first]) > window { first += 1 }
            if last - first + 1 > busiest.count { busiest = (last - first + 1, times[first]) }
        }
        let meanwhile = all.count(from: busiest.from, to: busiest.from + window)
        let expected = Double(times.count) * Double(meanwhile) / Double(max(all.count, 1))
        return (Double(busiest.count) + 1) / (expected + 1)
    }
}

extension [Date] {
    fileprivate func count(from start: Date, to end: Date) -> Int {
        partition { $0 > end } - partition { $0 >= start }
    }

    /// Where in order the first stands that `belongs` after the others.
    private func partition(_ belongs: (Date) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if belongs(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
