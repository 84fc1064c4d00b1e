// SPDX-License-Identifier: Apache-2.0

/// One thing that is wrong with a site, said so that its author finds the place.
package struct SiteFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// For example `catalogue.yaml`.
    package let file: String
    /// From 1; nil when the fault is that there is nothing to point at.
    package let line: Int?
    /// English, for the command line and the import page.
    package let message: String

    package init(file: String, line: Int?, message: String) {
        self.file = file
        self.line = line
        self.message = message
    }

    /// `catalogue.yaml:17: there is no unit “watr”`
    package var description: String {
        guard let line else { return "\(file): \(message)" }
        return "\(file):\(line): \(message)"
    }
}

/// Everything found wrong, by document and line; never empty.
package struct SiteFaults: Error, Equatable, Sendable, CustomStringConvertible {
    package let faults: [SiteFault]

    package init(_ faults: [SiteFault]) { self.faults = faults }

    package var description: String { faults.map(\.description).joined(separator: "\n") }
}
