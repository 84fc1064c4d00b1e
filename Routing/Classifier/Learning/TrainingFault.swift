// SPDX-License-Identifier: Apache-2.0

/// Why nothing can be learnt.
package enum TrainingFault: Error, Equatable, Sendable {
    case noRows
    /// All rows have the same label: there is nothing to tell apart.
    case oneLabel(String)
    case tooManyLabels(Int)
    case tooManyRows(Int)
    /// Nothing in the texts is a word.
    case noWords
    case cancelled
}
