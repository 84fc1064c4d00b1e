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
        return site.circumstances(of: filing, load: load, guessedBy: currentModel.model)
    }
}

extension Site {
    /// The same, where `load` says how many open tickets the units have that rules weigh. The model is asked where the
    /// site's rules say how far it is trusted.
    func circumstances(of filing: Filing, load: [UnitCode: Int], guessedBy model: NumberedModel?) -> Circumstances {
        let asked = rulebook.classifier == nil ? nil : model
        return Circumstances(
            moment: Circumstances.Moment(filing.receivedAt, on: calendar),
            guesses: asked?.guesses(about: filing) ?? [],
            model: asked?.number,
            load: load,
        )
    }

    /// The same within a transaction.
    func circumstances(
        of filing: Filing,
        guessedBy model: NumberedModel?,
        in reader: any Reader,
    ) throws -> Circumstances {
        let load = try UnitLoad.openTickets(of: rulebook.weighedUnits, in: reader)
        return circumstances(of: filing, load: load, guessedBy: model)
    }
}
