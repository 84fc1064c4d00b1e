// SPDX-License-Identifier: Apache-2.0

extension WebServer {
    /// The pages of citizens, one line each.
    var citizenPages: [any CitizenPage] {
        []
    }
}
