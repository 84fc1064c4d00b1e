// SPDX-License-Identifier: Apache-2.0

/// One request that is to be sent.
struct Order: Sendable {
    /// Counts from 0 in the order of sending.
    let index: Int
    let uri: String
    /// nil for a GET.
    let body: String?
}

/// What is asked of the server.
protocol Workload: Sendable {
    /// Whether the answers' bodies are looked at; if not, they are not kept.
    var readsBodies: Bool { get }

    func order(_ index: Int) -> Order

    /// Told each answer; the body is empty unless it is looked at.
    func answered(_ order: Order, status: Int, body: [UInt8]) throws
}
