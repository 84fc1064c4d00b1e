// SPDX-License-Identifier: Apache-2.0

import Storage

extension Schema {
    /// What lists find requests by besides their matter (A12).
    static let traits = SchemaChange(
        number: 23,
        name: "traits",
        statements: [
            """
            CREATE TABLE traits (
                trait TEXT NOT NULL,
                ticket BIGINT NOT NULL REFERENCES tickets (id),
                PRIMARY KEY (trait, ticket)
            )
            """
        ],
    )
}
