// SPDX-License-Identifier: Apache-2.0

package import Dashboards
package import Records
import Sites
import Storage
package import Tickets
import WorkCalendar

extension Desk {
    /// Whose tickets a dashboard counts for `author`: those that their lists have. The head of a unit sees the unit's.
    /// `unit` is what they asked for; nil for all that they may see.
    package func figureScope(of unit: UnitCode?, for author: Author) -> FigureScope {
        let isBound = author.role == .handler || author.role == .leader && !site.rules.ranks.leadsCity(author)
        return FigureScope(unit: isBound ? author.unit : unit, hiddenFrom: site.unitKeptFromReports(author.unit))
    }

    /// A city or one of its units at a glance, as `author` may see it (V2, V3).
    package func dashboard(
        of unit: UnitCode?,
        over period: FigurePeriod,
        for author: Author,
    ) async throws -> Dashboard {
        let site = site
        let scope = figureScope(of: unit, for: author)
        let query = DashboardQuery(
            scope: scope,
            period: period,
            today: today,
            hasCalls: site.telephone != nil && scope.unit == nil,
            isWorkday: { site.calendar.isWorkday($0) },
        )
        return try await database.read { try query.dashboard(in: $0) }
    }
}
