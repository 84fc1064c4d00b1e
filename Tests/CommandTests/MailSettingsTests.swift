// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Settings of the mail channel that cannot be meant are refused at start, in words (A6).
struct MailSettingsTests {
    private static let good = """
        hotline:
          database: sqlite:nowhere.sqlite
          mail:
            boxes: mayor, water
            secret: 0123456789abcdef
            box:
              mayor: { url: "imaps://mail.example.cn", user: mayor, password: secret, address: mayor@example.cn }
              water: { url: "imap://mail.example.cn:1143", user: water, password: secret, address: water@example.cn }
            smtp:
              url: "smtps://mail.example.cn"
              from: mayor@example.cn
              name: 12345热线
        """

    private func messages(_ settings: String) async throws -> String {
        let folder = try Folder()
        defer { folder.remove() }
        let file = folder.url.appending(path: "hotline.yaml")
        try Data(settings.utf8).write(to: file)
        return try await Program.run("verify", "--config", file.path).messages
    }

    @Test func `good ones are taken`() async throws {
        #expect(try await messages(Self.good).contains("there is no store at nowhere.sqlite"))
        let left = FileManager.default.fileExists(atPath: "nowhere.attachments")
        #expect(!left, "a mistyped name leaves nothing behind")
    }

    @Test(arguments: [
        ("secret: 0123456789abcdef", "secret: short123", "mail.secret: at least 16"),
        ("boxes: mayor, water", "boxes: mayor, mayor", "mail.boxes: each name once"),
        ("boxes: mayor, water", "boxes: Mayor", "mail.boxes: “Mayor” is no name"),
        ("boxes: mayor, water", "boxes: mayor, roads", "mail.box.roads.address is missing"),
        (
            "imap://mail.example.cn:1143", "imap+plain://mail.example.cn",
            "mail.box.water.url: “imap+plain://mail.example.cn”",
        ),
        ("imaps://mail.example.cn", "smtps://mail.example.cn", "mail.box.mayor.url"),
        ("user: water, password: secret", "user: water", "mail.box.water.password is missing"),
        ("address: water@example.cn", "address: 供水", "mail.box.water.address: “供水” is no mail address"),
        ("address: water@example.cn", "address: w@a.cn, mailbox: 供水", "mail.box.water.mailbox: “供水” is no code"),
        ("address: water@example.cn", "address: w@a.cn, folder: a/b", "mail.box.water.folder: “a/b”"),
        ("from: mayor@example.cn", "from: other@example.cn", "mail.smtp.from: other@example.cn"),
        ("name: 12345热线", "name: ''", "mail.smtp.name is missing"),
        (
            "secret: 0123456789abcdef", "secret: 0123456789abcdef\n    pollSeconds: 0",
            "mail.pollSeconds: 0 is not within",
        ),
        ("boxes: mayor, water", "domain: nowhere", "mail.boxes is missing"),
    ])
    func `bad ones are named`(old: String, new: String, words: String) async throws {
        let said = try await messages(Self.good.replacing(old, with: new))
        #expect(said.contains(words), "\(said)")
    }
}
