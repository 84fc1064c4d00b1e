// SPDX-License-Identifier: Apache-2.0

/// By what a mail shows that a machine wrote it: it makes no ticket and gets no answer.
package enum AutomaticMail: String, Sendable {
    /// It says so (RFC 3834).
    case submitted
    /// To many at once.
    case bulk
    /// From a mailing list (RFC 2919).
    case list
    /// A mail of ours that came back.
    case loop
    /// We are its sender.
    case ourselves
    /// What became of a mail of ours (RFC 3464, RFC 8098).
    case report
    /// It asks not to be answered: an empty return path (RFC 5321, 6.1), or a mail system as its sender.
    case system
    /// Its writer is away.
    case away
}

extension ReadMail {
    /// - Parameter own: Our addresses, which people of ours do not write from.
    /// - Returns: nil for what people write.
    package func automatic(own: Set<String>) -> AutomaticMail? {
        let own = Set(own.map { $0.lowercased() })
        let sender = sender?.address.lowercased()
        if kind == "multipart/report" || kind == "message/delivery-status" { return .report }
        if sender.map(own.contains) == true { return .ourselves }
        if header("x-loop").split(whereSeparator: { " ,;<>".contains($0) }).contains(where: { own.contains("\($0)") }) {
            return .loop
        }
        return byHeaders ?? (subject.isOfSomeoneAway ? .away : nil)
    }

    private var byHeaders: AutomaticMail? {
        // The word may have a comment behind it.
        let submitted = header("auto-submitted").prefix { $0.isLetter || $0 == "-" }
        if !submitted.isEmpty, submitted != "no" { return .submitted }
        if Self.marks.contains(where: { headers[$0] != nil }) { return .submitted }
        if ["bulk", "junk", "list", "auto_reply"].contains(header("precedence")) { return .bulk }
        if headers["list-id"] != nil { return .list }
        if headers["return-path"].map({ ["", "<>"].contains($0) }) == true { return .system }
        let local = sender?.address.prefix { $0 != "@" }.lowercased()
        return local == "mailer-daemon" || headers["x-failed-recipients"] != nil ? .system : nil
    }

    /// Of programs that answer for the absent.
    private static let marks = ["x-autoreply", "x-autorespond", "x-mail-autoreply"]

    func header(_ name: String) -> String { headers[name]?.lowercased() ?? "" }
}

extension String {
    /// Whether the subject begins as those do that servers write for the absent, and say nothing of it in the headers. What
    /// only mentions them, a person wrote.
    fileprivate var isOfSomeoneAway: Bool {
        contains(
            /(?i)^\s*[\[【(（]?\s*(?:(?:休假|假期|外出|度假)?\s*自动(?:回复|答复|应答)|自動(?:回覆|回復))\s*(?:[\]】)）:：]|$)/
        )
            || contains(
                /(?i)^\s*[\[(]?\s*(?:auto(?:matic)?[- ]?(?:reply|response)?|out of (?:the )?office(?: reply)?|vacation reply)\s*(?:[\]):：]|$)/
            )
    }
}
