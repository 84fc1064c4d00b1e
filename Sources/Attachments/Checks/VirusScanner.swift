// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// Looks for viruses in a file that has come in.
package protocol VirusScanner: Sendable {
    func verdict(on file: URL) async -> ScanVerdict
}

package enum ScanVerdict: Equatable, Sendable {
    case clean
    case infected
    /// Down, too slow, or not able to look at this file.
    case silent
}
