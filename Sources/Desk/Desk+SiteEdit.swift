// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Records
package import Sites
import Storage
import Tickets
import WorkCalendar

/// A site document that somebody has changed in the browser or on the command line, and is not saved yet.
package struct SiteEdit: Sendable {
    package let kind: DocumentKind
    package let text: String
    /// The number of the document that was changed.
    package var base: Int

    package init(kind: DocumentKind, text: String, base: Int) {
        self.kind = kind
        self.text = text
        self.base = base
    }
}

extension Desk {
    /// The newest document of a kind as it is stored: what is edited next.
    ///
    /// - Throws: `SiteMissing`.
    package func newestDocument(_ kind: DocumentKind) async throws -> SiteDocument {
        guard let document = try await newestDocuments().first(where: { $0.kind == kind }) else { throw SiteMissing() }
        return document
    }

    /// The newest document of each kind that there is, in the order of the kinds.
    package func newestDocuments() async throws -> [SiteDocument] {
        let stored = try await database.read { try SiteRecords.newest(in: $0) }.compactMap(SiteDocument.init)
        return DocumentKind.allCases.compactMap { kind in stored.first { $0.kind == kind } }
    }

    /// The newest versions of a kind, newest first.
    package func versions(of kind: DocumentKind, limit: Int) async throws -> [DocumentVersion] {
        try await database.read { try SiteRecords.versions(of: kind.rawValue, limit: limit, in: $0) }
    }

    /// The site as it would be with the edited document; nothing is stored.
    ///
    /// - Throws: `SiteFaults`.
    package func site(with edit: SiteEdit) async throws -> Site {
        let stored = try await database.read { try SiteRecords.newest(in: $0) }
        return try SiteReader.read(edit.applied(to: stored.compactMap(SiteDocument.init)))
    }

    /// Saves an edited document as the next of its kind; running servers take it up within seconds, this one at once.
    ///
    /// Tickets keep the deadlines that they were given.
    /// - Returns: Its number.
    /// - Throws: `SiteFaults`; `DeskRefusal.documentChanged`, `.documentUnchanged`, `.reasonMissing`. Nothing is saved
    /// then.
    @discardableResult
    package func save(_ edit: SiteEdit, by login: String, reason: String) async throws -> Int {
        let reason = reason.trimmed
        guard (1...500).contains(reason.count) else { throw DeskRefusal.reasonMissing }
        let authorship = Authorship(login: login, reason: reason)
        let now = time.now
        let number = try await change { writer in
            let documents = try SiteRecords.newest(in: writer).compactMap(SiteDocument.init)
            let current = documents.first { $0.kind == edit.kind }
            guard current?.number == edit.base else {
                throw DeskRefusal.documentChanged(seen: edit.base, current: current?.number ?? 0)
            }
            guard current?.text.withoutStamp != edit.text.withoutStamp else { throw DeskRefusal.documentUnchanged }
            let text = edit.text.stamped(edit.base + 1, authorship, at: now)
            let stamped = SiteEdit(kind: edit.kind, text: text, base: edit.base)
            _ = try SiteReader.read(stamped.applied(to: documents))
            return try SiteRecords.add(
                kind: edit.kind.rawValue,
                content: text,
                by: authorship,
                at: now,
                in: writer,
            )
        }
        try await refreshSite()
        return number
    }
}

extension SiteEdit {
    fileprivate func applied(to documents: [SiteDocument]) -> [SiteDocument] {
        documents.filter { $0.kind != kind } + [SiteDocument(kind: kind, number: base + 1, text: text)]
    }
}

extension String {
    /// A saved text begins with who saved it and why, so that a copy on paper or in a folder says it too.
    fileprivate func stamped(_ number: Int, _ authorship: Authorship, at now: Date) -> String {
        let reason = authorship.reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            .filter { !$0.unicodeScalars.contains { $0.properties.generalCategory == .control } }
            .replacing("&", with: "＆")
        let saved = "\(Self.savedBy)\(authorship.login) at \(InstantText.text(now)): \(reason)"
        return "\(Self.stamp)\(number)\(saved)\n" + withoutStamp
    }

    /// The text without the line that an earlier saving put first.
    package var withoutStamp: String {
        guard hasPrefix(Self.stamp), let end = firstIndex(of: "\n"), self[..<end].contains(Self.savedBy) else {
            return self
        }
        return String(self[index(after: end)...])
    }

    private static let stamp = "# Document "
    private static let savedBy = ", saved by "
}
