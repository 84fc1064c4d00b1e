// SPDX-License-Identifier: Apache-2.0

import Storage

extension Schema {
    /// What helping units still owe (domain.md 1.10): a row for each, gone once it has delivered or the pass is over.
    static let coTasks = SchemaChange(
        number: 8,
        name: "co-tasks",
        statements: [
            """
            CREATE TABLE co_tasks (
                unit TEXT NOT NULL,
                ticket BIGINT NOT NULL REFERENCES tickets (id),
                PRIMARY KEY (unit, ticket)
            )
            """,
            "CREATE INDEX co_tasks_by_ticket ON co_tasks (ticket)",
        ],
    )
}
