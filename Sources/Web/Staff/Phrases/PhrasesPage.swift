// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird
import Records
import Tickets

/// The phrases that a person may put into the forms of tickets: one's own and those that others share (B6).
struct PhrasesPage: StaffPage {
    let desk: Desk
    let pages: Pages

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        staff.get("phrases") { _, context in try await show(context, after: nil) }
        staff.post("phrases") { _, context in
            try await saving(context) {
                try await desk.keep(try context.form.phrase(), as: .phrase, by: context.session)
            }
        }
        staff.post("phrases/{id}") { _, context in
            let id = try context.shelfID
            guard context.form["do"] != "delete" else {
                try await desk.discard(id, .phrase, by: context.session)
                return pages.redirect(to: .phrases, saying: .success("phraseDeleted"))
            }
            return try await saving(context, changing: id) {
                try await desk.alter(id, .phrase, to: try context.form.phrase(), by: context.session)
            }
        }
    }

    /// What cannot be kept comes back with what was typed.
    private func saving(
        _ context: StaffContext,
        changing id: ID<ShelfItem>? = nil,
        _ body: () async throws -> ShelfItem,
    ) async throws -> Response {
        do {
            _ = try await body()
            return pages.redirect(to: .phrases, saying: .success("saved"))
        } catch let refusal as ShelfRefusal where refusal.status == .unprocessableContent {
            var response = try await show(context, after: refusal, changing: id)
            response.status = refusal.status
            return response
        }
    }

    private func show(
        _ context: StaffContext,
        after refusal: ShelfRefusal?,
        changing id: ID<ShelfItem>? = nil,
    ) async throws -> Response {
        let items = try await desk.shelf(.phrase, for: context.session)
        let typed = refusal.map { _ in PhrasesModel.Typed(id: id, form: context.form) }
        let model = PhrasesModel(items, context.session, typed: typed, after: refusal, pages.wording(context))
        return pages.render("staff/phrases", model, context)
    }
}

struct PhrasesModel: PageModel {
    let title: String
    let problem: String?
    let placeholders: [String]
    let newPhrase: PhraseForm
    let phrases: [PhraseEntry]
    let isEmpty: Bool

    init(
        _ items: [ShelfItem],
        _ session: StaffSession,
        typed: Typed?,
        after refusal: ShelfRefusal?,
        _ wording: Wording,
    ) {
        title = wording.text("phrase.title")
        problem = refusal?.message(in: wording)
        placeholders = PhraseFilling.Placeholder.allCases.map { "{\(wording.text("placeholder.\($0.rawValue)"))}" }
        newPhrase = PhraseForm(nil, session, typed: typed.flatMap { $0.id == nil ? $0.form : nil }, wording)
        phrases = items.map { item in
            PhraseEntry(item, session, typed: typed.flatMap { $0.id == item.id ? $0.form : nil }, wording)
        }
        isEmpty = phrases.isEmpty
    }

    /// What was sent and refused: of a phrase that was to be changed, or of a new one.
    struct Typed {
        let id: ID<ShelfItem>?
        let form: Form
    }
}

/// One phrase of the list.
struct PhraseEntry: Sendable {
    let name: String
    let text: String
    let purpose: String
    /// With whom it is shared, or who shares it.
    let sharing: String
    /// nil for a phrase of somebody else.
    let edit: PhraseForm?

    init(_ item: ShelfItem, _ session: StaffSession, typed: Form?, _ wording: Wording) {
        name = item.content.name
        text = item.content.text
        purpose =
            PhrasePurpose(rawValue: item.content.purpose).map(wording.word) ?? wording.text("phrase.everywhere")
        sharing =
            item.owner == session.login
            ? wording.text("sharing.\(item.content.sharing.rawValue)", ["unit": wording.unit(item.unit)])
            : wording.colleague(item.owner)
        edit = item.isChangeable(by: session) ? PhraseForm(item, session, typed: typed, wording) : nil
    }
}

/// The form of a new phrase, or of one that is changed.
struct PhraseForm: Sendable {
    let id: String
    let action: String
    let title: String
    let name: String
    let text: String
    let purposes: [Choice]
    let sharing: [Choice]
    let nameLimit: Int
    let textLimit: Int
    let isKept: Bool

    init(_ item: ShelfItem?, _ session: StaffSession, typed: Form?, _ wording: Wording) {
        id = item.map { "phrase-\($0.id.rawValue)" } ?? "phrase-new"
        action = (item.map { SiteURL.phrase($0.id) } ?? .phrases).path
        title =
            item.map { wording.text("phrase.edit", ["name": $0.content.name]) } ?? wording.text("phrase.new")
        name = typed?["name"] ?? item?.content.name ?? ""
        text = typed?["text"] ?? item?.content.text ?? ""
        let chosen = typed?["purpose"] ?? item?.content.purpose ?? ""
        purposes =
            [Choice("", wording.text("phrase.everywhere"), isChosen: chosen.isEmpty)]
            + [Choice](of: PhrasePurpose.allCases, chosen: chosen, wording)
        let shared = typed.flatMap { ShelfItem.Sharing(rawValue: $0["sharing"]) } ?? item?.content.sharing ?? .own
        sharing = [Choice](sharing: shared, by: session, wording)
        nameLimit = ShelfItem.nameLimit
        textLimit = ShelfItem.textLimit
        isKept = item != nil
    }
}

extension Form {
    /// A phrase as its form sends it.
    fileprivate func phrase() throws -> ShelfItem.Content {
        let purpose = self["purpose"]
        guard purpose.isEmpty || PhrasePurpose(rawValue: purpose) != nil else {
            throw FieldFault.unknownValue("purpose")
        }
        return ShelfItem.Content(sharing: try sharing(), purpose: purpose, name: self["name"], text: self["text"])
    }
}
