// SPDX-License-Identifier: Apache-2.0

import Storage

extension Schema {
    /// Which number a text message went to (as a hash), for as long as the number's limit counts it.
    static let textedNumbers = SchemaChange(
        number: 24,
        name: "texted numbers",
        statements: [
            """
            CREATE TABLE texted_numbers (
                delivery BIGINT PRIMARY KEY REFERENCES deliveries (id),
                number BYTEA NOT NULL,
                at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX texted_numbers_by_number ON texted_numbers (number, at)",
            "CREATE INDEX texted_numbers_by_at ON texted_numbers (at)",
        ],
    )
}
