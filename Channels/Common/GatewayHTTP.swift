// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import Tickets

/// Calls to gateways: short, and never followed elsewhere, since they carry passwords and citizens' words.
enum GatewayHTTP {
    struct Answer {
        let status: Int
        /// What a person may be shown of it.
        let text: String
    }

    private static let patience = TimeAmount.seconds(15)
    private static let longest = 4 * 1024

    // Lives as long as the program: it is never shut down.
    private static let client: HTTPClient = {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: HTTPClient.Configuration.Timeout(connect: .seconds(5), read: .seconds(10)),
        )
        // The outbox tries again itself, and a person sees why.
        configuration.connectionPool.retryConnectionEstablishment = false
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()

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
            let response = try await client.execute(request, timeout: patience)
            return Answer(status: Int(response.status.code), text: await text(of: response.body))
        } catch let error as HTTPClientError where error == .connectTimeout {
            throw .unavailable("\(error)")
        } catch let error as NIOConnectionError {
            throw .unavailable("\(error.connectionErrors.first?.error ?? error)")
        } catch let error as IOError where unreached.contains(error.errnoCode) {
            throw .unavailable("\(error)")
        } catch {
            throw .unknown("\(error)")
        }
    }

    private static let unreached: Set<CInt> = [ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, ENETDOWN, EHOSTDOWN]

    /// The status has said what counts: a body that is too long or does not end is left.
    private static func text(of body: HTTPClientResponse.Body) async -> String {
        await withTaskGroup(of: String.self) { group in
            // An answer without words is an answer.
            group.addTask { (try? await body.collect(upTo: longest)).map { String(buffer: $0) } ?? "" }
            group.addTask {
                // Cancelled as soon as the body is there.
                try? await Task.sleep(for: .seconds(5))
                return ""
            }
            let text = await group.next() ?? ""
            group.cancelAll()
            return String(text.prefix(200))
        }
    }
}
