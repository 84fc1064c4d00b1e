// SPDX-License-Identifier: Apache-2.0

/// Why bytes are no model. Nothing of them is used.
package enum ModelFault: Error, Equatable, Sendable {
    /// They do not begin as a model does.
    case foreign
    /// Written by another version of the program.
    case version(Int)
    /// Shorter or longer than they say, in bytes.
    case length(expected: UInt64, found: Int)
    /// They are not what was written: the checksum differs.
    case damaged
    /// What they say cannot be; where, in bytes from the beginning of the model proper.
    case senseless(at: Int)
}

extension ModelFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .foreign: "this is no model of the classifier"
        case .version(let version): "the model is of format \(version); this program reads \(ModelFile.version)"
        case .length(let expected, let found): "the model is cut or has something added: \(found) of \(expected) bytes"
        case .damaged: "the model is damaged: its checksum differs"
        case .senseless(let place): "the model is senseless at byte \(place)"
        }
    }
}
