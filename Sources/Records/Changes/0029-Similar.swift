// SPDX-License-Identifier: Apache-2.0

import Storage

extension Schema {
    /// What tells each ticket of a sliding window from others, by which terms it is found, and the topics that tickets
    /// make together. `GroupTopics` keeps it (docs/adr/0019).
    static let similar = SchemaChange(
        number: 29,
        name: "similar",
        statements: [
            // In how many tickets a term occurs, by the lowest bits of its number, so that there are never more rows than that.
            "CREATE TABLE term_counts (slot BIGINT PRIMARY KEY, tickets BIGINT NOT NULL)",
            """
            CREATE TABLE topics (
                id BIGINT PRIMARY KEY,
                title TEXT NOT NULL,
                tickets BIGINT NOT NULL,
                first_at BIGINT NOT NULL,
                last_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX topics_by_size ON topics (tickets, last_at, id) WHERE tickets > 1",
            """
            CREATE TABLE ticket_sketches (
                ticket BIGINT PRIMARY KEY,
                topic BIGINT,
                received_at BIGINT NOT NULL,
                sketch BYTEA NOT NULL
            )
            """,
            "CREATE INDEX ticket_sketches_by_topic ON ticket_sketches (topic, ticket) WHERE topic IS NOT NULL",
            "CREATE INDEX ticket_sketches_by_time ON ticket_sketches (received_at, ticket)",
            "CREATE TABLE sketch_keys (term BIGINT NOT NULL, ticket BIGINT NOT NULL, PRIMARY KEY (term, ticket))",
        ],
    )
}
