// SPDX-License-Identifier: Apache-2.0

package import Tickets
package import WorkCalendar

/// What stands where now, and what has happened today: the live board's figures and the API's `overview`.
package struct Overview: Equatable, Sendable {
    /// The newest journal entry that is counted.
    package let position: Int64
    package let today: Day
    /// Open and ended tickets by unit, stage and lamp; empty cells are left out.
    package let cells: [Cell]
    /// What happened today, over all units.
    package let facts: [Fact: Int]

    package init(position: Int64, today: Day, cells: [Cell], facts: [Fact: Int]) {
        self.position = position
        self.today = today
        self.cells = cells
        self.facts = facts
    }

    package struct Cell: Equatable, Sendable {
        /// nil where no unit is responsible.
        package let unit: UnitCode?
        package let stage: Stage.Name
        package let lamp: Lamp
        package let count: Int

        package init(unit: UnitCode?, stage: Stage.Name, lamp: Lamp, count: Int) {
            self.unit = unit
            self.stage = stage
            self.lamp = lamp
            self.count = count
        }
    }

    /// How many tickets are in the cells that `fits`.
    package func count(where fits: (Cell) -> Bool) -> Int {
        cells.reduce(0) { fits($1) ? $0 + $1.count : $0 }
    }

    package var open: Int { count { $0.stage.isOpen } }
}
