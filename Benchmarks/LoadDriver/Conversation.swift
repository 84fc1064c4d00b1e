// SPDX-License-Identifier: Apache-2.0

import NIOCore
import NIOHTTP1

/// One connection that asks, waits for the whole answer, and asks again.
final class Conversation: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundOut = HTTPClientRequestPart

    private let load: Load
    /// What was asked and when; nil between questions.
    private var pending: (order: Order, sent: NIODeadline)?
    private var status = 0
    private var body: [UInt8] = []

    init(_ load: Load) { self.load = load }

    func channelActive(context: ChannelHandlerContext) { ask(context) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            status = Int(head.status.code)
            body.removeAll(keepingCapacity: true)
        case .body(let part):
            if load.workload.readsBodies { body.append(contentsOf: part.readableBytesView) }
        case .end:
            answer(context)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        guard pending != nil else { return }
        pending = nil
        load.note(error: "connection lost")
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func ask(_ context: ChannelHandlerContext) {
        guard let order = load.nextOrder() else { return context.close(promise: nil) }
        var headers = load.headers
        if let body = order.body {
            headers.add(name: "Content-Type", value: "application/json")
            headers.add(name: "Content-Length", value: "\(body.utf8.count)")
        }
        let method: HTTPMethod = order.body == nil ? .GET : .POST
        let head = HTTPRequestHead(version: .http1_1, method: method, uri: order.uri, headers: headers)
        pending = (order, .now())
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if let body = order.body {
            let bytes = context.channel.allocator.buffer(string: body)
            context.write(wrapOutboundOut(.body(.byteBuffer(bytes))), promise: nil)
        }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    private func answer(_ context: ChannelHandlerContext) {
        guard let (order, sent) = pending else { return }
        pending = nil
        load.note(.now() - sent, status: status)
        do {
            try load.workload.answered(order, status: status, body: body)
        } catch {
            load.note(error: "\(type(of: error))")
        }
        ask(context)
    }
}
