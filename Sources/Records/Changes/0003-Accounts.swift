// SPDX-License-Identifier: Apache-2.0

import Storage

extension Schema {
    /// Who may come in: staff, their sessions, and programs with tokens. Secrets are kept as hashes only.
    static let accounts = SchemaChange(
        number: 3,
        name: "accounts",
        statements: [
            """
            CREATE TABLE staff (
                login TEXT PRIMARY KEY,
                name_zh TEXT NOT NULL,
                name_en TEXT NOT NULL,
                role TEXT NOT NULL,
                unit TEXT NOT NULL,
                password TEXT,
                is_active BOOLEAN NOT NULL
            )
            """,
            """
            CREATE TABLE sessions (
                token BYTEA PRIMARY KEY,
                login TEXT NOT NULL REFERENCES staff (login),
                device TEXT NOT NULL,
                started_at BIGINT NOT NULL,
                expires_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX sessions_by_login ON sessions (login, started_at)",
            "CREATE INDEX sessions_by_expiry ON sessions (expires_at)",
            """
            CREATE TABLE api_tokens (
                token BYTEA PRIMARY KEY,
                name TEXT NOT NULL,
                role TEXT NOT NULL,
                unit TEXT,
                created_at BIGINT NOT NULL,
                revoked_at BIGINT
            )
            """,
            "CREATE INDEX api_tokens_by_name ON api_tokens (name, created_at)",
        ],
    )
}
