// SPDX-License-Identifier: Apache-2.0

import Storage

extension Schema {
    /// What classifiers were learnt, and which of them guessed from when on. Both only grow: a model that once guessed can
    /// be asked again why.
    static let models = SchemaChange(
        number: 27,
        name: "models",
        statements: [
            """
            CREATE TABLE classifier_models (
                number BIGINT PRIMARY KEY,
                content BYTEA NOT NULL,
                made_at BIGINT NOT NULL,
                made_by TEXT NOT NULL,
                origin TEXT NOT NULL,
                texts BIGINT NOT NULL,
                figures TEXT
            )
            """,
            """
            CREATE TABLE classifier_terms (
                place BIGINT PRIMARY KEY,
                model BIGINT NOT NULL REFERENCES classifier_models (number),
                since BIGINT NOT NULL,
                login TEXT NOT NULL
            )
            """,
        ],
    )
}
