// SPDX-License-Identifier: Apache-2.0

import Foundation
import Records
import Storage
import TestKit
import Testing
import Tickets

@testable import Desk

/// What people keep for their work, and who may use and change it.
struct ShelfTests {
    private static func session(_ login: String, _ role: Role, _ unit: UnitCode) -> StaffSession {
        StaffSession(
            login: login,
            name: LocalText(zh: login, en: login),
            role: role,
            unit: unit,
            formKey: "",
            startedAt: .at("2026-03-02T09:00:00+08:00"),
            expiresAt: .at("2026-03-02T21:00:00+08:00"),
        )
    }

    private let water = Self.session("handler.water", .handler, .water)
    private let colleague = Self.session("handler.water2", .handler, .water)
    private let market = Self.session("handler.market", .handler, .market)
    private let supervisor = Self.session("supervisor1", .supervisor, .centre)
    private let admin = Self.session("admin1", .admin, .centre)

    private func view(_ sharing: ShelfItem.Sharing, name: String = "我的视图") -> ShelfItem.Content {
        ShelfItem.Content(sharing: sharing, name: name, text: "lamp=red&order=urgent")
    }

    @Test(arguments: Engine.available)
    func `what is shared is seen by those with whom it is shared`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let desk = try await Office.open(on: database).desk
            try await desk.keep(view(.own, name: "a"), as: .view, by: water)
            try await desk.keep(view(.unit, name: "b"), as: .view, by: water)
            try await desk.keep(view(.everybody, name: "c"), as: .view, by: supervisor)

            #expect(try await desk.shelf(.view, for: water).map(\.content.name) == ["a", "b", "c"])
            #expect(try await desk.shelf(.view, for: colleague).map(\.content.name) == ["b", "c"])
            #expect(try await desk.shelf(.view, for: market).map(\.content.name) == ["c"])
            #expect(try await desk.shelf(.phrase, for: water).isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `its owner and an administrator change it, nobody else`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let desk = try await Office.open(on: database).desk
            let item = try await desk.keep(view(.unit), as: .view, by: water)

            await #expect(throws: ShelfRefusal.notYours) {
                try await desk.alter(item.id, .view, to: view(.own), by: colleague)
            }
            await #expect(throws: ShelfRefusal.unknown, "not shared, so not known of") {
                try await desk.discard(item.id, .view, by: market)
            }
            await #expect(throws: ShelfRefusal.unknown, "a view is no phrase") {
                try await desk.discard(item.id, .phrase, by: water)
            }
            let altered = try await desk.alter(item.id, .view, to: view(.own, name: "改名"), by: admin)
            #expect(altered.owner == "handler.water")
            #expect(try await desk.shelf(.view, for: colleague).isEmpty)
            try await desk.discard(item.id, .view, by: water)
            #expect(try await desk.shelf(.view, for: water).isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `one starts with a view as long as one may use it`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let desk = try await Office.open(on: database).desk
            let item = try await desk.keep(view(.unit), as: .view, by: water)
            try await desk.setStartView(item.id, for: colleague)
            #expect(try await desk.startView(for: colleague) == item)

            try await desk.alter(item.id, .view, to: view(.own), by: water)
            #expect(try await desk.startView(for: colleague) == nil)
            await #expect(throws: ShelfRefusal.unknown) { try await desk.setStartView(item.id, for: market) }

            try await desk.setStartView(item.id, for: water)
            try await desk.discard(item.id, .view, by: water)
            #expect(try await desk.startView(for: water) == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `what is empty, too long, too much or shared too widely is refused`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let desk = try await Office.open(on: database).desk
            let refused: [(ShelfItem.Content, ShelfRefusal)] = [
                (view(.own, name: " \u{200B}"), .nameMissing),
                (view(.own, name: String(repeating: "长", count: 61)), .tooLong(limit: 60)),
                (ShelfItem.Content(sharing: .own, name: "a", text: "\n"), .textMissing),
                (
                    ShelfItem.Content(sharing: .own, name: "a", text: String(repeating: "a", count: 2_001)),
                    .tooLong(limit: 2_000),
                ),
                (view(.everybody), .sharingNotYours),
            ]
            for (content, refusal) in refused {
                await #expect(throws: refusal) { try await desk.keep(content, as: .phrase, by: water) }
            }
            for count in 1...ShelfItem.countLimit {
                try await desk.keep(view(.own, name: "\(count)"), as: .view, by: water)
            }
            await #expect(throws: ShelfRefusal.full(limit: 200)) {
                try await desk.keep(view(.own), as: .view, by: water)
            }
        }
    }
}
