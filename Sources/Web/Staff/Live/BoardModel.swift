// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Foundation
import Tickets
import WorkCalendar

/// The live board's figures in words: template `staff/live-board`. The same for everybody who reads a language.
struct BoardModel: Sendable {
    /// When the figures last changed, and after which journal entry.
    let asOf: String
    let today: String
    let tiles: [Tile]
    let open: Int
    let lamps: [LampCount]
    let matrix: BoardMatrix

    struct Tile: Sendable {
        let label: String
        let count: Int
    }

    struct LampCount: Sendable {
        let mark: LampMark
        let count: Int
        let link: String
        /// Place and width of its part of the bar, in percent.
        let start: String
        let width: String
        let barClass: String
    }

    init(_ overview: Overview, at now: Date, _ wording: Wording) {
        asOf = wording.text(
            "liveBoard.asOf",
            ["time": wording.minute(now), "position": String(overview.position)],
        )
        today = overview.today.description
        tiles = Tile.today(overview, wording)
        open = overview.open
        lamps = LampCount.all(overview, wording)
        matrix = BoardMatrix(overview, wording)
    }

    fileprivate static let figures: [(name: String, facts: [Fact])] = [
        ("received", [.received]), ("answeredDirectly", [.answeredDirectly]), ("dispatched", [.dispatched]),
        ("signed", [.signed]), ("replied", [.replied]), ("closed", [.closed]), ("rated", [.reached]),
        ("dissatisfied", [.dissatisfied, .veryDissatisfied]), ("reworked", [.reworked]),
    ]
}

extension BoardModel.Tile {
    /// What has happened today.
    static func today(_ overview: Overview, _ wording: Wording) -> [BoardModel.Tile] {
        BoardModel.figures.map { name, facts in
            BoardModel.Tile(
                label: wording.text("liveBoard.figure.\(name)"),
                count: facts.reduce(0) { $0 + (overview.facts[$1] ?? 0) },
            )
        }
    }
}

extension BoardModel.LampCount {
    fileprivate static func all(_ overview: Overview, _ wording: Wording) -> [BoardModel.LampCount] {
        let open = max(1, overview.open)
        var before = 0
        return Lamp.allCases.map { lamp in
            let count = overview.count { $0.stage.isOpen && $0.lamp == lamp }
            defer { before += count }
            return BoardModel.LampCount(
                mark: LampMark(lamp, wording),
                count: count,
                link: SiteURL.tickets.path(["lamp": lamp.rawValue]),
                start: percent(before, of: open),
                width: percent(count, of: open),
                barClass: "bar-\(lamp.rawValue)",
            )
        }
    }

    /// With two decimals, without a floating point number's tail.
    private static func percent(_ part: Int, of whole: Int) -> String {
        let hundredths = (part * 10_000 + whole / 2) / whole
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)%"
    }
}
