// SPDX-License-Identifier: Apache-2.0

extension WebServer {
    /// The pages of staff, one line each.
    var staffPages: [any StaffPage] {
        []
    }
}
