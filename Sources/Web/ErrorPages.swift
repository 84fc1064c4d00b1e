// SPDX-License-Identifier: Apache-2.0

import Foundation
import Hummingbird
import Logging

/// The one place of the web layer where errors end: each becomes an answer that the reader understands.
///
/// Stands once before all routes, and once more inside the staff pages, where it knows who is signed in.
struct ErrorPages<Context: VisitorContext>: RouterMiddleware {
    let pages: Pages

    func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response,
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            return answer(to: request, context, fault: fault(in: error, context))
        }
    }

    private func fault(in error: any Error, _ context: Context) -> any Fault {
        let fault = (error as? any Fault) ?? (error as? any HTTPResponseError).map { HTTPFault(status: $0.status) }
        if let fault, fault.status.code < 500 { return fault }
        // A database's error carries no value; of others only the type is safe to write down.
        let reason = fault == nil ? String(describing: type(of: error)) : String(describing: error)
        context.logger.error("request failed", metadata: ["error": "\(reason)"])
        return fault ?? HTTPFault(status: .internalServerError)
    }

    private func answer(to request: Request, _ context: Context, fault: any Fault) -> Response {
        let wording = pages.wording(context)
        var response =
            request.isForPrograms
            ? json(fault, wording, requestID: context.requestID)
            : pages.render("error", ErrorModel(fault, wording, requestID: context.requestID), context)
        response.status = fault.status
        if let seconds = fault.retryAfter { response.headers[.retryAfter] = String(seconds) }
        return response
    }

    private func json(_ fault: any Fault, _ wording: Wording, requestID: String) -> Response {
        let message = fault.message(in: wording)
        let body = FaultBody(
            refusal: fault.refusal,
            because: fault.refusal == nil ? nil : message,
            error: FaultBody.Content(code: fault.code, message: message, requestId: requestID, field: fault.fieldName),
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Strings only: there is nothing in it that cannot be encoded.
        let bytes = (try? encoder.encode(body)) ?? Data()
        return Response(
            status: fault.status,
            headers: [.contentType: "application/json; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)),
        )
    }
}

/// An error as programs get it. Source: contracts.md, "HTTP API v1".
private struct FaultBody: Encodable {
    let refusal: String?
    let because: String?
    let error: Content

    struct Content: Encodable {
        let code: String
        let message: String
        let requestId: String
        let field: String?
    }
}

/// An error of the HTTP library, or one that nobody foresaw, known by its status alone.
private struct HTTPFault: Fault {
    let status: HTTPResponse.Status

    var code: String {
        switch status {
        case .badRequest: "badRequest"
        case .notFound: "notFound"
        case .methodNotAllowed: "methodNotAllowed"
        case .contentTooLarge: "tooLarge"
        case .unauthorized: "signedOut"
        case .forbidden: "notYours"
        default: status.code < 500 ? "badRequest" : "unexpected"
        }
    }
}

struct ErrorModel: PageModel {
    let title: String
    let status: Int
    let message: String
    /// Named to the office when something is our fault.
    let requestID: String?
    let homeLink: String

    init(_ fault: any Fault, _ wording: Wording, requestID: String) {
        let isOurFault = fault.status.code >= 500
        title = wording.text(isOurFault ? "error.ours" : "error.refused")
        status = fault.status.code
        message = fault.message(in: wording)
        self.requestID = isOurFault ? requestID : nil
        homeLink = SiteURL.home.path
    }
}
