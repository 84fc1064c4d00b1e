// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Tickets
import WorkCalendar

/// By what dashboards count tickets.
package enum FigureDimension: String, Sendable {
    /// `open` or `ended`, by the day of filing.
    case state
    /// By the day of filing.
    case channel, kind, matter, area
    /// How long it took, by the day on which it ended.
    case span
    /// Unit, stage and lamp, without a day: kept only of reports, to be taken off the overview's totals for whom they accuse.
    case place
}

/// Whose tickets are counted, and for whom.
package struct FigureScope: Hashable, Sendable {
    /// nil for the whole city.
    package let unit: UnitCode?
    /// Who must not learn of reports about them, not even that there is one more (domain.md 1.16).
    package let hiddenFrom: UnitCode?

    package init(unit: UnitCode?, hiddenFrom: UnitCode?) {
        self.unit = unit
        self.hiddenFrom = hiddenFrom
    }

    /// All tickets of the unit or the city.
    var all: String { unit?.rawValue ?? "" }

    /// Those of them that accuse who reads; no code has such a mark.
    var accusing: String { hiddenFrom.map { "!\($0) \(all)" } ?? "!" }
}

/// Where a ticket is counted: one of a handful of cells.
struct FigureCell: Hashable {
    let scope: String
    let dimension: FigureDimension
    /// nil where the day says nothing.
    let day: Day?
    let key: String
}

extension FigureCell: Comparable {
    static func < (one: FigureCell, other: FigureCell) -> Bool { one.order < other.order }

    private var order: (String, String, Int, String) {
        (scope, dimension.rawValue, day?.daysSinceEpoch ?? 0, key)
    }
}

extension Ticket {
    /// The cells in which it is counted as it stands.
    ///
    /// - Parameters:
    ///   - filed: The day of its number, by which lists find it.
    ///   - ending: nil while it is open.
    /// - Returns: One for each dimension that it has, in the city's scope and in its unit's; of a report, besides, those
    ///   that are taken off for whom it accuses.
    func figureCells(filedOn filed: Day, ending: Ending?) -> Set<FigureCell> {
        let accused = accusedUnit
        var cells: Set<FigureCell> = []
        for unit in Set([nil, answeringUnit]) {
            let scope = FigureScope(unit: unit, hiddenFrom: accused)
            for scope in accused == nil ? [scope.all] : [scope.all, scope.accusing] {
                cells.formUnion(counts(filedOn: filed, ending: ending).map { $0.cell(in: scope) })
            }
            if accused != nil {
                let key = FigurePlace(unit: self.unit, stage: stage.name, lamp: overlays.lamp).key
                cells.insert(FigureCell(scope: scope.accusing, dimension: .place, day: nil, key: key))
            }
        }
        return cells
    }

    private func counts(filedOn filed: Day, ending: Ending?) -> [FigureCount] {
        [
            FigureCount(.state, filed, ending == nil ? "open" : "ended"),
            FigureCount(.channel, filed, filing.channel.rawValue),
            FigureCount(.kind, filed, kind.rawValue),
            matter.map { FigureCount(.matter, filed, $0.rawValue) },
            filing.place.area.map { FigureCount(.area, filed, $0.rawValue) },
            ending.map { FigureCount(.span, $0.day, $0.span.rawValue) },
        ].compactMap(\.self)
    }
}

/// A cell of any scope.
private struct FigureCount {
    let dimension: FigureDimension
    let day: Day
    let key: String

    init(_ dimension: FigureDimension, _ day: Day, _ key: String) {
        self.dimension = dimension
        self.day = day
        self.key = key
    }

    func cell(in scope: String) -> FigureCell { FigureCell(scope: scope, dimension: dimension, day: day, key: key) }
}

/// Unit, stage and lamp as the key of one cell.
package struct FigurePlace: Hashable, Sendable {
    package let unit: UnitCode?
    package let stage: Stage.Name
    package let lamp: Lamp

    package init(unit: UnitCode?, stage: Stage.Name, lamp: Lamp) {
        self.unit = unit
        self.stage = stage
        self.lamp = lamp
    }

    var key: String { "\(unit?.rawValue ?? "") \(stage.rawValue) \(lamp.rawValue)" }

    /// - Returns: nil for what only a newer program wrote.
    init?(key: String) {
        let parts = key.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let stage = Stage.Name(rawValue: parts[1]), let lamp = Lamp(rawValue: parts[2]) else {
            return nil
        }
        self.init(unit: UnitCode(parts[0]), stage: stage, lamp: lamp)
    }
}

extension TicketNumber {
    /// The day that it begins with.
    var filedOn: Day? {
        let digits = rawValue
        return Day("\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.dropFirst(6).prefix(2))")
    }
}
