// SPDX-License-Identifier: Apache-2.0

package import Foundation
import Storage
package import Tickets

/// A notice on its way to a citizen by one gateway (K3). Keyed by the journal entry that caused it, like the notice.
package struct Delivery: Equatable, Sendable {
    package enum State: String, CaseIterable, Sendable {
        /// For its time: the first, or the next after a failure.
        case waiting
        /// With the gateway, which has not answered yet: it may or may not have it.
        case sending
        /// The gateway has it.
        case handedOver
        case delivered
        /// It will not arrive.
        case failed
        /// It was too late to be of use.
        case expired
        /// Taken back by a person, or in vain by now.
        case withdrawn

        /// A person may have it sent again.
        package var isOver: Bool {
            switch self {
            case .failed, .expired, .withdrawn: true
            case .waiting, .sending, .handedOver, .delivered: false
            }
        }
    }

    package let id: Int64
    package let position: Int64
    package let ordinal: Int
    package let channel: Channel
    package let ticket: ID<Ticket>
    package let subject: NoticeSubject
    /// What the notice says beside its subject: a reply, a question, an instant.
    package let text: String
    package var state: State
    /// How often it was handed to the gateway.
    package var attempts: Int
    /// When it is looked at next; nil when nothing is left to do.
    package var dueAt: Date?
    package let expiresAt: Date
    package let createdAt: Date
    package var changedAt: Date
    package var handedOverAt: Date?
    package var gatewayID: String?
    /// The messages that it counted as; 0 until it is handed over.
    package var parts: Int
    /// Why it failed or waits again; empty for no reason.
    package var reason: String
    /// The login of who last sent it again or took it back; empty for nobody.
    package var touchedBy: String

    /// One that waits; `id` is what `DeliveryRecords.nextID` gives, `position` the journal entry that caused it.
    package init(
        id: Int64,
        position: Int64,
        ordinal: Int,
        channel: Channel,
        ticket: ID<Ticket>,
        subject: NoticeSubject,
        text: String,
        dueAt: Date,
        expiresAt: Date,
        createdAt: Date,
    ) {
        self.id = id
        self.position = position
        self.ordinal = ordinal
        self.channel = channel
        self.ticket = ticket
        self.subject = subject
        self.text = text
        state = .waiting
        attempts = 0
        self.dueAt = dueAt
        self.expiresAt = expiresAt
        self.createdAt = createdAt
        changedAt = createdAt
        parts = 0
        reason = ""
        touchedBy = ""
    }
}

extension Delivery {
    /// Why a delivery waits or has failed, where we and not the gateway say so; its words are kept as they come.
    package enum Reason: String, CaseIterable, Sendable {
        case noAddress, noWords, quietHours, tooMany
        /// Another message on the same ticket goes first: the answer before the survey.
        case earlier
        /// A survey whose answer is rated already, or is no more the ticket's.
        case noLongerAsked
    }

    /// Whether a person may have it sent again: it is over, or no receipt has come for a day.
    package func mayBeSentAgain(at now: Date) -> Bool {
        state.isOver || state == .handedOver && now.timeIntervalSince(changedAt) > 86_400
    }
}

extension Delivery {
    init(row: Row) throws {
        id = try row.value("id")
        position = try row.value("position")
        ordinal = try row.value("ordinal")
        channel = try row.value("channel")
        ticket = try row.value("ticket")
        subject = try row.value("subject")
        text = try row.value("text")
        state = try row.value("state")
        attempts = try row.value("attempts")
        dueAt = try row.value("due_at")
        expiresAt = try row.value("expires_at")
        createdAt = try row.value("created_at")
        changedAt = try row.value("changed_at")
        handedOverAt = try row.value("handed_over_at")
        gatewayID = try row.value("gateway_id")
        parts = try row.value("parts")
        reason = try row.value("reason")
        touchedBy = try row.value("touched_by")
    }
}

extension Delivery.State: SQLValueConvertible, SQLValueDecodable {}
