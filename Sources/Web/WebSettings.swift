// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// How this server presents itself. Source: `hotline.yaml` and the environment, read by `serve`.
package struct WebSettings: Sendable {
    /// Where people reach the site, for example `https://12345.example.gov.cn`: links in messages start with it, and
    /// cookies are `Secure` when it is https.
    package let publicURL: URL
    /// The folder of the front-end files that set-up fetched.
    package let assets: URL
    /// The Python into which set-up installed what prints reports.
    package let printer: String
    /// The city's own templates; one with the name of ours replaces it.
    package let templates: URL?
    /// Every request comes through a proxy of the city's own, which names the visitor in `X-Forwarded-For`.
    package let isBehindProxy: Bool
    /// Largest form, in bytes.
    package let formLimit: Int
    /// Largest body of an API call, in bytes.
    package let apiLimit: Int
    /// Calls of the API in one second with one token, at least 1.
    package let apiRate: Int
    /// The longest that a follower may lag behind the journal while the server still calls itself ready, in seconds.
    package let followerLagLimit: Double

    package init(
        publicURL: URL,
        assets: URL = URL(filePath: ".vendor/assets", directoryHint: .isDirectory),
        printer: String = ".vendor/python/bin/python",
        templates: URL? = nil,
        isBehindProxy: Bool = false,
        formLimit: Int = 256 << 10,
        apiLimit: Int = 1 << 20,
        apiRate: Int = 10_000,
        followerLagLimit: Double = 60,
    ) {
        self.publicURL = publicURL
        self.assets = assets
        self.printer = printer
        self.templates = templates
        self.isBehindProxy = isBehindProxy
        self.formLimit = formLimit
        self.apiLimit = apiLimit
        self.apiRate = apiRate
        self.followerLagLimit = followerLagLimit
    }

    /// People reach the site through TLS, here or in a proxy before it.
    package var isSecure: Bool { publicURL.scheme?.lowercased() == "https" }
}
