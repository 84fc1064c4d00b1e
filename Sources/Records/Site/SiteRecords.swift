// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage

/// A site document as stored: the kind is the file's name without its ending, numbers count from 1 within a kind.
package struct StoredDocument: Equatable, Sendable {
    package let kind: String
    package let number: Int
    package let content: String
}

/// A version of a site document, without its text.
package struct DocumentVersion: Equatable, Sendable {
    package let number: Int
    package let importedAt: Date
    /// The login of who saved it in the browser; nil for an import from a folder.
    package let author: String?
    package let reason: String?
}

/// Who saves a document, and why.
package struct Authorship: Equatable, Sendable {
    package let login: String
    package let reason: String

    package init(login: String, reason: String) {
        self.login = login
        self.reason = reason
    }
}

/// Site documents are immutable: an import adds, nothing is changed or removed (docs/adr/0006).
package enum SiteRecords {
    /// The newest document of each kind.
    package static func newest(in reader: any Reader) throws -> [StoredDocument] {
        try reader.rows(
            """
            SELECT kind, number, content
            FROM site_documents AS document
            WHERE number = (SELECT MAX(number) FROM site_documents WHERE kind = document.kind)
            ORDER BY kind
            """
        ).map(StoredDocument.init)
    }

    /// The number of the document of a kind that was in force at an instant; of the first where none was yet.
    package static func number(of kind: String, at instant: Date, in reader: any Reader) throws -> Int? {
        try reader.first(
            """
            SELECT COALESCE(
                (SELECT MAX(number) FROM site_documents WHERE kind = \(kind) AND imported_at <= \(instant)),
                (SELECT MIN(number) FROM site_documents WHERE kind = \(kind))
            ) AS number
            """
        )?.value("number")
    }

    /// One document; nil when there is none of that number.
    package static func document(_ kind: String, number: Int, in reader: any Reader) throws -> StoredDocument? {
        try reader.first(
            "SELECT kind, number, content FROM site_documents WHERE kind = \(kind) AND number = \(number)"
        ).map(StoredDocument.init)
    }

    /// The newest number of each kind.
    package static func numbers(in reader: any Reader) throws -> [String: Int] {
        try reader.rows("SELECT kind, MAX(number) AS newest FROM site_documents GROUP BY kind")
            .reduce(into: [:]) { numbers, row in
                numbers[try row.value("kind", as: String.self)] = try row.value("newest", as: Int.self)
            }
    }

    /// The newest versions of a kind, newest first.
    package static func versions(of kind: String, limit: Int, in reader: any Reader) throws -> [DocumentVersion] {
        try reader.rows(
            """
            SELECT number, imported_at, author, reason
            FROM site_documents
            WHERE kind = \(kind)
            ORDER BY number DESC
            LIMIT \(limit)
            """
        ).map {
            DocumentVersion(
                number: try $0.value("number"),
                importedAt: try $0.value("imported_at"),
                author: try $0.value("author"),
                reason: try $0.value("reason"),
            )
        }
    }

    /// Stores a document as the next of its kind, unless it is the same as the newest.
    ///
    /// - Returns: Its number.
    package static func add(
        kind: String,
        content: String,
        by authorship: Authorship? = nil,
        at now: Date,
        in writer: any Writer,
    ) throws -> Int {
        let newest = try writer.first(
            "SELECT number, content FROM site_documents WHERE kind = \(kind) ORDER BY number DESC LIMIT 1"
        )
        let number: Int = try newest?.value("number") ?? 0
        if let newest, try newest.value("content", as: String.self) == content { return number }
        try writer.execute(
            """
            INSERT INTO site_documents (kind, number, content, imported_at, author, reason)
            VALUES
                (\(kind), \(number + 1), \(content), \(now), \(authorship?.login), \(authorship?.reason))
            """
        )
        return number + 1
    }
}

extension StoredDocument {
    fileprivate init(row: Row) throws {
        self.init(
            kind: try row.value("kind"),
            number: try row.value("number"),
            content: try row.value("content"),
        )
    }
}
