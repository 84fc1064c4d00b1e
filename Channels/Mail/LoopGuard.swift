// SPDX-License-Identifier: Apache-2.0

/// Keeps us from writing by ourselves to what writes by itself. Pure: who counts hands the count in.
package struct LoopGuard: Sendable {
    private let own: Set<String>
    private let mostADay: Int

    /// - Parameters:
    ///   - own: Every address of ours, those of all mailboxes and those that we write from.
    ///   - mostADay: Answers without a person that one sender gets on one day, 0 or more.
    package init(own: Set<String>, mostADay: Int) {
        self.own = Set(own.map { $0.lowercased() })
        self.mostADay = mostADay
    }

    /// Why nothing is answered.
    package enum Silence: Equatable, Sendable {
        case automatic(AutomaticMail)
        /// It has no sender, or one that says it is not to be written to.
        case noAddress
        /// It asks for no answer by a machine.
        case asked
        case enough
    }

    /// - Parameters:
    ///   - mail: To which an answer would go.
    ///   - answered: How often that was done today for the same sender.
    /// - Returns: nil when the mail may be answered without a person.
    package func silence(to mail: ReadMail, answered: Int) -> Silence? {
        if let automatic = mail.automatic(own: own) { return .automatic(automatic) }
        guard let address = mail.sender?.address.lowercased() else { return .noAddress }
        if address.contains(/^(?:no|not|donot|do-not)[-_.]?reply/) { return .noAddress }
        if mail.header("x-auto-response-suppress").contains(/\b(?:all|autoreply)\b/) { return .asked }
        return answered < mostADay ? nil : .enough
    }
}
