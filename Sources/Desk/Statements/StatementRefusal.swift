// SPDX-License-Identifier: Apache-2.0

/// Why nothing was shown or done about a statement.
package enum StatementRefusal: Error, Equatable, Sendable {
    /// There is no such unit or month, or this person may not read its statement.
    case unknownStatement
}
