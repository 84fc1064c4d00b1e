// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Tickets

/// How a citizen's request stands, in their words.
struct ProgressModel: PageModel {
    let title: String
    let number: String
    let kind: String
    let received: String
    let summary: String
    let steps: [ProgressStep]
    /// Where it stands, in one sentence.
    let status: String
    let answerBy: String?
    var question: QuestionForm?
    let reply: String?
    var review: ReviewForm?
    var withdrawal: WithdrawalForm?
    /// To which mailbox it was written.
    let mailbox: String?
    let answers: [Said]
    let hasAnswers: Bool
    let rateLink: String?
    /// What a rating does: only an ordinary request is handled again after a bad one.
    let rateHint: String
    let notices: [Line]
    let leave: String
    let attachments: [AttachmentLine]
    let hasAttachments: Bool
    /// nil where nothing can be attached any more.
    var files: FilesField?
    let attachAction = SiteURL.followAttachments.path
    var fileProblems: [String] = []
    var isFileRefused = false

    /// UTF-16 units of an answer to a question.
    static let answerLimit = 2_000

    struct Line: Sendable {
        let at: String
        let text: String
        /// The office's own words, where there are any.
        let words: String?
    }

    /// A file that the citizen may see.
    struct AttachmentLine: Sendable {
        let name: String
        let link: String
        let thumbnail: String?
        let about: String
    }

    struct QuestionForm: Sendable {
        let text: String
        let action: String
        let limit: Int
        var answer = ""
        var problem: String?
    }

    /// Where a petitioner asks for 复查 or 复核.
    struct ReviewForm: Sendable {
        let title: String
        let action = SiteURL.follow.path + "/review"
        let limit = ProgressModel.answerLimit
        var reason = ""
        var problem: String?

        init(_ ticket: Ticket, _ wording: Wording) {
            title = wording.text(ticket.reviews == 0 ? "progress.review" : "progress.reviewAgain")
        }
    }

    /// A question of the matter, and what the citizen said to it.
    struct Said: Sendable {
        let label: String
        let value: String
    }

    /// Where a citizen takes their request back.
    struct WithdrawalForm: Sendable {
        let action = SiteURL.follow.path + "/withdrawal"
        let limit = ProgressModel.answerLimit
        var reason = ""
        var problem: String?
    }

    init(_ followed: FollowedTicket, at now: Date, _ wording: Wording) {
        let ticket = followed.stored.ticket
        title = wording.text("progress.title")
        number = ticket.number.rawValue
        kind = wording.word(ticket.kind)
        received = wording.minute(ticket.filing.receivedAt)
        summary = ticket.filing.summary
        steps = ProgressStep.all(for: ticket.stage, wording)
        let unit = ticket.lastPass.map { wording.unit($0.unit) } ?? wording.text("progress.centre")
        status = wording.text("progress.status.\(ticket.stage.name.rawValue)", ["unit": unit])
        let deadline = ticket.stage.assignment?.resultDeadline.flatMap { $0.metAt == nil ? $0 : nil }
        answerBy = deadline.map { wording.minute($0.due) }
        question = QuestionForm(ticket)
        reply = ticket.reply
        review = ticket.mayBeReviewed ? ReviewForm(ticket, wording) : nil
        withdrawal = ticket.mayBeWithdrawn ? WithdrawalForm() : nil
        mailbox = ticket.filing.mailbox.map(wording.mailbox)
        answers = (ticket.filing.answers?.answers ?? []).map { answer in
            Said(label: answer.asked[wording.language], value: answer[wording.language])
        }
        hasAnswers = !answers.isEmpty
        rateHint = wording.text(ticket.caseKind == .request ? "progress.rateHint" : "progress.rateHintOther")
        rateLink = followed.rateToken(at: now).map { SiteURL.rate(token: $0).path }
        notices = followed.notices.reversed().map { Line($0, wording) }
        leave = SiteURL.follow.path + "/leave"
        attachments = ticket.attachments.filter(\.isForCitizen).map { AttachmentLine($0, wording) }
        hasAttachments = !attachments.isEmpty
    }
}

extension ProgressModel {
    /// Says what is wrong at the form that it is about, by the beginning of the problem's name, and keeps what was typed.
    mutating func show(_ text: String, at problem: String, _ form: Form) {
        if problem.hasPrefix("answer") {
            question?.problem = text
            question?.answer = form["answer"]
        } else if problem.hasPrefix("withdraw") {
            withdrawal?.problem = text
            withdrawal?.reason = form["reason"]
        } else {
            review?.problem = text
            review?.reason = form["reason"]
        }
    }
}

extension ProgressModel.AttachmentLine {
    fileprivate init(_ filed: FiledAttachment, _ wording: Wording) {
        let attachment = filed.attachment
        name = attachment.name
        link = SiteURL.followAttachment(filed.ordinal).path
        thumbnail = attachment.type.isImage ? SiteURL.followThumbnail(filed.ordinal).path : nil
        about = "\(wording.word(attachment.type)) · \(wording.size(attachment.size))"
    }
}

extension ProgressModel.QuestionForm {
    /// - Returns: nil when nothing was asked.
    init?(_ ticket: Ticket) {
        guard let question = ticket.openQuestion else { return nil }
        self.init(text: question.text, action: SiteURL.follow.path + "/answer", limit: ProgressModel.answerLimit)
    }
}

extension ProgressModel.Line {
    init(_ notice: Notice, _ wording: Wording) {
        at = wording.minute(notice.at)
        let text = wording.text("citizenNotice.\(notice.subject.rawValue)")
        switch notice.subject {
        case .extended:
            // The text is the new limit, as the follower wrote it; one that is no instant is left out.
            let due = try? Date.ISO8601FormatStyle().parse(notice.text)
            self.text = text
            words = due.map { wording.text("citizenNotice.newLimit", ["due": wording.minute($0)]) }
        case .transferred:
            self.text = text
            words = EmergencyLine(rawValue: notice.text).map(wording.word)
        case .accepted, .notAccepted, .question, .dispatched, .paused, .answered, .terminated, .survey,
            .reopened, .committed, .split, .reviewing, .abandoned, .withdrawn:
            self.text = text
            words = notice.text.isBlank ? nil : notice.text
        }
    }
}

extension Ticket {
    /// A petition that was answered and not reviewed twice; whether it is still in time the law says.
    var mayBeReviewed: Bool {
        guard caseKind == .petition, reviews < 2, lastPass?.repliedAt != nil else { return false }
        switch stage {
        case .callbackPending, .closed: return true
        default: return false
        }
    }
}

extension FollowedTicket {
    /// The survey link's token, while the answer that it asks about is the one that stands.
    fileprivate func rateToken(at now: Date) -> String? {
        guard let invitation, invitation.isOpen(at: now) else { return nil }
        switch stored.ticket.stage {
        case .callbackPending(let pass, _): return pass.round == invitation.round ? invitation.token : nil
        case .answered: return invitation.round == stored.ticket.lastPass?.round ?? 0 ? invitation.token : nil
        default: return nil
        }
    }
}
