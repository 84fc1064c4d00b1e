// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Hummingbird
import Records
import Sites
import Tickets

/// Exports: their making with progress and a way to cancel, their files, and for administrators who took what (V4).
struct ExportsPage: StaffPage {
    let desk: Desk
    let pages: Pages
    let room: ExportRoom
    let sources: [any ExportSource]

    /// For how long a form waits for its file before it shows a page to wait on.
    private static let patience: Duration = .milliseconds(1_500)
    private static let pageSize = 100

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        staff.post(RouterPath(SiteURL.exports.pathUnderStaff)) { _, context in try await begin(context) }
        staff.get(RouterPath(SiteURL.exports.pathUnderStaff)) { _, context in
            try context.session.mustBe(among: [])
            let before = Int64(context.query["before"]).map { ID<ExportEntry>($0) }
            let entries = try await desk.exports(before: before, limit: Self.pageSize)
            let model = ExportLogModel(entries, isFull: entries.count == Self.pageSize, pages.wording(context))
            return pages.render("staff/exports", model, context)
        }
        staff.get("exports/{id}") { _, context in
            let job = try await room.job(try context.parameters.require("id"), of: context.session.login)
            return pages.render("staff/export", ExportModel(job, pages.wording(context)), context)
        }
        staff.post("exports/{id}/cancel") { _, context in
            try await room.cancel(try context.parameters.require("id"), of: context.session.login)
            return pages.redirect(to: .staffHome, saying: .success("exportCancelled"))
        }
        staff.get("exports/{id}/file") { _, context in
            let job = try await room.job(try context.parameters.require("id"), of: context.session.login)
            guard case .done(let file) = job.state else { throw ExportFault.unknown }
            let name = "\(desk.site.profile.name[context.language]) \(job.title).\(job.format.rawValue)"
            return file.response(
                name: name,
                fallback: "\(job.what).\(job.format.rawValue)",
                mediaType: job.format.mediaType,
            )
        }
    }

    private func begin(_ context: StaffContext) async throws -> Response {
        let form = context.form
        guard let format = ExportFormat(rawValue: form["format"]),
            let source = sources.first(where: { $0.what == form["what"] })
        else { throw WebFault.notAForm }
        let query = try Form(urlEncoded: form["query"].utf8)
        let export = try await source.export(query, context, pages.wording(context))
        let session = context.session
        let id = try await room.begin(export, as: format, for: session, in: context.language)
        let job = try await room.job(id, of: session.login, within: Self.patience)
        if case .done = job.state { return pages.redirect(toPath: SiteURL.exportFile(id).path) }
        return pages.redirect(toPath: SiteURL.export(id).path)
    }
}

/// One export: template `staff/export`.
struct ExportModel: PageModel {
    let title: String
    let isRunning: Bool
    let state: String
    let rows: String
    /// Why there is no file.
    let problem: String?
    /// nil as long as there is none.
    let file: String?
    let again: String
    let cancelAction: String

    init(_ job: ExportJob, _ wording: Wording) {
        title = wording.text("exports.of", ["title": job.title])
        isRunning = job.isRunning
        rows = wording.text("exports.rows", ["count": String(job.rows)])
        again = SiteURL.export(job.id).path
        cancelAction = SiteURL.exportCancel(job.id).path
        switch job.state {
        case .running:
            (state, problem, file) = (wording.text("exports.running"), nil, nil)
        case .done:
            (state, problem, file) = (wording.text("exports.done"), nil, SiteURL.exportFile(job.id).path)
        case .cancelled:
            (state, problem, file) = (wording.text("exports.cancelled"), nil, nil)
        case .failed(let error):
            let message = (error as? any Fault)?.message(in: wording) ?? wording.text("exports.broken")
            (state, problem, file) = (wording.text("exports.failed"), message, nil)
        }
    }
}

/// Who took what out of the store: template `staff/exports`.
struct ExportLogModel: PageModel {
    let title: String
    let rows: [Row]
    let isEmpty: Bool
    let more: String?

    struct Row: Sendable {
        let at: String
        let who: String
        let what: String
        let filters: String
        let format: String
        let rows: Int
        let outcome: String
        let isDone: Bool
    }

    init(_ entries: [ExportEntry], isFull: Bool, _ wording: Wording) {
        title = wording.text("exports.title")
        rows = entries.map { entry in
            Row(
                at: wording.second(entry.at),
                who: wording.list([wording.colleague(entry.login), wording.word(entry.role)]),
                what: wording.book.find("exports.what.\(entry.what)") ?? entry.what,
                filters: entry.filters.isEmpty ? "—" : entry.filters,
                format: entry.format.uppercased(),
                rows: entry.rows,
                outcome: wording.text("exports.outcome.\(entry.outcome.rawValue)"),
                isDone: entry.outcome == .done,
            )
        }
        isEmpty = rows.isEmpty
        more = isFull ? entries.last.map { SiteURL.exports.path(["before": String($0.id.rawValue)]) } : nil
    }
}
