// SPDX-License-Identifier: Apache-2.0

import Desk

extension Desk {
    /// How many tickets wait for somebody, by what they ask of them. What is not in the answer is not known.
    func waiting(for session: StaffSession) async throws -> [Errand: Int] {
        [:]
    }
}
