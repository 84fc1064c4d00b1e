// SPDX-License-Identifier: Apache-2.0

package import Storage
package import Tickets

/// How busy units are: what rules about their load are asked with (C2).
package enum UnitLoad {
    /// Open tickets of each of `units`, from the tallies; a unit without any is left out.
    package static func openTickets(of units: Set<UnitCode>, in reader: any Reader) throws -> [UnitCode: Int] {
        var load: [UnitCode: Int] = [:]
        for unit in units {
            let stages = try reader.rows(
                """
                SELECT stage, CAST(SUM(count) AS BIGINT) AS total
                FROM tally_totals
                WHERE unit = \(unit)
                GROUP BY stage
                """
            )
            for row in stages where try row.value("stage", as: Stage.Name.self).isOpen {
                load[unit, default: 0] += try row.value("total")
            }
        }
        return load
    }
}
