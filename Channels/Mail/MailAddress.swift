// SPDX-License-Identifier: Apache-2.0

/// An address that a mail can be sent to: ASCII, and nothing in it that a header or a command would take for its own.
package struct MailAddress: Hashable, Sendable, CustomStringConvertible {
    private let text: String

    /// nil for text that is no such address; quoted local parts and those beyond ASCII are none (RFC 6531 is for servers
    /// that few have).
    package init?(_ text: String) {
        guard text.utf8.count <= 254,
            text.wholeMatch(
                of: /[A-Za-z0-9!#$%&'*+\/=?^_`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?/
            ) != nil, !text.contains("..")
        else { return nil }
        self.text = text
    }

    package var description: String { text }

    var domain: String { String(text[text.index(after: text.firstIndex(of: "@") ?? text.startIndex)...]) }
}
