// SPDX-License-Identifier: Apache-2.0

import Foundation

/// How much of the machine's memory this process holds.
enum ResidentMemory {
    /// - Returns: nil where the system does not say. Source: proc(5), `/proc/self/status`, line `VmRSS`.
    static func bytes() -> Int? {
        // Only Linux has the file; elsewhere the figure is left out.
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return nil }
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        let kilobytes = line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }
        return kilobytes.map { $0 * 1024 }
    }
}
