// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird
import Records
import Tickets

/// Where the list of tickets posts the views that somebody keeps, changes, takes away or starts with (B6).
struct SavedViewsPage: StaffPage {
    let desk: Desk
    let pages: Pages

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        staff.post("views") { _, context in
            let item = try await desk.keep(try context.form.view(), as: .view, by: context.session)
            return pages.redirect(toPath: item.viewLink, saying: .success("saved"))
        }
        staff.post("views/{id}") { _, context in
            try await change(try context.shelfID, context)
        }
    }

    private func change(_ id: ID<ShelfItem>, _ context: StaffContext) async throws -> Response {
        let session = context.session
        switch context.form["do"] {
        case "delete":
            try await desk.discard(id, .view, by: session)
            return pages.redirect(to: .tickets, saying: .success("viewDeleted"))
        case "start", "noStart":
            try await desk.setStartView(context.form["do"] == "start" ? id : nil, for: session)
            let view = try await desk.shelf(.view, for: session).first { $0.id == id }
            return pages.redirect(toPath: view?.viewLink ?? SiteURL.tickets.path, saying: .success("saved"))
        default:
            let item = try await desk.alter(id, .view, to: try context.form.view(), by: session)
            return pages.redirect(toPath: item.viewLink, saying: .success("saved"))
        }
    }
}

extension Form {
    /// A view as its form sends it.
    fileprivate func view() throws -> ShelfItem.Content {
        guard let query = ViewQuery(text: self["query"]) else { throw FieldFault.wrongType("query", expected: .text) }
        return ShelfItem.Content(sharing: try sharing(), name: self["name"], text: query.text)
    }

    /// - Throws: `FieldFault` for none of the ways to share.
    func sharing() throws(FieldFault) -> ShelfItem.Sharing {
        guard let sharing = ShelfItem.Sharing(rawValue: self["sharing"]) else { throw .unknownValue("sharing") }
        return sharing
    }
}

extension StaffContext {
    /// The kept item that the path names.
    var shelfID: ID<ShelfItem> {
        get throws {
            guard let id = Int64(try parameters.require("id")), id > 0 else { throw ShelfRefusal.unknown }
            return ID(id)
        }
    }
}
