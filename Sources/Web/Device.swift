// SPDX-License-Identifier: Apache-2.0

/// From where somebody works, coarsely: enough to know one's own sessions again, too little to know a person by.
package enum Device {
    /// For example `Firefox, Windows`; `Browser` for what is not known.
    package static func name(userAgent: String) -> String {
        let browser = browsers.first { userAgent.contains($0.mark) }?.name ?? "Browser"
        guard let system = systems.first(where: { userAgent.contains($0.mark) })?.name else { return browser }
        return "\(browser), \(system)"
    }

    /// Whom to slow down: an IPv4 address, or the first 64 bits of an IPv6 address, which one household shares.
    static func network(of address: String) -> String {
        guard address.contains(":") else { return address }
        let groups = address.split(separator: ":", omittingEmptySubsequences: false)
        let head = groups.prefix { !$0.isEmpty }.prefix(4)
        return head.joined(separator: ":") + "::/64"
    }

    // Most names of a browser contain another's, so the order matters.
    private static let browsers = [
        (mark: "MicroMessenger", name: "WeChat"), (mark: "Edg/", name: "Edge"), (mark: "Firefox/", name: "Firefox"),
        (mark: "Chrome/", name: "Chrome"), (mark: "Safari/", name: "Safari"),
    ]
    private static let systems = [
        (mark: "HarmonyOS", name: "HarmonyOS"), (mark: "Android", name: "Android"), (mark: "iPhone", name: "iOS"),
        (mark: "iPad", name: "iOS"), (mark: "Windows", name: "Windows"), (mark: "Mac OS", name: "macOS"),
        (mark: "Linux", name: "Linux"),
    ]
}
