// SPDX-License-Identifier: Apache-2.0

import Storage

extension Schema {
    /// Which emergencies were handed over without their number. A store with tickets gets them at the next start: see
    /// `OwedRecords.complete`.
    static let numbersOwed = SchemaChange(
        number: 26,
        name: "numbers owed",
        statements: [
            """
            INSERT INTO owed (duty, owner, ticket)
            SELECT 'unfilled', 'number', MIN(id)
            FROM tickets
            HAVING COUNT(*) > 0
            """
        ],
    )
}
