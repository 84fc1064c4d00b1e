// SPDX-License-Identifier: Apache-2.0

import Storage

extension Schema {
    /// Since when somebody is at calling a number back, so that what they gave up is not theirs for ever.
    static let callBackTries = SchemaChange(
        number: 25,
        name: "call-back tries",
        statements: ["ALTER TABLE call_backs ADD COLUMN taken_at BIGINT"],
    )
}
