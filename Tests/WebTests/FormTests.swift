// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import Testing

@testable import Web

struct FormTests {
    @Test func `a form's fields are read as they were written`() throws {
        let form = try Form(urlEncoded: "a=%E8%B7%AF%F0%9F%9A%A7+1&b=1%0D%0A2&c&a=x%3D&d=%2B".utf8)

        #expect(form["a"] == "路🚧 1")
        #expect(form.all("a") == ["路🚧 1", "x="])
        #expect(form["b"] == "1\n2")
        #expect(form.has("c"))
        #expect(form.text("c") == nil)
        #expect(!form.has("z"))
        #expect(form.fields["d"] == "+")
    }

    @Test(arguments: [
        ("a=%", FormFault.badEscape), ("a=%zz", .badEscape), ("a=%4", .badEscape), ("a=%ff%fe", .notText),
        ("a=%00", .notText), ("a=%C0%80", .notText), ("=1", .badName),
        (String(repeating: "x", count: 101) + "=1", .badName),
        (String(repeating: "a=1&", count: 501), .tooManyFields(limit: 500)),
    ])
    func `a form that cannot be read is refused, not guessed at`(body: String, fault: FormFault) {
        #expect(throws: fault) { try Form(urlEncoded: body.utf8) }
    }

    @Test(arguments: [("a=%", "表单编码有误"), ("a=%ff", "UTF-8"), (String(repeating: "a&", count: 501), "500")])
    func `a malformed form is answered with what is wrong with it`(body: String, words: String) async throws {
        try await House.open { house in
            try await house.visit { browser in
                let answer = try await browser.post("/staff/sign-in", body: body)

                #expect(answer.status == .badRequest)
                #expect(answer.body.contains(words))
            }
        }
    }

    @Test func `a malformed query is refused too`() async throws {
        try await House.open { house in
            try await house.visit { browser in
                let page = try await browser.get("/staff/sign-in?next=%zz")
                #expect(page.status == .badRequest)
            }
        }
    }

    @Test func `a form that is too large is refused`() async throws {
        try await House.open { house in
            try await house.visit { browser in
                let body = "login=" + String(repeating: "a", count: 256 << 10)

                let page = try await browser.post("/staff/sign-in", body: body)
                #expect(page.status == .contentTooLarge)
            }
        }
    }

    @Test(arguments: ["application/json", "multipart/form-data; boundary=x", "text/plain"])
    func `what is no form is refused`(type: String) async throws {
        try await House.open { house in
            try await house.visit { browser in
                let answer = try await browser.post("/staff/sign-in", body: "login=a", type: type)

                #expect(answer.status == .unsupportedMediaType)
            }
        }
    }
}
