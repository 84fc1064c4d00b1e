// SPDX-License-Identifier: Apache-2.0

import Tickets

/// Takes the original that mail programs repeat out of an answer. What is forwarded is what the citizen says, and stays; so
/// does everything when nothing else would be left.
enum QuotedOriginal {
    /// Octets beyond which nobody looks.
    private static let longest = 1 << 20

    static func without(_ text: String, subject: String) -> String {
        guard text.utf8.count <= longest else { return text }
        guard !subject.contains(/(?i)^\s*(?:转发|轉寄|fwd?)\s*[:：]/), !text.contains(forwarded) else { return text }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if let start = repeated(in: lines) { lines.removeSubrange(start...) }
        lines = withoutIntroduced(lines)
        while let last = lines.last, last.isBlank || last.hasPrefix(">") { lines.removeLast() }
        let own = lines.joined(separator: "\n").trimmed
        return own.isEmpty ? text : own
    }

    private static var forwarded: Regex<Substring> {
        /(?im)^[-\s]{2,}(?:转发的?邮件|轉寄郵件|forwarded message|begin forwarded message)[:\s-]*$/
    }

    /// Where an original begins that runs to the end: a line of its own, or the heads that Outlook writes.
    private static func repeated(in lines: [Substring]) -> Int? {
        lines.indices.first { index in
            lines[index].contains(
                /(?i)^[-_\s]{2,}(?:邮件原件|原始邮件|原邮件|原始郵件|回复的原邮件|original message)[-_\s]*$/
            )
                || (lines[index].contains(/(?i)^\W{0,3}(?:发件人|寄件者|from)\W{0,3}[:：]/)
                    && lines[index...].dropFirst().prefix(4).contains {
                        $0.contains(/(?i)^\W{0,3}(?:发送时间|发送日期|日期|寄件日期|sent|date)\W{0,3}[:：]/)
                    })
        }
    }

    /// Without “… wrote:” and what follows it: the quoted lines, or all where they are not marked.
    private static func withoutIntroduced(_ lines: [Substring]) -> [Substring] {
        var kept: [Substring] = []
        var index = lines.startIndex
        while index < lines.endIndex {
            guard lines[index].introducesQuotation else {
                kept.append(lines[index])
                index += 1
                continue
            }
            let next = lines[(index + 1)...].firstIndex { !$0.isBlank } ?? lines.endIndex
            guard next < lines.endIndex, lines[next].hasPrefix(">") else {
                return kept.contains { !$0.isBlank } ? kept : lines
            }
            index = lines[next...].firstIndex { !$0.hasPrefix(">") } ?? lines.endIndex
        }
        return kept
    }
}

extension Substring {
    fileprivate var isBlank: Bool { String(self).isBlank }

    /// `在 2026年1月5日，12345热线写道：`, `On Mon, 5 Jan 2026, … wrote:`
    fileprivate var introducesQuotation: Bool {
        guard utf8.count < 400 else { return false }
        return contains(/^(?:在|于|\d{4}).*\d.*(?:写道|寫道)\s*[:：]\s*$/) || contains(/(?i)^on\b.*\d.*\bwrote\s*:\s*$/)
    }
}
