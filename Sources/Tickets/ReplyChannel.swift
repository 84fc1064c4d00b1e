// SPDX-License-Identifier: Apache-2.0

/// A message to one citizen, written and ready to go (答复, stage ⑥).
package struct Reply: Equatable, Sendable {
    /// The delivery's own number, the same at every attempt: by both a gateway tells us later what became of the message.
    package let id: Int64
    /// 1 for the first.
    package let attempt: Int
    package let ticket: TicketNumber
    package let address: Address
    /// The heading, where the channel has one; empty for a text message.
    package let title: String
    package let text: String

    package enum Address: Equatable, Sendable {
        case phone(PhoneNumber)
        case email(String)
        /// As it is written on the envelope, below the name.
        case post(String)
    }

    package init(
        id: Int64,
        attempt: Int,
        ticket: TicketNumber,
        address: Address,
        title: String,
        text: String,
    ) {
        self.id = id
        self.attempt = attempt
        self.ticket = ticket
        self.address = address
        self.title = title
        self.text = text
    }
}

/// One way out: hands messages to a gateway. Receipts come back by the gateway's own way in.
package protocol ReplyChannel: Sendable {
    var channel: Channel { get }

    /// Hands `reply` to the gateway, once.
    ///
    /// - Throws: `DeliveryFault`; what it says decides whether the message may be handed over again.
    func deliver(_ reply: Reply) async throws(DeliveryFault) -> Handover
}

/// A gateway has taken a message.
package struct Handover: Equatable, Sendable {
    /// By which the gateway knows it; nil where it gives none.
    package let gatewayID: String?
    /// The messages it counts as, 1 or more: what is paid for.
    package let parts: Int
    /// The gateway reports later whether it arrived; otherwise taking it is all that is ever known.
    package let isReported: Bool

    package init(gatewayID: String?, parts: Int, isReported: Bool) {
        self.gatewayID = gatewayID
        self.parts = parts
        self.isReported = isReported
    }
}

/// Why a message was not handed over, in words that name no person where the gateway does not.
package enum DeliveryFault: Error, Equatable, Sendable {
    /// The gateway has not got it: it may be tried again.
    case unavailable(String)
    /// The gateway will never take this message, as for a number that is none.
    case refused(String)
    /// Nobody knows whether the gateway has it: its receipt will tell, or its silence.
    case unknown(String)

    /// Without the gateway's words.
    package var name: String {
        switch self {
        case .unavailable: "unavailable"
        case .refused: "refused"
        case .unknown: "unknown"
        }
    }
}

/// What a gateway tells of a message later (回执).
package struct DeliveryReport: Equatable, Sendable {
    /// `Reply.id`.
    package let id: Int64
    /// `Reply.attempt`; nil where the gateway does not say it.
    package let attempt: Int?
    package let outcome: Outcome
    package let gatewayID: String?
    /// In the gateway's words; empty for none.
    package let reason: String

    package enum Outcome: Equatable, Sendable {
        /// The network has it.
        case handedOver
        /// The citizen's telephone or mailbox has it.
        case delivered
        /// It will not arrive.
        case failed
    }

    package init(id: Int64, attempt: Int? = nil, outcome: Outcome, gatewayID: String?, reason: String) {
        self.id = id
        self.attempt = attempt
        self.outcome = outcome
        self.gatewayID = gatewayID
        self.reason = reason
    }
}
