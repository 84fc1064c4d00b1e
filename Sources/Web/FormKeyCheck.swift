// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird

/// Every form of a staff page carries its session's key; a posted form without it was not made by our page (CSRF).
struct FormKeyCheck: RouterMiddleware {
    static let field = "formKey"

    func handle(
        _ request: Request,
        context: StaffContext,
        next: (Request, StaffContext) async throws -> Response
    ) async throws -> Response {
        let changes = request.method != .get && request.method != .head
        guard !changes || Self.equal(context.form[Self.field], context.session.formKey) else {
            throw WebFault.formKeyWrong
        }
        return try await next(request, context)
    }

    /// Takes as long for a wrong key as for the right one, so that it cannot be guessed letter by letter.
    static func equal(_ one: String, _ other: String) -> Bool {
        guard one.utf8.count == other.utf8.count, !other.isEmpty else { return false }
        return zip(one.utf8, other.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
