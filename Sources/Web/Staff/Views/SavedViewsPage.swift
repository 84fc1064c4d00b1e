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
            try await kept(context) { try await desk.keep($0, as: .view, by: context.session) }
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
            return try await kept(context) { try await desk.alter(id, .view, to: $0, by: session) }
        }
    }

    /// Back to the list, with the same filters where the view could not be kept.
    private func kept(
        _ context: StaffContext,
        _ keep: (ShelfItem.Content) async throws -> ShelfItem,
    ) async throws -> Response {
        let view = try context.form.view()
        do {
            return pages.redirect(toPath: try await keep(view).viewLink, saying: .success("saved"))
        } catch let refusal as ShelfRefusal where refusal.status == .unprocessableContent {
            let filters = ViewQuery(text: view.text)?.pairs ?? []
            return pages.redirect(toPath: SiteURL.tickets.path(query: filters), saying: .warning("viewRefused"))
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
