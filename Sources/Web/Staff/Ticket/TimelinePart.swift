// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Survey
import Tickets

/// One entry of the journal in sentences: template `staff/ticket-timeline`.
struct TimelineEntry: Sendable {
    let at: String
    let who: String
    let device: String
    let sentences: [String]

    init(_ entry: JournalEntry, _ view: TicketView) {
        at = view.wording.minute(entry.at)
        who = view.person(entry.author)
        device = entry.device
        sentences = entry.events.map(view.wording.sentence)
    }
}

/// One attempt to ask the citizen, with what they said: template `staff/ticket-callbacks`.
struct CallbackEntry: Sendable {
    let at: String
    let who: String
    let outcome: String
    /// Question by question, in the words of the questionnaire that they were asked by.
    let said: [TicketPoint]
    /// Which one that was.
    let version: String?
    let words: String?

    /// - Returns: Every attempt of a journal, oldest first.
    static func all(_ view: TicketView) -> [CallbackEntry] {
        view.file.journal.flatMap { entry in
            entry.events.compactMap { event in
                switch event {
                case .calledBack(let outcome): CallbackEntry(outcome, entry, view)
                case .callbackTried, .surveyTexted, .grievanceDisposed: CallbackEntry(event, entry, view)
                default: nil
                }
            }
        }
    }

    private init(_ outcome: CallbackOutcome, _ entry: JournalEntry, _ view: TicketView) {
        at = view.wording.minute(entry.at)
        who = view.person(entry.author)
        let answer: SurveyAnswer? = if case .reached(let answer) = outcome { answer } else { nil }
        let asked = answer.flatMap { view.questionnaires[$0.questionnaire] }
        let language = view.wording.language
        said =
            answer.flatMap { asked?.told($0) }?
            .map { TicketPoint($0.question[language], $0.answer[language]) } ?? []
        version = asked.map { view.wording.text("callbackDesk.version", ["number": String($0.number)]) }
        self.outcome =
            said.isEmpty ? view.wording.sentence(outcome) : view.wording.text("callbackDesk.reached")
        if case .reached(let answer) = outcome, !answer.words.isEmpty { words = answer.words } else { words = nil }
    }
}

extension CallbackEntry {
    /// A step on the way that is no outcome: an attempt in vain, a text message, what a reviewer decided.
    private init(_ event: TicketEvent, _ entry: JournalEntry, _ view: TicketView) {
        at = view.wording.minute(entry.at)
        who = view.person(entry.author)
        outcome = view.wording.sentence(event)
        said = []
        version = nil
        words = nil
    }
}

/// Something the citizen was told: template `staff/ticket-notices`.
struct NoticeEntry: Sendable {
    let at: String
    let subject: String
    let text: String?
    /// Each way by which it was told, and how far it has come there.
    let channel: String

    init(_ notice: Notice, _ view: TicketView) {
        at = view.wording.minute(notice.at)
        subject = view.wording.text("ticket.notice.\(notice.subject.rawValue)")
        let sent = view.file.deliveries.filter { $0.position == notice.position && $0.ordinal == notice.ordinal }
        let ways = sent.map { "\(view.wording.word($0.channel)) \(view.wording.word($0.state))" }
        channel = view.wording.list([view.wording.word(notice.channel)] + ways)
        text = Self.text(of: notice, view.wording)
    }

    /// What a notice carries beside words: a new limit is an instant, a transfer the number of a line.
    private static func text(of notice: Notice, _ wording: Wording) -> String? {
        guard !notice.text.isEmpty else { return nil }
        switch notice.subject {
        case .extended:
            // The follower has written it in this form itself.
            return (try? Date(notice.text, strategy: .iso8601)).map(wording.minute) ?? notice.text
        case .transferred:
            return EmergencyLine(rawValue: notice.text).map(wording.word) ?? notice.text
        default:
            return notice.text
        }
    }
}
