// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import Tickets

/// Calls to gateways: short, and never followed elsewhere.
enum GatewayHTTP {
    struct Answer {
        let status: Int
        let text: String
    }

    private static let patience = TimeAmount.seconds(20)
    private static let longest = 64 * 1024

    /// The gateway's answer to `body`.
    ///
    /// - Throws: `DeliveryFault.unavailable` where it was not reached, `.unknown` where it may have got the request.
    static func post(
        _ body: [UInt8],
        to url: URL,
        headers: [(String, String)],
    ) async throws(DeliveryFault) -> Answer {
        var request = HTTPClientRequest(url: url.absoluteString)
        request.method = .POST
        request.headers = HTTPHeaders(headers)
        request.body = .bytes(ByteBuffer(bytes: body))
        do {
            let response = try await HTTPClient.shared.execute(request, timeout: patience)
            let body = try await response.body.collect(upTo: longest)
            return Answer(status: Int(response.status.code), text: String(buffer: body))
        } catch let error as HTTPClientError where neverSent.contains(error) {
            throw .unavailable("\(error)")
        } catch let error as NIOConnectionError {
            throw .unavailable("\(error)")
        } catch {
            throw .unknown("\(error)")
        }
    }

    private static let neverSent: [HTTPClientError] = [.connectTimeout, .getConnectionFromPoolTimeout]
}
