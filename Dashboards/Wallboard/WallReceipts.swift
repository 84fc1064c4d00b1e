// SPDX-License-Identifier: Apache-2.0

package import Records
package import Tickets

/// What was received in the last fourteen days, as the wall compares it.
package struct WallReceipts: Equatable, Sendable {
    /// Today's hours, from 0.
    package let today: [Int]
    /// Those of the same day last week.
    package let lastWeek: [Int]
    /// Whole days; the last is today.
    package let days: [Int]
    /// Today by channel.
    package let channels: [Channel: Int]

    package init(_ hours: [WallHour: Int], at moment: WallMoment) {
        var totals: [Int64: Int] = [:]
        var channels: [Channel: Int] = [:]
        for (cell, count) in hours {
            totals[cell.hour, default: 0] += count
            if cell.hour >= moment.start { channels[cell.channel, default: 0] += count }
        }
        self.channels = channels
        let ends = moment.starts.dropFirst() + [moment.end]
        let counts = zip(moment.starts, ends).map { start, end in (start..<end).map { totals[$0] ?? 0 } }
        days = counts.map { $0.reduce(0, +) }
        today = counts.last ?? []
        lastWeek = counts.dropLast(7).last ?? []
    }

    /// Today and on the same day last week in as many whole hours.
    package func soFar(hours: Int) -> (today: Int, lastWeek: Int) {
        (today.prefix(hours).reduce(0, +), lastWeek.prefix(hours).reduce(0, +))
    }
}
