// SPDX-License-Identifier: Apache-2.0

import Foundation
import Records
import Routing
import Sites
import Storage
import Tickets

extension Desk {
    /// What routing asks about a request besides the request itself.
    func circumstances(of filing: Filing, under site: Site) async throws -> Circumstances {
        let weighed = site.rulebook.weighedUnits
        let load = weighed.isEmpty ? [:] : try await database.read { try UnitLoad.openTickets(of: weighed, in: $0) }
        return site.circumstances(of: filing, load: load)
    }
}

extension Site {
    /// The same, where `load` says how many open tickets the units have that rules weigh.
    func circumstances(of filing: Filing, load: [UnitCode: Int]) -> Circumstances {
        Circumstances(moment: Circumstances.Moment(filing.receivedAt, on: calendar), load: load)
    }

    /// The same within a transaction.
    func circumstances(of filing: Filing, in reader: any Reader) throws -> Circumstances {
        circumstances(of: filing, load: try UnitLoad.openTickets(of: rulebook.weighedUnits, in: reader))
    }
}
