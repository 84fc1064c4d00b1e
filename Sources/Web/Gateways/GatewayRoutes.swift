// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Hummingbird
import Logging
package import Tickets

/// A gateway that calls this server, and how what citizens write through it is read.
package struct Gateway: Sendable {
    let door: any GatewayDoor
    let channel: any IntakeChannel

    package init(door: any GatewayDoor, channel: any IntakeChannel) {
        self.door = door
        self.channel = channel
    }
}

/// `/gateways/NAME/…`: messages of citizens and receipts, as gateways bring them (A3).
///
/// What is taken, or says nothing to anybody, is answered with 200: gateways send again what is not. A message that
/// cannot be read is not: one wrong line in a gateway's configuration must not lose what citizens write.
struct GatewayRoutes {
    let desk: Desk
    /// By the names in their addresses.
    let gateways: [String: Gateway]
    /// Bytes.
    let limit: Int

    func addRoutes(to router: Router<HotlineContext>) {
        for (name, gateway) in gateways {
            router.get("/gateways/\(name)/**") { try await take($0, $1, by: gateway) }
            router.post("/gateways/\(name)/**") { try await take($0, $1, by: gateway) }
        }
    }

    private func take(_ request: Request, _ context: HotlineContext, by gateway: Gateway) async throws -> Response {
        let call = GatewayCall(
            path: context.parameters.getCatchAll().map(String.init),
            query: context.visitor.query.named.compactMapValues(\.first),
            headers: Dictionary(
                request.headers.map { ($0.name.canonicalName, $0.value) },
                uniquingKeysWith: { first, _ in first },
            ),
            body: Array(try await request.wholeBody(upTo: limit)),
            receivedAt: desk.time.now,
        )
        let news: GatewayNews
        do throws(GatewayFault) {
            news = try gateway.door.read(call)
        } catch {
            return refusal(error, context)
        }
        switch news {
        case .nothing: break
        case .report(let report): try await desk.take(report)
        case .message(let message): try await take(message, by: gateway, context)
        }
        return Response(status: .ok)
    }

    private func take(_ message: InboundMessage, by gateway: Gateway, _ context: HotlineContext) async throws {
        do {
            _ = try await desk.take(message, by: gateway.channel, device: "gateway")
        } catch let refusal as IntakeRefusal {
            // It says nothing, and will say no more when it comes again.
            context.logger.warning(
                "message not taken",
                metadata: ["id": "\(message.externalID)", "why": "\(refusal)"],
            )
        }
    }

    private func refusal(_ fault: GatewayFault, _ context: HotlineContext) -> Response {
        context.logger.warning("gateway refused", metadata: ["fault": "\(fault)"])
        return switch fault {
        case .forbidden: Response(status: .forbidden)
        case .unreadable: Response(status: .unprocessableContent)
        case .receiptUnreadable: Response(status: .ok)
        }
    }
}
