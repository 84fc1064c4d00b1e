// SPDX-License-Identifier: Apache-2.0

import Storage
import Testing

@Suite struct DatabaseURLTests {
    @Test(arguments: [
        ("sqlite:city.sqlite", "city.sqlite"),
        ("sqlite:/srv/city.sqlite", "/srv/city.sqlite"),
        ("sqlite:///srv/city.sqlite", "/srv/city.sqlite"),
    ])
    func `a SQLite address is a path`(text: String, path: String) throws {
        #expect(try DatabaseURL(text) == .sqlite(path: path))
    }

    @Test func `a PostgreSQL address is kept whole for libpq`() throws {
        let text = "postgresql://u:p@a:5432,b:5433/city?target_session_attrs=read-write"

        #expect(try DatabaseURL(text) == .postgres(url: text))
    }

    @Test(arguments: ["", "city.sqlite", "mysql://host/db", "sqlite:", "sqlite::memory:", "sqlite://host/file"])
    func `what is no address is refused with a reason`(text: String) {
        #expect {
            try DatabaseURL(text)
        } throws: { error in
            guard case DatabaseError.malformedURL(let reason) = error else { return false }
            return !reason.isEmpty
        }
    }

    @Test func `an address in a log shows no password`() throws {
        let url = try DatabaseURL("postgresql://clerk:se/cr@et@db.city:5432/hotline?password=secret")

        #expect(url.description == "postgresql://db.city:5432/hotline")
    }
}
