// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// A mail of ours, and how it is written (RFC 5322, RFC 2045). Pure.
package struct OutgoingMail: Sendable {
    package var from: MailAddress
    /// The office's name, before the address.
    package var name: String
    package var to: MailAddress
    package var subject: String
    package var text: String
    /// Without angle brackets.
    package var messageID: String
    /// What it answers, oldest first, without angle brackets.
    package var references: [String]
    package var date: Date

    /// The octets, with CR LF at the end of each line and no line longer than 78 octets that is not one long word.
    package var octets: [UInt8] {
        let body = Data(text.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n").utf8)
            .base64EncodedString(options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
        let lines = headers.map { "\($0): \($1)" }
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n\(body)\r\n").utf8)
    }

    private var headers: [(String, String)] {
        let ids = references.filter(Self.isID).suffix(10).map { "<\($0)>" }
        let answered = ids.last.map { [("In-Reply-To", $0), ("References", ids.joined(separator: "\r\n "))] } ?? []
        return [
            ("Date", Self.written(date)),
            ("From", "\(HeaderText.encoded(name.filter { !Self.special.contains($0) })) <\(from)>"),
            ("Reply-To", "<\(from)>"),
            ("To", "<\(to)>"),
            ("Subject", HeaderText.encoded(subject)),
            ("Message-ID", "<\(messageID)>"),
        ] + answered + [
            // Whoever is away must not answer it, and whatever sends it back to us is recognised.
            ("Auto-Submitted", "auto-replied"),
            ("X-Auto-Response-Suppress", "All"),
            ("X-Loop", "\(from)"),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=UTF-8"),
            ("Content-Transfer-Encoding", "base64"),
        ]
    }

    /// What would have to stand in quotes in a name.
    private static let special: Set<Character> = ["\"", "\\", "<", ">", "(", ")", "[", "]", ":", ";", "@", ",", "."]

    /// Others' ids are passed on only where they are plain.
    private static func isID(_ text: String) -> Bool {
        text.utf8.count <= 250 && text.wholeMatch(of: /[!-;=?-~]+/) != nil
    }

    /// `Mon, 05 Jan 2026 01:30:00 +0000`
    static func written(_ date: Date) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents([.weekday, .day, .month, .year, .hour, .minute, .second], from: date)
        let two = { (number: Int?) in (number ?? 0) < 10 ? "0\(number ?? 0)" : "\(number ?? 0)" }
        let time = [parts.hour, parts.minute, parts.second].map(two).joined(separator: ":")
        let (weekday, month) = (days[(parts.weekday ?? 1) - 1], months[(parts.month ?? 1) - 1])
        return "\(weekday), \(two(parts.day)) \(month) \(parts.year ?? 1970) \(time) +0000"
    }

    private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
