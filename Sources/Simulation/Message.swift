// SPDX-License-Identifier: Apache-2.0

package import CSV

/// What a citizen says.
package struct Message: Equatable, Sendable {
    package let title: String
    package let detail: String

    package init(title: String, detail: String) {
        self.title = title
        self.detail = detail
    }

    /// The messages of a table with the columns `title` and `detail`; others are ignored.
    ///
    /// - Throws: `CSVFault.columnMissing`.
    package static func messages(in table: CSVTable) throws(CSVFault) -> [Message] {
        try table.require("title", "detail")
        return table.rows.map { Message(title: $0["title"] ?? "", detail: $0["detail"] ?? "") }
    }
}
