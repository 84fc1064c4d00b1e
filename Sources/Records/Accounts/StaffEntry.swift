// SPDX-License-Identifier: Apache-2.0

import Storage
package import Tickets

/// A person who works with the site, as the store knows them.
package struct StaffEntry: Equatable, Sendable {
    /// A code (`Code`): 1…64 of `a-z 0-9 - .`, so that it is never taken for the author of a token's deeds.
    package let login: String
    package let name: LocalText
    package let role: Role
    package let unit: UnitCode

    package init(login: String, name: LocalText, role: Role, unit: UnitCode) {
        self.login = login
        self.name = name
        self.role = role
        self.unit = unit
    }
}

extension StaffEntry {
    init(row: Row) throws {
        self.init(
            login: try row.value("login"),
            name: LocalText(zh: try row.value("name_zh"), en: try row.value("name_en")),
            role: try row.value("role"),
            unit: try row.value("unit"),
        )
    }
}
