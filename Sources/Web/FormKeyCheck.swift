// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird

/// Every form of a staff page carries its session's key; a posted form without it was not made by our page (CSRF).
struct FormKeyCheck: RouterMiddleware {
    /// The hidden field; `{{> form-key}}` writes it.
    static let field = "formKey"

    func handle(
        _ request: Request,
        context: StaffContext,
        next: (Request, StaffContext) async throws -> Response,
    ) async throws -> Response {
        let changes = request.method != .get && request.method != .head
        guard !changes || context.session.accepts(formKey: context.form[Self.field]) else {
            throw WebFault.formKeyWrong
        }
        return try await next(request, context)
    }
}
