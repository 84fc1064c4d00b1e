// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Testing

struct PasswordTests {
    private let salt: [UInt8] = Array(0..<16)

    @Test func `a password is known again from what is stored`() throws {
        let stored = try Password("correct horse", salt: salt).stored

        let password = try #require(Password(stored: stored))

        #expect(try password.matches("correct horse"))
        #expect(try !password.matches("correct horsE"))
        #expect(stored.hasPrefix("scrypt$32768$8$1$"))
        #expect(!stored.contains("horse"))
    }

    @Test func `the same password with another salt is stored otherwise`() throws {
        let one = try Password("correct horse", salt: salt, cost: .cheap).stored
        let other = try Password("correct horse", salt: salt.reversed(), cost: .cheap).stored

        #expect(one != other)
        #expect(one.split(separator: "$").last != other.split(separator: "$").last)
    }

    @Test func `hashes are those of RFC 7914, section 12`() throws {
        let salt = Data("SodiumChloride".utf8).base64EncodedString()
        let hash = """
            cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofLVQylVYT8Pz2LUlwUkKpr55h6F3A1l\
            HkDfzwF7RVdYhw==
            """
        let password = try #require(Password(stored: "scrypt$16384$8$1$\(salt)$\(hash)"))

        #expect(try password.matches("pleaseletmein"))
    }

    @Test(arguments: ["", "1234567", String(repeating: "长", count: 129)])
    func `a password that is too short or too long is refused`(chosen: String) {
        #expect(throws: PasswordRefusal.length(allowed: 8...128)) {
            try Password(chosen, salt: salt, cost: .cheap)
        }
    }

    @Test(arguments: ["", "x", String(repeating: "x", count: 100_000), "correct\u{0}horse"])
    func `any text may be tried`(typed: String) throws {
        let password = try Password("correct horse", salt: salt, cost: .cheap)

        #expect(try !password.matches(typed))
    }

    @Test func `an accent typed as two characters is the same password`() throws {
        let password = try Password("caf\u{E9} au lait", salt: salt, cost: .cheap)

        #expect(try password.matches("cafe\u{301} au lait"))
    }

    @Test(arguments: [
        "", "scrypt", "scrypt$32768$8$1$$", "md5$32768$8$1$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAA==",
        "scrypt$32767$8$1$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAA==",
        "scrypt$1073741824$8$1$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAA==",
        "scrypt$-2$8$1$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAA==",
        "scrypt$32768$8$1$AAAAAAAAAAAAAAAAAAAAAA==$", "scrypt$32768$8$1$!$AAAAAAAAAAAAAAAAAAAAAA==",
    ])
    func `what is no stored password is not read as one`(stored: String) {
        #expect(Password(stored: stored) == nil)
    }

    @Test func `a printed password shows nothing`() throws {
        let password = try Password("correct horse", salt: salt, cost: .cheap)

        #expect("\(password)" == "Password")
    }
}
