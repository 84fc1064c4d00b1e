// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird
import Paper
import Records
import Tickets

/// Answers that leave on paper (A5): to be printed, to be posted, and what became of them.
struct ReplyLettersPage: StaffPage {
    let desk: Desk
    let pages: Pages
    let press: LetterPress

    private static let pageSize = 50

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        staff.get("replies") { _, context in
            try context.session.mustBe(among: LettersPage.roles)
            let isOver = context.query["tab"] == "over"
            let page = try await desk.replyLetters(
                waiting: !isOver,
                below: Int64(context.query["after"]),
                limit: Self.pageSize,
                for: context.session.author,
            )
            let model = ReplyLettersModel(
                page.letters,
                isOver: isOver,
                next: page.next,
                canPrint: press.printer.isInstalled,
                pages.wording(context),
            )
            return pages.render("staff/replies", model, context)
        }
        staff.post("replies/{delivery}") { _, context in
            try context.session.mustBe(among: LettersPage.roles)
            guard let delivery = Int64(try context.parameters.require("delivery")) else {
                throw OutboxRefusal.unknown
            }
            return try await step(delivery, context)
        }
    }

    private func step(_ delivery: Int64, _ context: StaffContext) async throws -> Response {
        let author = context.session.author
        switch context.form["do"] {
        case "print":
            let letter = try await desk.replyLetter(delivery, for: author)
            let paper = try await press.file(letter)
            try await desk.notePrinted(letter.reply, by: author)
            return paper
        case "posted":
            try await desk.settle(delivery, .posted, by: author)
            return pages.redirect(to: .replyLetters, saying: .success("letterPosted"))
        case "returned":
            let reason = pages.wording(context).text("replies.returnedReason")
            try await desk.settle(delivery, .returned(reason), by: author)
            return pages.redirect(to: .replyLetters, saying: .success("letterReturned"))
        default: throw WebFault.notAForm
        }
    }
}

/// The queue for the printer: template `staff/replies`.
struct ReplyLettersModel: PageModel {
    let title: String
    let tabs: [LettersModel.Tab]
    let register: String
    let canPrint: Bool
    let lines: [Line]
    let isEmpty: Bool
    let emptyText: String
    let more: String?

    struct Line: Sendable {
        let action: String
        let number: String
        let link: String
        let letter: String?
        let letterLink: String?
        let subject: String
        let to: String
        let written: String
        let printed: String?
        let state: String
        let reason: String?
        let canPrint: Bool
        let canPost: Bool
        let canReturn: Bool
    }

    init(
        _ letters: [AddressedLetter],
        isOver: Bool,
        next: Int64?,
        canPrint: Bool,
        _ wording: Wording,
    ) {
        title = wording.text("replies.title")
        tabs = [false, true].map { over in
            LettersModel.Tab(
                link: SiteURL.replyLetters.path(["tab": over ? "over" : "waiting"]),
                label: wording.text(over ? "replies.over" : "replies.waiting"),
                count: nil,
                isHere: over == isOver,
            )
        }
        register = SiteURL.letters.path
        self.canPrint = canPrint
        lines = letters.map { Line($0, canPrint: canPrint, wording) }
        isEmpty = lines.isEmpty
        emptyText = wording.text(isOver ? "replies.noneOver" : "replies.none")
        more = next.map { SiteURL.replyLetters.path(["tab": isOver ? "over" : "waiting", "after": String($0)]) }
    }
}

extension ReplyLettersModel.Line {
    fileprivate init(_ letter: AddressedLetter, canPrint: Bool, _ wording: Wording) {
        let delivery = letter.reply.delivery
        action = SiteURL.replyLetter(delivery.id).path
        number = letter.ticket.rawValue
        link = SiteURL.ticket(letter.ticket).path
        self.letter = letter.letter?.description
        letterLink = letter.letter.map { SiteURL.letter($0).path }
        subject = wording.word(delivery.subject)
        to = [letter.contact.name?.description, letter.contact.postalAddress].compactMap(\.self)
            .joined(separator: " · ")
        written = wording.minute(letter.reply.writtenAt)
        printed = letter.reply.printedAt.map { at in
            let person = letter.reply.printedBy.map(wording.colleague) ?? ""
            return wording.text("replies.printed", ["at": wording.minute(at), "person": person])
        }
        state = wording.state(of: delivery)
        reason = delivery.reason.isEmpty ? nil : delivery.reason
        self.canPrint = canPrint
        canPost = delivery.state == .handedOver && letter.reply.printedAt != nil
        canReturn = delivery.state == .delivered
    }
}
