// SPDX-License-Identifier: Apache-2.0

import Channels
import Foundation

/// What a real Asterisk 22.10.1 sent to a manager.
enum Recorded: String, CaseIterable {
    /// A caller is greeted and presses a key.
    case keys = "asterisk22-ami-ivr.txt"
    /// A caller waits, talks with seat 8001, presses a key, and hangs up.
    case queue = "asterisk22-ami-queue.txt"

    var bytes: [UInt8] {
        get throws {
            let folder = Repository.root.appending(path: "MiniPBX/tests/fixtures")
            return Array(try Data(contentsOf: folder.appending(path: rawValue)))
        }
    }

    var messages: [ManagerMessage] {
        get throws {
            var parser = ManagerParser()
            return try parser.read(try bytes)
        }
    }

    var events: [ManagerEvent] {
        get throws { try messages.compactMap { ManagerEvent($0) } }
    }
}

/// The tree that the tests lie in.
enum Repository {
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
}

/// Numbers that look random and are the same each time.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
