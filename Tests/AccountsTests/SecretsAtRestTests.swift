// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Sites
import Storage
import TestKit
import Testing
import Tickets

struct SecretsAtRestTests {
    @Test(arguments: Engine.available)
    func `no table holds a password, a session's token, a form's key or an API token`(engine: Engine) async throws {
        try await engine.withOffice { office in
            try await office.desk.importStaff([.sample("zhang")])
            try await office.desk.setPassword(Office.password, for: "zhang")
            let session = try await office.signIn("zhang", device: "Firefox 140").token
            let formKey = try #require(try await office.desk.session(token: session)?.formKey)
            let token = try await office.desk.createToken(name: "intake", role: .agent, unit: nil)

            let store = try await office.desk.database.contents()

            #expect(store.holds("zhang") && store.holds("Firefox 140") && store.holds("intake"))
            for secret in [Office.password, session, formKey, token, String(token.dropFirst(3))] {
                #expect(!store.holds(secret))
            }
        }
    }
}

/// Every value of a store, in hexadecimal.
private struct Contents {
    let values: [String]

    /// Also finds text that is kept in a BYTEA column, which PostgreSQL casts to hexadecimal.
    func holds(_ text: String) -> Bool {
        let once = Self.hexadecimal(text)
        return values.contains { $0.contains(once) || $0.contains(Self.hexadecimal(once)) }
    }

    private static func hexadecimal(_ text: String) -> String {
        text.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

extension Database {
    fileprivate func contents() async throws -> Contents {
        try await read { reader in
            let values = try columns(in: reader).flatMap { table, column in
                try reader.rows(hexadecimal(column, of: table)).map { try $0.value("hex", as: String?.self) ?? "" }
            }
            return Contents(values: values.map { $0.lowercased() })
        }
    }

    private func columns(in reader: any Reader) throws -> [(table: String, column: String)] {
        let sql: SQL =
            switch engine {
            case .sqlite:
                """
                SELECT tables.name AS owner, columns.name AS part
                FROM sqlite_master AS tables JOIN pragma_table_info(tables.name) AS columns
                WHERE tables.type = 'table' AND tables.sql NOT LIKE 'CREATE VIRTUAL%'
                """
            case .postgres:
                """
                SELECT CAST(table_name AS TEXT) AS owner, CAST(column_name AS TEXT) AS part
                FROM information_schema.columns
                WHERE table_schema = 'public'
                """
            }
        return try reader.rows(sql).map { (try $0.value("owner"), try $0.value("part")) }
    }

    private func hexadecimal(_ column: String, of table: String) -> SQL {
        switch engine {
        case .sqlite: "SELECT hex(CAST(\"\(raw: column)\" AS BLOB)) AS hex FROM \"\(raw: table)\""
        case .postgres:
            """
            SELECT encode(convert_to(CAST("\(raw: column)" AS TEXT), 'UTF8'), 'hex') AS hex FROM "\(raw: table)"
            """
        }
    }
}
