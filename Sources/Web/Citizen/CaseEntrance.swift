// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird

/// Lets citizens to their own ticket, and remembers for a quarter of an hour that they were let in.
///
/// Number and code stay in an HttpOnly cookie rather than in the address: they show up in no history, no log and no
/// `Referer`, and a page that was reached by a form can be reloaded without sending the form again.
struct CaseEntrance: Sendable {
    let desk: Desk
    let cookies: SiteCookies
    let guards: CitizenGuard

    /// The ticket that the visitor has the key to, by the cookie.
    ///
    /// - Returns: nil without a key, or with one that fits nothing.
    /// - Throws: `TooManyAttempts`.
    func open(_ request: Request, _ context: HotlineContext) async throws -> (key: CaseKey, ticket: FollowedTicket)? {
        guard let key = request.caseKey, let ticket = try await open(key, context) else { return nil }
        return (key, ticket)
    }

    /// The ticket that `key` opens; nil when number and code do not fit.
    ///
    /// - Throws: `TooManyAttempts`.
    func open(_ key: CaseKey, _ context: HotlineContext) async throws -> FollowedTicket? {
        let address = context.visitor.network
        try guards.admit(number: key.number, address: address, at: desk.time.now)
        let ticket = try await desk.follow(key.number, queryCode: key.queryCode)
        if ticket != nil { guards.forgive(number: key.number, address: address) }
        return ticket
    }

    func remember(_ key: CaseKey, in response: inout Response) { response.setCookie(cookies.caseKey(key)) }

    func forget(in response: inout Response) { response.setCookie(cookies.noCaseKey()) }
}

extension Request {
    /// What the visitor's browser remembers.
    var caseKey: CaseKey? { cookies[SiteCookies.caseName].flatMap { CaseKey(cookie: $0.value) } }
}

extension Visitor {
    /// Whom to slow down.
    var network: String { Device.network(of: remoteAddress ?? "") }
}
