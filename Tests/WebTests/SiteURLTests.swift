// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

@testable import Web

struct SiteURLTests {
    @Test func `nothing in a link can break out of its place`() {
        #expect(SiteURL.rate(token: "a/../b?c").path == "/rate/a%2F..%2Fb%3Fc")
        #expect(SiteURL.tickets.path(["q": "路 & 灯", "a": "="]) == "/staff/tickets?q=%E8%B7%AF%20%26%20%E7%81%AF&a=%3D")
        #expect(SiteURL.command(.sample, noun: "dispatch").path == "/staff/tickets/20260105000042/dispatch")
    }

    @Test(arguments: ["https://a.example", "https://a.example/"])
    func `a link in a message leads to the public site`(site: String) {
        #expect(SiteURL.follow.absolute(under: URL(string: site)!) == "https://a.example/follow")
    }

    @Test(arguments: [
        "", "x", "//a", "/\\a", "https://a", "/a b", "/a\n", "/路", "/" + String(repeating: "a", count: 2000),
    ])
    func `only a path of this server is a local path`(text: String) {
        #expect(LocalPath(text) == nil)
    }

    @Test(arguments: ["/", "/staff", "/staff/tickets?a=%2F%2Fb"])
    func `a path of this server is a local path`(text: String) {
        #expect(LocalPath(text)?.text == text)
    }

    @Test(arguments: [
        ("Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox, Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Mobile Safari/604.1", "Safari, iOS"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/126.0 Safari/537.36 Edg/126.0", "Edge, Windows"), ("", "Browser"),
    ])
    func `a device is named coarsely`(userAgent: String, name: String) {
        #expect(Device.name(userAgent: userAgent) == name)
    }

    @Test(arguments: [
        ("10.1.2.3", "10.1.2.3"), ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"), ("::1", "::/64"), ("", ""),
    ])
    func `neighbours in one network are slowed down together`(address: String, network: String) {
        #expect(Device.network(of: address) == network)
    }
}
