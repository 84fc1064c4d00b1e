// SPDX-License-Identifier: Apache-2.0

import Attachments
import Desk
import Hummingbird

/// Takes in forms with files, once it is known who sends them: staff by their session, citizens as often as their
/// network may.
struct UploadGate<Context: VisitorContext>: RouterMiddleware {
    let desk: Desk
    /// nil where this server keeps no attachments.
    let reader: UploadReader?
    /// By network; nil for those who are signed in.
    var throttle: Throttle?

    func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response,
    ) async throws -> Response {
        guard request.method == .post, request.isFormWithFiles else { return try await next(request, context) }
        guard let reader else { throw AttachmentRefusal.notOffered }
        // Without a case there is nothing to attach to, and nothing is taken in.
        guard request.uri.path != SiteURL.followAttachments.path || request.caseKey != nil else {
            throw WebFault.notFound
        }
        if case .refused(let seconds)? = throttle?.admit(context.visitor.network, at: desk.time.now) {
            throw TooManyAttempts(seconds: seconds)
        }
        var context = context
        let (form, uploads) = try await reader.read(request)
        context.visitor.form = form
        context.visitor.uploads = uploads
        return try await next(request, context)
    }
}

extension Request {
    /// A form with files, sent to where files are taken; everywhere else there is no such form.
    var isFormWithFiles: Bool { isMultipart && takesFiles }

    private var takesFiles: Bool {
        let path = uri.path
        let forms: [SiteURL] = [
            .file, .intake, .counterIntake, .gridIntake, .foundIntake, .followAttachments, .letters,
        ]
        return forms.contains { $0.path == path }
            || path.hasPrefix(SiteURL.tickets.path + "/") && path.hasSuffix("/attachments")
    }

    var isMultipart: Bool { contentType.value == "multipart/form-data" }

    /// What stands between the parts: 1 to 70 characters (RFC 2046, 5.1.1).
    var multipartBoundary: String? {
        guard let boundary = contentType["boundary"], (1...70).contains(boundary.utf8.count) else { return nil }
        return boundary.utf8.allSatisfy { (0x20...0x7E).contains($0) } ? boundary : nil
    }

    private var contentType: HeaderParameters { HeaderParameters(headers[.contentType] ?? "") }
}
