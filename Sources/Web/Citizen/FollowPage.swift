// SPDX-License-Identifier: Apache-2.0

import Attachments
import Desk
import Hummingbird
import Records
import Tickets

/// Where a citizen sees how their request stands, answers a question, and finds the way to rate (A4, K3).
struct FollowPage: CitizenPage {
    let desk: Desk
    let pages: Pages
    let entrance: CaseEntrance
    /// nil where this server keeps no attachments.
    let room: FileRoom?

    func addRoutes(to site: RouterGroup<HotlineContext>) {
        let follow = site.group("follow")
        follow.get { request, context in try await show(request, context) }
        follow.post { _, context in try await enter(context) }
        follow.post("answer") { request, context in try await answer(request, context) }
        follow.post("review") { request, context in try await askReview(request, context) }
        follow.post("withdrawal") { request, context in try await withdraw(request, context) }
        follow.post("leave") { _, _ in
            var response = pages.redirect(to: .follow, saying: .success("caseLeft"))
            entrance.forget(in: &response)
            return response
        }
    }

    private func show(_ request: Request, _ context: HotlineContext) async throws -> Response {
        do {
            guard let (_, ticket) = try await entrance.open(request, context) else { return form(context) }
            return progress(ticket, context)
        } catch let refusal as TooManyAttempts {
            return form(refusedWith: refusal, context)
        }
    }

    private func enter(_ context: HotlineContext) async throws -> Response {
        do {
            let key = CaseKey(number: context.form["number"], queryCode: context.form["code"])
            guard let key, try await entrance.open(key, context) != nil else {
                return form(refusedWith: WrongPair(), context)
            }
            var response = pages.redirect(to: .follow)
            entrance.remember(key, in: &response)
            return response
        } catch let refusal as TooManyAttempts {
            return form(refusedWith: refusal, context)
        }
    }

    private func answer(_ request: Request, _ context: HotlineContext) async throws -> Response {
        guard let (key, ticket) = try await entrance.open(request, context) else { return pages.redirect(to: .follow) }
        let text = context.form["answer"]
        // Sent twice, the second one finds no question any more: the page shows that it was received.
        guard ticket.stored.ticket.openQuestion != nil else { return pages.redirect(to: .follow) }
        guard !text.isBlank, text.utf16.count <= ProgressModel.answerLimit else {
            return progress(ticket, problem: text.isBlank ? "answerMissing" : "answerTooLong", context)
        }
        try await desk.answerQuestion(key.number, queryCode: key.queryCode, text: text, device: request.device)
        return pages.redirect(to: .follow, saying: .success("answerReceived"))
    }

    private func askReview(_ request: Request, _ context: HotlineContext) async throws -> Response {
        guard let (key, ticket) = try await entrance.open(request, context) else { return pages.redirect(to: .follow) }
        let reason = context.form["reason"]
        // Sent twice, the second one finds that it was asked for: the page shows it.
        guard ticket.stored.ticket.mayBeReviewed else { return pages.redirect(to: .follow) }
        guard !reason.isBlank, reason.utf16.count <= ProgressModel.answerLimit else {
            return progress(ticket, problem: reason.isBlank ? "reviewMissing" : "reviewTooLong", context)
        }
        do {
            try await desk.askReview(key.number, queryCode: key.queryCode, reason: reason, device: request.device)
        } catch let refusal as TicketRefusal {
            return progress(ticket, refusal: refusal, context)
        }
        return pages.redirect(to: .follow, saying: .success("reviewAsked"))
    }

    private func withdraw(_ request: Request, _ context: HotlineContext) async throws -> Response {
        guard let (key, ticket) = try await entrance.open(request, context) else { return pages.redirect(to: .follow) }
        let reason = context.form["reason"]
        // Sent twice, or after the answer has come: the page shows how it stands.
        guard ticket.stored.ticket.mayBeWithdrawn else { return pages.redirect(to: .follow) }
        guard !reason.isBlank, reason.utf16.count <= ProgressModel.answerLimit else {
            return progress(ticket, problem: reason.isBlank ? "withdrawMissing" : "withdrawTooLong", context)
        }
        do {
            try await desk.withdraw(key.number, queryCode: key.queryCode, reason: reason, device: request.device)
        } catch is TicketRefusal {
            // It went on in the meantime.
            return pages.redirect(to: .follow)
        }
        return pages.redirect(to: .follow, saying: .success("withdrawn"))
    }

    /// - Parameters:
    ///   - ticket: What is shown.
    ///   - problem: What is wrong with the answer to our question: the last part of a text's key.
    ///   - refusal: Why a review was not taken up.
    ///   - sent: Files that were sent just now, and why none was taken.
    ///   - context: Of the request.
    /// - Returns: The page of a request, with status 422 where something is wrong.
    func progress(
        _ ticket: FollowedTicket,
        problem: String? = nil,
        refusal: TicketRefusal? = nil,
        sent: SentFiles = SentFiles(),
        _ context: HotlineContext,
    ) -> Response {
        let wording = pages.wording(context)
        var model = ProgressModel(ticket, at: desk.time.now, wording)
        if let room, ticket.stored.ticket.stage.name.isOpen {
            model.files = FilesField(sent.uploads, rules: room.rules, wording)
            model.fileProblems = sent.problems
            model.isFileRefused = !sent.problems.isEmpty
        }
        if let problem { model.show(wording.text("follow.\(problem)"), at: problem, context.form) }
        if let refusal { model.show(wording.sentence(refusal), at: "review", context.form) }
        var response = pages.render("citizen/progress", model, context)
        if problem != nil || refusal != nil || !sent.problems.isEmpty { response.status = .unprocessableContent }
        return response
    }

    /// The form, empty or with what was refused; the code is not repeated.
    private func form(refusedWith fault: (any Fault)? = nil, _ context: HotlineContext) -> Response {
        let wording = pages.wording(context)
        let model = FollowModel(number: context.form["number"], problem: fault?.message(in: wording), wording)
        var response = pages.render("citizen/follow", model, context)
        if let fault { response.status = fault.status }
        if let seconds = fault?.retryAfter { response.headers[.retryAfter] = String(seconds) }
        return response
    }
}

/// Number and code do not fit each other; which of them is wrong is not said.
private struct WrongPair: Fault {
    var status: HTTPResponse.Status { .unprocessableContent }
    var code: String { "wrongPair" }

    func message(in wording: Wording) -> String { wording.text("follow.wrongPair") }
}

struct FollowModel: PageModel {
    let title: String
    let action: String
    let number: String
    let problem: String?
    let hotline: String

    init(number: String, problem: String?, _ wording: Wording) {
        title = wording.text("follow.title")
        action = SiteURL.follow.path
        self.number = String(number.prefix(40))
        self.problem = problem
        hotline = wording.site.hotline
    }
}
