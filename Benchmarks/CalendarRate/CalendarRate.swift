// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Sites
import WorkCalendar

/// How many questions about working time one core answers in a second, on the calendar of a whole site.
///
/// Each round asks the same mixture: a deadline in working seconds with and without a pause, elapsed time, a due day.
/// The answers are added up and printed, so that nobody can leave the work out.
@main
struct CalendarRate: ParsableCommand {
    @Option(help: "The folder of the site documents.")
    var site = "docs/example-site"

    @Option(help: "Questions in a round.")
    var questions = 400_000

    @Option(help: "Rounds; the middle one counts.")
    var rounds = 5

    func run() throws {
        let folder = URL(filePath: site, directoryHint: .isDirectory)
        let calendar = try SiteReader.read(try SiteFolder.documents(in: folder)).calendar
        let clock = ContinuousClock()
        var rates: [Double] = []
        var sum = 0
        for _ in 0..<rounds {
            let time = try clock.measure { sum &+= try ask(calendar) }
            rates.append(
                Double(questions) / (Double(time.components.attoseconds) / 1e18 + Double(time.components.seconds))
            )
        }
        let lines = try lineRate(clock)
        let middle = rates.sorted()[rates.count / 2]
        print(
            """
            {"evaluationsPerSecond":\(Int(middle)),"slowestRound":\(Int(rates.min() ?? 0)),\
            "commandLinesPerSecond":\(Int(lines)),"checksum":\(sum)}
            """
        )
    }

    /// Starts spread over two years, at any second of the day.
    private func ask(_ calendar: WorkCalendar) throws -> Int {
        var sum = 0
        let first = 1_767_225_600
        for index in 0..<questions {
            let start = Date(timeIntervalSince1970: Double(first + index &* 7_919 % 63_072_000))
            switch index % 4 {
            case 0:
                sum &+= Int(try calendar.deadline(from: start, seconds: 7_200 + index % 100_000).timeIntervalSince1970)
            case 1:
                let pause = DateInterval(start: start.addingTimeInterval(3_600), duration: 90_000)
                let due = try calendar.deadline(from: start, seconds: 28_800, pauses: [pause])
                sum &+= Int(due.timeIntervalSince1970)
            case 2: sum &+= calendar.elapsed(from: start, to: start.addingTimeInterval(Double(index % 500_000)))
            default: sum &+= try calendar.dueDay(after: start, workdays: 1 + index % 10).daysSinceEpoch
            }
        }
        return sum
    }

    /// The same through `hotline calendar evaluate`'s JSON, each line with a calendar of its own.
    private func lineRate(_ clock: ContinuousClock) throws -> Double {
        let line = """
            {"id": 1, "calendar": {"timezone": "Asia/Shanghai", "hours": {"mon": [["09:00","17:00"]], "tue": \
            [["09:00","17:00"]]}, "holidays": ["2026-01-01"]}, "op": "deadline", "start": "2026-01-05T01:30:00Z", \
            "seconds": 36000}
            """
        let count = 20_000
        var length = 0
        let time = clock.measure {
            for _ in 0..<count { length &+= CalendarEvaluation.answer(line: line).utf8.count }
        }
        return Double(count) / (Double(time.components.attoseconds) / 1e18 + Double(time.components.seconds))
            + Double(length) * 0
    }
}
