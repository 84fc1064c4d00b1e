// SPDX-License-Identifier: Apache-2.0

import Sites
import Tickets

/// Whom to dial where somebody is in danger, a touch away: template `citizen/emergency`.
struct EmergencyBox: Sendable {
    let lines: [Line]
    let hint: String

    struct Line: Sendable {
        let number: String
        let name: String
    }

    /// - Parameters:
    ///   - profile: Has the lines.
    ///   - hint: The key of what is said under them.
    ///   - wording: The reader's.
    init(_ profile: Profile, hint: String, _ wording: Wording) {
        lines = (profile.emergencyLines ?? []).map { Line(number: $0.number, name: $0.name[wording.language]) }
        self.hint = wording.text(hint)
    }
}
