// SPDX-License-Identifier: Apache-2.0

import Foundation
import Records
import Sites
import Storage
import Tickets

/// What a citizen was asked on their tickets and has not answered.
struct AwaitedAnswers {
    private let tickets: [ID<Ticket>]
    private let now: Date
    private let site: Site
    private let reader: any Reader

    /// Of how many of a number's newest tickets one looks whether they ask anything.
    private static let most = 20

    struct Found {
        let stored: StoredTicket
        let events: [TicketEvent]
        /// Of the survey that is answered.
        let invitation: String?
    }

    /// What one of the tickets waits for.
    private struct Prompt {
        let stored: StoredTicket
        let since: Date
        /// Of a survey; nil for a question.
        let invitation: String?
    }

    init(on tickets: [ID<Ticket>], at now: Date, site: Site, in reader: any Reader) {
        self.tickets = tickets
        self.now = now
        self.site = site
        self.reader = reader
    }

    init(of phone: PhoneNumber, at now: Date, site: Site, in reader: any Reader) throws {
        let tickets = try ContactRecords.tickets(of: phone, limit: Self.most, in: reader)
        self.init(on: tickets, at: now, site: site, in: reader)
    }

    /// What was asked last is answered: a survey by a grade only, since a new matter must not vanish in it, a question by
    /// any words. What the law refuses by now was asked in vain.
    func answer(in text: String, graded grade: SurveyAnswer?) throws -> Found? {
        for prompt in try tickets.flatMap(prompts).sorted(by: { $0.since > $1.since }) {
            let command: TicketCommand
            switch (prompt.invitation, grade) {
            case (_?, let grade?): command = .recordCallback(.reached(grade))
            case (_?, nil): continue
            case (nil, _): command = .noteCallerAnswer(text)
            }
            do throws(TicketRefusal) {
                let events = try prompt.stored.ticket.decide(command, at: now, by: .citizen, under: site.rules)
                return Found(stored: prompt.stored, events: events, invitation: prompt.invitation)
            } catch {
                continue
            }
        }
        return nil
    }

    private func prompts(of id: ID<Ticket>) throws -> [Prompt] {
        var prompts: [Prompt] = []
        if let stored = try TicketRecords.find(id, in: reader), let question = stored.ticket.openQuestion,
            question.until ?? .distantFuture > now
        {
            prompts.append(Prompt(stored: stored, since: question.askedAt, invitation: nil))
        }
        if let invitation = try InvitationRecords.newest(of: id, in: reader),
            let stored = try Desk.invited(by: invitation.token, at: now, in: reader),
            let answeredAt = try Journal.instant(at: invitation.position, in: reader)
        {
            prompts.append(Prompt(stored: stored, since: answeredAt, invitation: invitation.token))
        }
        return prompts
    }
}
