// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Reads the lines in which an IMAP server answers (RFC 3501, 7). What else it says in between is passed over.
enum IMAPAnswer {
    /// The number in `* STATUS INBOX (UIDVALIDITY 1767577800)`.
    static func validity(in text: String) -> UInt32? {
        text.firstMatch(of: /(?i)\* STATUS .*\bUIDVALIDITY (\d{1,10})\b/).flatMap { UInt32($0.output.1) }
    }

    /// The numbers in `* SEARCH 4 8 15`, each once, lowest first.
    static func uids(in text: String) -> [UInt32] {
        let lines = text.matches(of: /(?im)^\* SEARCH((?: \d+)+)/)
        return Set(lines.flatMap { $0.output.1.split(separator: " ").compactMap { UInt32($0) } }).sorted()
    }

    /// What `* 3 FETCH (UID 15 RFC822.SIZE 42 INTERNALDATE "05-Jan-2026 09:30:00 +0800")` says, in whichever order.
    static func entries(in text: String) -> [MailboxListing.Entry] {
        text.split(whereSeparator: \.isNewline).compactMap { line in
            guard line.contains(/(?i)^\* \d+ FETCH \(/),
                let uid = line.firstMatch(of: /(?i)\bUID (\d+)/).flatMap({ UInt32($0.output.1) }),
                let size = line.firstMatch(of: /(?i)\bRFC822\.SIZE (\d+)/).flatMap({ Int($0.output.1) })
            else { return nil }
            let date = line.firstMatch(of: /(?i)\bINTERNALDATE "([^"]{1,40})"/)?.output.1
            return MailboxListing.Entry(uid: uid, size: size, receivedAt: date.flatMap { instant($0) })
        }
    }

    /// ` 5-Jan-2026 09:30:00 +0800`
    static func instant(_ text: some StringProtocol) -> Date? {
        guard
            let parts = String(text).wholeMatch(
                of: /\s?(\d{1,2})-([A-Za-z]{3})-(\d{4}) (\d{2}):(\d{2}):(\d{2}) ([+-]\d{2})(\d{2})/
            )?.output,
            let month = months.firstIndex(of: parts.2.lowercased()),
            let hours = Int(parts.7), let minutes = Int(parts.8)
        else { return nil }
        let east = hours * 3600 + (parts.7.hasPrefix("-") ? -60 : 60) * minutes
        let moment = DateComponents(
            timeZone: TimeZone(secondsFromGMT: east),
            year: Int(parts.3),
            month: month + 1,
            day: Int(parts.1),
            hour: Int(parts.4),
            minute: Int(parts.5),
            second: Int(parts.6),
        )
        return Calendar(identifier: .gregorian).date(from: moment)
    }

    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
}
