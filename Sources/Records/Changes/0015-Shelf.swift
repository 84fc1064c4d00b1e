// SPDX-License-Identifier: Apache-2.0

import Storage

extension Schema {
    /// What people keep for their work: saved views and phrases, own or shared, and the view they start with.
    static let shelf = SchemaChange(
        number: 15,
        name: "shelf",
        statements: [
            """
            CREATE TABLE shelf (
                id BIGINT PRIMARY KEY,
                kind TEXT NOT NULL,
                owner TEXT NOT NULL,
                unit TEXT NOT NULL,
                sharing TEXT NOT NULL,
                purpose TEXT NOT NULL,
                name TEXT NOT NULL,
                content TEXT NOT NULL,
                changed_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX shelf_by_owner ON shelf (kind, owner)",
            "CREATE INDEX shelf_by_sharing ON shelf (kind, sharing, unit)",
            "CREATE TABLE start_pages (login TEXT PRIMARY KEY, item BIGINT NOT NULL)",
        ],
    )
}
