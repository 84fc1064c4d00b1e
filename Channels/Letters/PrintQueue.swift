// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// The way out by letter (A5): the gateway is the office's own printer, so a reply is taken once it lies in the queue, and
/// the receipt is the clerk's word that it was posted.
package struct PrintQueue: ReplyChannel {
    package let channel = Channel.letter
    private let enqueue: @Sendable (Reply) async throws -> Void

    /// - Parameter enqueue: Keeps the letter for the clerk; the same one again replaces it.
    package init(enqueue: @escaping @Sendable (Reply) async throws -> Void) { self.enqueue = enqueue }

    package func deliver(_ reply: Reply) async throws(DeliveryFault) -> Handover {
        do {
            try await enqueue(reply)
        } catch {
            throw .unavailable("\(type(of: error))")
        }
        return Handover(gatewayID: nil, parts: 1, isReported: true)
    }
}
