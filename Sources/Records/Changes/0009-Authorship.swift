// SPDX-License-Identifier: Apache-2.0

import Storage

extension Schema {
    /// Who saved a site document, and why; nil for those imported from a folder.
    static let authorship = SchemaChange(
        number: 9,
        name: "authorship",
        statements: [
            "ALTER TABLE site_documents ADD COLUMN author TEXT",
            "ALTER TABLE site_documents ADD COLUMN reason TEXT",
        ],
    )
}
