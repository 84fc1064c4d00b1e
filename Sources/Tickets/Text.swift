// SPDX-License-Identifier: Apache-2.0

import Foundation

extension String {
    /// Without white space at both ends.
    package var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }

    package var isBlank: Bool { trimmed.isEmpty }
}
