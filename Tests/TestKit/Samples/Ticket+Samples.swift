// SPDX-License-Identifier: Apache-2.0

package import Tickets

extension TicketNumber {
    /// The sample ticket's number, and one of another ticket.
    package static let sample = TicketNumber("20260105000042")!
    package static let other = TicketNumber("20260105000007")!
    /// One that no ticket has yet.
    package static let third = TicketNumber("20260105000043")!
}

extension Filing {
    /// A pothole reported by phone on Monday morning; `change` says what the test is about.
    package static func sample(_ change: (inout Filing) -> Void = { _ in }) -> Filing {
        var filing = Filing(
            channel: .phone,
            externalID: "call-42",
            kind: .help,
            summary: "汉江街道有一个大坑",
            narrative: "汉江街道建华路口有一个大坑，夜里很危险。",
            place: Place(address: "樊城区汉江街道建华路口"),
            receivedAt: .monday,
        )
        change(&filing)
        return filing
    }
}

extension Ticket {
    /// The sample filing, just registered.
    package static func sample(_ change: (inout Filing) -> Void = { _ in }) -> Ticket {
        Ticket(number: .sample, filing: .sample(change))
    }
}

extension IntakeDraft {
    /// The sample filing of a citizen who can be called.
    package static func sample(_ change: (inout IntakeDraft) -> Void = { _ in }) -> IntakeDraft {
        var draft = IntakeDraft(
            filing: .sample(),
            contact: Contact(name: PersonName("张三"), phone: PhoneNumber(dialled: "+8613800005678")),
        )
        change(&draft)
        return draft
    }
}

extension SurveyAnswer {
    /// Contacted first, resolved, satisfied; a test changes what it is about.
    package static func sample(
        contactedFirst: Bool? = true,
        resolution: Resolution? = .resolved,
        satisfaction: Satisfaction? = .satisfied,
        words: String = "",
    ) -> SurveyAnswer {
        SurveyAnswer(
            questionnaire: 1,
            contactedFirst: contactedFirst,
            resolution: resolution,
            satisfaction: satisfaction,
            words: words,
        )
    }
}

extension HandlingResult {
    package static func sample(
        report: String = "坑已填平。",
        reply: String = "路面已修复，感谢反映。",
        decision: DisclosureDecision? = nil,
    ) -> HandlingResult {
        HandlingResult(
            conclusion: .solved,
            report: report,
            reply: reply,
            publicAnswer: "路面已修复。",
            decision: decision,
        )
    }
}

extension RoutingDecision {
    /// Sure that the sample ticket belongs to the roads.
    package static func sample(unit: UnitCode? = .roads, matter: MatterCode? = .pothole) -> RoutingDecision {
        RoutingDecision(
            unit: unit,
            matter: matter,
            isCertain: true,
            basis: "catalogue 1, rules 1",
            because: [.ruleMatched(rule: "potholes", evidence: ["坑"])],
        )
    }
}
