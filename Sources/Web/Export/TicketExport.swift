// SPDX-License-Identifier: Apache-2.0

import Desk
import Records
import Sheets
import Sites
import Tickets

/// The list of tickets as the page finds it, with callers as each ticket's page would show them.
struct TicketExport: ExportSource {
    let desk: Desk

    let what = "tickets"

    func export(_ query: Form, _ context: StaffContext, _ wording: Wording) async throws -> Export {
        let search = TicketSearch(query, site: desk.site)
        var list = search.list
        list.place(as: query, usually: .newestFirst)
        list.after = nil
        list.limit = 200
        let (asked, author) = (list, context.session.author)
        let desk = desk
        return Export(
            what: what,
            title: wording.text("exports.what.tickets"),
            filters: search.address.filters.map { "\($0.name)=\($0.value)" }.joined(separator: " "),
            columns: Self.columns(wording),
            rows: ExportRows { after in
                var list = asked
                list.after = after.flatMap { TicketList.Cursor($0) }
                let page = try await desk.page(of: list, for: author)
                let callers = try await desk.callers(of: page.lines.map(\.id), for: author)
                let rows = page.lines.map { line in
                    Self.row(line, Self.caller(callers[line.id], author, desk.site), wording)
                }
                return ExportRows.Page(rows: rows, next: page.next?.text)
            },
        )
    }

    private static func columns(_ wording: Wording) -> [Export.Column] {
        [
            ("number", 18), ("received", 17), ("summary", 44), ("kind", 10), ("urgency", 10), ("matter", 24),
            ("channel", 12), ("unit", 24), ("stage", 14), ("lamp", 10), ("due", 17), ("name", 12), ("phone", 16),
        ].map { Export.Column(wording.text("exports.column.\($0.0)"), width: $0.1) }
    }

    private static func row(
        _ line: TicketLine,
        _ caller: (name: String, phone: String),
        _ wording: Wording,
    ) -> [Sheet.Cell] {
        [
            line.number.rawValue, wording.minute(line.receivedAt), line.summary, wording.word(line.kind),
            wording.word(line.urgency), line.matter.map(wording.matter) ?? "", wording.word(line.channel),
            line.unit.map(wording.unit) ?? "", wording.word(line.stage),
            line.stage.isOpen ? wording.word(line.lamp) : "", line.dueAt.map(wording.minute) ?? "",
            caller.name, caller.phone,
        ].map { .text($0) }
    }

    private static func caller(
        _ found: (ticket: Ticket, contact: Contact)?,
        _ author: Author,
        _ site: Site,
    ) -> (name: String, phone: String) {
        guard let (ticket, contact) = found else { return ("", "") }
        let profile = site.profile
        switch ticket.disclosure(to: author) {
        case .full:
            let phone = contact.phone?.written(in: profile.callingCode, area: profile.areaCode) ?? ""
            return (contact.name?.full ?? "", phone)
        case .masked: return (contact.name?.description ?? "", contact.phone?.description ?? "")
        case .nothing: return ("", "")
        }
    }
}
