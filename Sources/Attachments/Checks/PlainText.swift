// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Text that is nothing but text: what a program would run or a browser would draw is not.
enum PlainText {
    /// UTF-8, or GB 18030, in which many here still write.
    static func isText(_ bytes: Data) -> Bool {
        guard !bytes.isEmpty, bytes.allSatisfy(isPrintable), !isCode(bytes) else { return false }
        return String(validating: bytes, as: UTF8.self) != nil || isGB18030(bytes)
    }

    /// Tabs, line ends and form feeds are the only controls.
    private static func isPrintable(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != 0x7F || byte == 9 || byte == 10 || byte == 12 || byte == 13
    }

    /// Begins as scripts and marked-up pages do.
    private static func isCode(_ bytes: Data) -> Bool {
        let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        let head = bytes.dropFirst(isMarked ? 3 : 0).prefix(1024)
        let text = String(decoding: head, as: UTF8.self).drop(while: \.isWhitespace).lowercased()
        if text.hasPrefix("#!") || text.hasPrefix("@echo") || text.hasPrefix("<") { return true }
        return ["<script", "<html", "<svg", "<?php", "<iframe", "<body", "javascript:"].contains { text.contains($0) }
    }

    /// One, two or four bytes a character. Source: GB 18030-2022, 5.
    private static func isGB18030(_ bytes: Data) -> Bool {
        var rest = bytes.makeIterator()
        while let first = rest.next() {
            guard first >= 0x80 else { continue }
            guard (0x81...0xFE).contains(first), let second = rest.next() else { return false }
            if (0x40...0x7E).contains(second) || (0x80...0xFE).contains(second) { continue }
            guard (0x30...0x39).contains(second), let third = rest.next(), (0x81...0xFE).contains(third),
                let fourth = rest.next(), (0x30...0x39).contains(fourth)
            else { return false }
        }
        return true
    }
}
