// SPDX-License-Identifier: Apache-2.0

import Attachments
import Desk
import Foundation
import Hummingbird
import Paper
import Records
import Tickets

/// Where a clerk has a letter's pictures and its text side by side, corrects and registers it (A5).
struct LetterPage: StaffPage {
    let desk: Desk
    let pages: Pages
    let room: FileRoom
    let channel: any IntakeChannel
    let cookies: SiteCookies
    private let codes = QRMaker()

    init(desk: Desk, pages: Pages, room: FileRoom, channel: any IntakeChannel, cookies: SiteCookies) {
        self.desk = desk
        self.pages = pages
        self.room = room
        self.channel = channel
        self.cookies = cookies
    }

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        let letter = staff.group("letters/{number}")
        letter.get { _, context in try await show(nil, context) }
        letter.get("progress") { _, context in try await progress(context) }
        letter.get("pages/{page}") { _, context in try await picture(context) }
        letter.get("label") { _, context in try await label(context) }
        letter.post("ticket") { request, context in try await register(request, context) }
        letter.post("reading") { _, context in
            let number = try context.letterNumber
            try await desk.readAgain(number, by: context.session.author)
            return pages.redirect(to: .letter(number), saying: .success("letterReadAgain"))
        }
        letter.post("removal") { _, context in
            let number = try context.letterNumber
            try await desk.setAside(number, because: context.form["reason"], by: context.session.author)
            return pages.redirect(to: .letters, saying: .success("letterSetAside"))
        }
        letter.post("paper") { _, context in try await movePaper(context) }
    }

    /// What is wrong with a form as it was sent.
    private struct Rejection {
        let status: HTTPResponse.Status
        let problems: @Sendable (Wording) -> [(control: String, text: String)]

        init(_ problems: FormProblems) {
            status = .unprocessableContent
            self.problems = { problems.texts(in: $0) }
        }

        init(_ refusal: LetterRefusal) {
            status = refusal.status
            problems = { [("narrative", refusal.message(in: $0))] }
        }
    }

    private func show(_ rejection: Rejection?, _ context: StaffContext) async throws -> Response {
        let number = try context.letterNumber
        let letter = try await desk.letter(number, for: context.session.author)
        let wording = pages.wording(context)
        let form = rejection == nil ? Form(guessedFrom: letter) : context.form
        let model = LetterModel(
            letter,
            form: LetterForm(
                form,
                messageID: FiledForm(form, language: .zh, clock: wording.clock, ids: desk.ids).messageID,
                problems: rejection?.problems(wording) ?? [],
                letter: number,
                site: desk.site,
                today: desk.today,
                wording,
            ),
            isSent: rejection != nil,
            from: Int(context.query["sheet"]) ?? 1,
            wording,
        )
        var response = pages.render("staff/letter", model, context)
        if let rejection { response.status = rejection.status }
        return response
    }

    private func register(_ request: Request, _ context: StaffContext) async throws -> Response {
        let number = try context.letterNumber
        let author = context.session.author
        // Whoever may not know of the letter is told that there is none, whatever the form says.
        _ = try await desk.letterEntry(number, for: author)
        do {
            let clock = pages.wording(context).clock
            let filed = FiledForm(context.form, language: .zh, clock: clock, ids: desk.ids)
            let draft = try filed.draft(by: channel, as: number.externalID, at: desk.time.now)
            let receipt = try await desk.register(number, as: draft, by: author, device: request.device)
            let key = CaseKey(number: receipt.stored.ticket.number, queryCode: receipt.queryCode)
            var response = pages.redirect(to: .ticket(key.number), saying: .success("filed"))
            response.setCookie(cookies.caseKey(key))
            return response
        } catch let problems as FormProblems {
            return try await show(Rejection(problems), context)
        } catch let refusal as IntakeRefusal {
            return try await show(Rejection(FormProblems(refusals: [refusal])), context)
        } catch let refusal as LetterRefusal where refusal != .unknown {
            // What somebody has corrected is not thrown away because another clerk was faster.
            return try await show(Rejection(refusal), context)
        }
    }

    /// How far recognition is, for a page that asks every few seconds.
    private func progress(_ context: StaffContext) async throws -> Response {
        let entry = try await desk.letterEntry(try context.letterNumber, for: context.session.author)
        return pages.renderPart("staff/letter-reading", ReadingPart(entry, pages.wording(context)), context)
    }

    private func movePaper(_ context: StaffContext) async throws -> Response {
        let number = try context.letterNumber
        guard let place = Letter.Paper.Place(rawValue: context.form["place"]) else { throw WebFault.notAForm }
        let author = context.session.author
        try await desk.movePaper(of: number, to: place, note: context.form["note"], by: author)
        return pages.redirect(to: .letter(number), saying: .success("saved"))
    }

    private func picture(_ context: StaffContext) async throws -> Response {
        let number = try context.letterNumber
        guard let page = Int(try context.parameters.require("page")) else { throw LetterRefusal.unknown }
        let digest = try await desk.picture(of: page, in: number, for: context.session.author)
        let body = try await FileIO().loadFile(path: room.store.url(of: digest).path, context: context)
        let headers: HTTPFields = [.contentType: "image/jpeg", .contentSecurityPolicy: "default-src 'none'; sandbox"]
        return Response(status: .ok, headers: headers, body: body)
    }

    private func label(_ context: StaffContext) async throws -> Response {
        let number = try context.letterNumber
        let letter = try await desk.letterEntry(number, for: context.session.author).letter
        let wording = pages.wording(context)
        let code = await codes.code(of: number.description)
        return pages.render("staff/letter-label", LabelModel(letter, code: code, wording), context)
    }
}

extension StaffContext {
    /// The letter that the path names.
    ///
    /// - Throws: `WebFault.notYours` for who has no business with letters; `LetterRefusal.unknown`.
    fileprivate var letterNumber: LetterNumber {
        get throws {
            try session.mustBe(among: LettersPage.roles)
            guard let number = LetterNumber(try parameters.require("number")) else { throw LetterRefusal.unknown }
            return number
        }
    }
}
