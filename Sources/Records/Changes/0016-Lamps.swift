// SPDX-License-Identifier: Apache-2.0

import Storage

extension Schema {
    /// A unit's tickets by lamp: of a unit that has handled a hundred thousand, the few that are late.
    static let lamps = SchemaChange(
        number: 16,
        name: "lamps",
        statements: ["CREATE INDEX tickets_by_unit_and_lamp ON tickets (unit, lamp, id) WHERE lamp <> 'green'"],
    )
}
