// SPDX-License-Identifier: Apache-2.0

package import Storage
package import Tickets

/// What people keep: see `ShelfItem`.
package enum ShelfRecords {
    /// Everything of a kind that a person of `unit` may use, by name.
    package static func all(
        _ kind: ShelfItem.Kind,
        for login: String,
        of unit: UnitCode,
        in reader: any Reader,
    ) throws -> [ShelfItem] {
        try reader.rows(
            """
            SELECT id, owner, unit, sharing, purpose, name, content, changed_at
            FROM shelf
            WHERE kind = \(kind.rawValue)
                AND (owner = \(login) OR (sharing = 'unit' AND unit = \(unit)) OR sharing = 'everybody')
            ORDER BY name, id
            """
        ).map(ShelfItem.init)
    }

    package static func find(
        _ id: ID<ShelfItem>,
        _ kind: ShelfItem.Kind,
        in reader: any Reader,
    ) throws -> ShelfItem? {
        try reader.first(
            """
            SELECT id, owner, unit, sharing, purpose, name, content, changed_at
            FROM shelf
            WHERE id = \(id) AND kind = \(kind.rawValue)
            """
        ).map(ShelfItem.init)
    }

    /// How many of a kind somebody keeps.
    package static func count(_ kind: ShelfItem.Kind, of owner: String, in reader: any Reader) throws -> Int {
        try reader.first("SELECT COUNT(*) AS count FROM shelf WHERE kind = \(kind.rawValue) AND owner = \(owner)")?
            .value("count") ?? 0
    }

    package static func nextID(in reader: any Reader) throws -> ID<ShelfItem> {
        try reader.first("SELECT COALESCE(MAX(id), 0) + 1 AS next FROM shelf")?.value("next") ?? ID(1)
    }

    /// Writes a new item, or what was changed of one.
    package static func put(_ item: ShelfItem, _ kind: ShelfItem.Kind, in writer: any Writer) throws {
        let content = item.content
        try writer.execute(
            """
            INSERT INTO shelf (id, kind, owner, unit, sharing, purpose, name, content, changed_at)
            VALUES (\(item.id), \(kind.rawValue), \(item.owner), \(item.unit), \(content.sharing.rawValue),
                \(content.purpose), \(content.name), \(content.text), \(item.changedAt))
            ON CONFLICT (id) DO UPDATE
            SET sharing = excluded.sharing, purpose = excluded.purpose, name = excluded.name,
                content = excluded.content, changed_at = excluded.changed_at
            """
        )
    }

    /// Takes an item away; who started with it starts at home again.
    package static func delete(_ id: ID<ShelfItem>, in writer: any Writer) throws {
        try writer.execute("DELETE FROM start_pages WHERE item = \(id)")
        try writer.execute("DELETE FROM shelf WHERE id = \(id)")
    }

    /// The item with which somebody starts.
    package static func start(of login: String, in reader: any Reader) throws -> ID<ShelfItem>? {
        try reader.first("SELECT item FROM start_pages WHERE login = \(login)")?.value("item")
    }

    package static func setStart(_ item: ID<ShelfItem>?, of login: String, in writer: any Writer) throws {
        try writer.execute("DELETE FROM start_pages WHERE login = \(login)")
        guard let item else { return }
        try writer.execute("INSERT INTO start_pages (login, item) VALUES (\(login), \(item))")
    }
}

extension ShelfItem {
    fileprivate init(row: Row) throws {
        let sharing: String = try row.value("sharing")
        self.init(
            id: try row.value("id"),
            owner: try row.value("owner"),
            unit: try row.value("unit"),
            content: Content(
                // What only a newer program knows is shared with nobody.
                sharing: Sharing(rawValue: sharing) ?? .own,
                purpose: try row.value("purpose"),
                name: try row.value("name"),
                text: try row.value("content"),
            ),
            changedAt: try row.value("changed_at"),
        )
    }
}
