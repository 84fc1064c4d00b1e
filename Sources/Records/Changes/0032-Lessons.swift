// SPDX-License-Identifier: Apache-2.0

import Storage

extension Schema {
    /// When a classifier was learnt from the store's tickets on schedule, by which process, and what came of it.
    static let lessons = SchemaChange(
        number: 32,
        name: "lessons",
        statements: [
            """
            CREATE TABLE classifier_lessons (
                due BIGINT PRIMARY KEY,
                holder TEXT NOT NULL,
                until BIGINT NOT NULL,
                ended_at BIGINT,
                model BIGINT REFERENCES classifier_models (number)
            )
            """
        ],
    )
}
