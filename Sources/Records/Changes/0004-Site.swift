// SPDX-License-Identifier: Apache-2.0

import Storage

extension Schema {
    /// Site documents as imported: immutable, numbered from 1 within each kind.
    static let site = SchemaChange(
        number: 4,
        name: "site",
        statements: [
            """
            CREATE TABLE site_documents (
                kind TEXT NOT NULL,
                number BIGINT NOT NULL,
                content TEXT NOT NULL,
                imported_at BIGINT NOT NULL,
                PRIMARY KEY (kind, number)
            )
            """
        ],
    )
}
