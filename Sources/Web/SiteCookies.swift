// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import Tickets

/// The four cookies of the site: who is signed in, whose case a citizen follows, which language, and a word for the
/// next page.
struct SiteCookies: Sendable {
    static let sessionName = "hotline_session"
    static let languageName = "lang"
    static let flashName = "flash"
    static let caseName = "case"

    /// Sent over TLS only.
    let isSecure: Bool

    /// Ends with the browser's session; how long the desk honours it is the desk's affair.
    func session(_ token: String) -> Cookie { cookie(Self.sessionName, token, seconds: nil) }

    func noSession() -> Cookie { cookie(Self.sessionName, "", seconds: 0) }

    func language(_ language: Language) -> Cookie {
        cookie(Self.languageName, language.rawValue, seconds: 365 * 86_400)
    }

    /// Read by the next page, which clears it.
    func flash(_ flash: Flash) -> Cookie { cookie(Self.flashName, flash.cookie, seconds: 60) }

    func noFlash() -> Cookie { cookie(Self.flashName, "", seconds: 0) }

    /// Short-lived: a quarter of an hour, because citizens also use computers that are not their own.
    func caseKey(_ key: CaseKey) -> Cookie { cookie(Self.caseName, key.cookie, seconds: 15 * 60) }

    func noCaseKey() -> Cookie { cookie(Self.caseName, "", seconds: 0) }

    private func cookie(_ name: String, _ value: String, seconds: Int?) -> Cookie {
        Cookie(
            name: name,
            value: value,
            maxAge: seconds,
            path: "/",
            secure: isSecure,
            httpOnly: true,
            sameSite: .lax,
        )
    }
}
