// SPDX-License-Identifier: Apache-2.0

/// Why the site's words or templates cannot be used. The server does not start with one.
struct TextFault: Error, Equatable, CustomStringConvertible {
    /// Relative to its folder, for example `en/staff.yaml`.
    let file: String
    let message: String

    var description: String { "\(file): \(message)" }
}
