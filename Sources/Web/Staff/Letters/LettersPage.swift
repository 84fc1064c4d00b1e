// SPDX-License-Identifier: Apache-2.0

import Attachments
import Desk
import Hummingbird
import Records
import Tickets

/// The register of letters (来信登记簿, A5): what came, how far it is, where its paper lies; and where scans are sent in.
struct LettersPage: StaffPage {
    let desk: Desk
    let pages: Pages
    let room: FileRoom

    static let roles: Set<Role> = [.agent, .dispatcher, .supervisor]
    private static let pageSize = 50

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        staff.get("letters") { _, context in
            try context.session.mustBe(among: Self.roles)
            guard let asked = context.query.text("q") else { return try await show(context) }
            return try await find(asked, context)
        }
        staff.post("letters") { _, context in
            try context.session.mustBe(among: Self.roles)
            return try await take(context)
        }
    }

    private func show(_ context: StaffContext, notFound: String? = nil) async throws -> Response {
        let tab = LetterTab(rawValue: context.query["tab"]) ?? .toDo
        let page = try await desk.letters(
            in: tab.stages,
            below: LetterNumber(context.query["after"]),
            limit: Self.pageSize,
            for: context.session.author,
        )
        let wording = pages.wording(context)
        var files = FilesField(context.visitor.uploads, rules: room.rules, wording)
        files.label = wording.text("letters.scans")
        files.hint = wording.text(
            "letters.scansHint",
            ["count": String(room.rules.perUpload), "size": wording.size(room.rules.maxBytes)],
        )
        files.accept = LetterScan.types.flatMap(\.endings).sorted().map { ".\($0)" }.joined(separator: ",")
        let model = LettersModel(
            tab,
            page.entries,
            next: page.next,
            counts: try await desk.letterCounts(),
            files: files,
            notFound: notFound,
            wording,
        )
        var response = pages.render("staff/letters", model, context)
        if let refusal = context.visitor.uploads.refusals.first { response.status = refusal.status }
        if notFound != nil { response.status = .notFound }
        return response
    }

    /// What a scanner of labels types: a letter's number; or the number of the ticket that a letter became.
    private func find(_ asked: String, _ context: StaffContext) async throws -> Response {
        if let number = LetterNumber(asked), let found = try await known(number, context) {
            return pages.redirect(to: .letter(found))
        }
        if let ticket = TicketNumber(asked.trimmed), let letter = try await letter(of: ticket, context) {
            return pages.redirect(to: .letter(letter))
        }
        return try await show(context, notFound: asked)
    }

    private func known(_ number: LetterNumber, _ context: StaffContext) async throws -> LetterNumber? {
        do {
            return try await desk.letterEntry(number, for: context.session.author).letter.number
        } catch LetterRefusal.unknown {
            return nil
        }
    }

    /// A ticket that cannot be opened has no letter to be found either.
    private func letter(of ticket: TicketNumber, _ context: StaffContext) async throws -> LetterNumber? {
        do {
            return try await desk.letter(of: desk.file(of: ticket, for: context.session.author).stored.id)
        } catch DeskRefusal.unknownTicket {
            return nil
        }
    }

    /// All files or none. Each is a letter, unless they are said to be the pages of one.
    private func take(_ context: StaffContext) async throws -> Response {
        let uploads = context.visitor.uploads
        guard uploads.refusals.isEmpty else { return try await show(context) }
        guard !uploads.files.isEmpty else { return pages.redirect(to: .letters, saying: .warning("noLetterChosen")) }
        for file in uploads.files where !LetterScan.types.contains(file.type) {
            throw LetterRefusal.notAScan(name: file.name)
        }
        let kept = try await room.keep(uploads.files)
        let letters = context.form.has("together") ? [kept] : kept.map { [$0] }
        var taken: [(number: LetterNumber, isNew: Bool)] = []
        for letter in letters { taken.append(try await desk.takeLetter(letter, by: context.session.author)) }
        let isOld = taken.allSatisfy { !$0.isNew }
        let flash = Flash.success(isOld ? "letterKnown" : "letterTaken")
        return pages.redirect(to: taken.count == 1 ? .letter(taken[0].number) : .letters, saying: flash)
    }
}

/// Letters that a person looks at together.
enum LetterTab: String, CaseIterable, Sendable {
    case toDo, unreadable, registered, setAside, all

    var stages: [Letter.Stage.Name] {
        switch self {
        case .toDo: [.scanned, .recognised]
        case .unreadable: [.unreadable]
        case .registered: [.registered]
        case .setAside: [.setAside]
        case .all: []
        }
    }
}
