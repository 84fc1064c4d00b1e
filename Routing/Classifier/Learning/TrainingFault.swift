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

extension TrainingFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noRows: "there is no row"
        case .oneLabel(let label): "all rows have the label \(label)"
        case .tooManyLabels(let count): "\(count) labels are more than \(ClassifierTraining.mostLabels)"
        case .tooManyRows(let count): "\(count) rows are more than \(ClassifierTraining.mostRows)"
        case .noWords: "the texts hold no words"
        case .cancelled: "it was stopped"
        }
    }
}
