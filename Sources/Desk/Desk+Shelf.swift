// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Records
import Storage
package import Tickets

/// Why something was not put on the shelf. Nothing has changed.
package enum ShelfRefusal: Error, Equatable, Sendable {
    /// There is no such item, or it is not shared with this person.
    case unknown
    /// Only its owner, or an administrator, changes an item.
    case notYours
    /// Only those who answer for the whole office share with everybody.
    case sharingNotYours
    case nameMissing
    case textMissing
    /// - Parameter limit: UTF-16 units.
    case tooLong(limit: Int)
    /// - Parameter limit: Items of a kind that one person may keep.
    case full(limit: Int)
}

extension ShelfItem {
    /// UTF-16 units of a name.
    package static let nameLimit = 60
    /// UTF-16 units of a view's query or a phrase.
    package static let textLimit = 2_000
    /// Items of a kind that one person may keep.
    package static let countLimit = 200

    /// Whether this person may change it or take it away.
    package func isChangeable(by session: StaffSession) -> Bool {
        owner == session.login || session.role == .admin
    }
}

extension StaffSession {
    /// Whether this person may share with everybody.
    package var sharesWithEverybody: Bool { [.supervisor, .evaluator, .leader, .admin].contains(role) }
}

extension Desk {
    /// Everything of a kind that this person may use, by name.
    package func shelf(_ kind: ShelfItem.Kind, for session: StaffSession) async throws -> [ShelfItem] {
        try await database.read { reader in
            try ShelfRecords.all(kind, for: session.login, of: session.unit, in: reader)
        }
    }

    /// Keeps something new.
    ///
    /// - Throws: `ShelfRefusal`.
    @discardableResult
    package func keep(
        _ content: ShelfItem.Content,
        as kind: ShelfItem.Kind,
        by session: StaffSession,
    ) async throws -> ShelfItem {
        let content = try content.checked(for: session)
        let now = time.now
        return try await change { writer in
            guard try ShelfRecords.count(kind, of: session.login, in: writer) < ShelfItem.countLimit else {
                throw ShelfRefusal.full(limit: ShelfItem.countLimit)
            }
            let item = ShelfItem(
                id: try ShelfRecords.nextID(in: writer),
                owner: session.login,
                unit: session.unit,
                content: content,
                changedAt: now,
            )
            try ShelfRecords.put(item, kind, in: writer)
            return item
        }
    }

    /// Changes something that was kept.
    ///
    /// - Throws: `ShelfRefusal`.
    @discardableResult
    package func alter(
        _ id: ID<ShelfItem>,
        _ kind: ShelfItem.Kind,
        to content: ShelfItem.Content,
        by session: StaffSession,
    ) async throws -> ShelfItem {
        let content = try content.checked(for: session)
        let now = time.now
        return try await change { writer in
            let known = try Self.changeable(id, kind, by: session, in: writer)
            let item = ShelfItem(id: id, owner: known.owner, unit: known.unit, content: content, changedAt: now)
            try ShelfRecords.put(item, kind, in: writer)
            return item
        }
    }

    /// Takes something away that was kept.
    ///
    /// - Throws: `ShelfRefusal`.
    package func discard(_ id: ID<ShelfItem>, _ kind: ShelfItem.Kind, by session: StaffSession) async throws {
        try await change { writer in
            _ = try Self.changeable(id, kind, by: session, in: writer)
            try ShelfRecords.delete(id, in: writer)
        }
    }

    /// The saved view with which this person starts, while they may use it.
    package func startView(for session: StaffSession) async throws -> ShelfItem? {
        try await database.read { reader in
            guard let id = try ShelfRecords.start(of: session.login, in: reader) else { return nil }
            return try ShelfRecords.all(.view, for: session.login, of: session.unit, in: reader).first { $0.id == id }
        }
    }

    /// Makes a saved view the page with which this person starts; nil for their home page.
    ///
    /// - Throws: `ShelfRefusal.unknown`.
    package func setStartView(_ id: ID<ShelfItem>?, for session: StaffSession) async throws {
        try await change { writer in
            if let id {
                let known = try ShelfRecords.all(.view, for: session.login, of: session.unit, in: writer)
                guard known.contains(where: { $0.id == id }) else { throw ShelfRefusal.unknown }
            }
            try ShelfRecords.setStart(id, of: session.login, in: writer)
        }
    }

    private static func changeable(
        _ id: ID<ShelfItem>,
        _ kind: ShelfItem.Kind,
        by session: StaffSession,
        in reader: any Reader,
    ) throws -> ShelfItem {
        guard let item = try ShelfRecords.find(id, kind, in: reader) else { throw ShelfRefusal.unknown }
        guard item.isChangeable(by: session) else {
            let seen = try ShelfRecords.all(kind, for: session.login, of: session.unit, in: reader)
            throw seen.contains(item) ? ShelfRefusal.notYours : .unknown
        }
        return item
    }
}

extension ShelfItem.Content {
    fileprivate func checked(for session: StaffSession) throws(ShelfRefusal) -> ShelfItem.Content {
        var content = self
        content.name = name.trimmed
        guard !content.name.isEmpty else { throw .nameMissing }
        guard content.name.utf16.count <= ShelfItem.nameLimit else { throw .tooLong(limit: ShelfItem.nameLimit) }
        guard !content.text.isBlank else { throw .textMissing }
        guard content.text.utf16.count <= ShelfItem.textLimit else { throw .tooLong(limit: ShelfItem.textLimit) }
        guard content.sharing != .everybody || session.sharesWithEverybody else { throw .sharingNotYours }
        return content
    }
}
