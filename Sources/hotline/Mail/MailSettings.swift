// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Channels
import Configuration
import Foundation
import Tickets

/// The mail channel: the keys under `mail` in hotline.example.yaml.
struct MailSettings {
    let boxes: [Box]
    let smtp: MailServer
    let writer: MailGateway.Writer
    let ids: OwnMessageIDs
    /// Answers without a person that one sender gets on one day.
    let answersPerDay: Int
    /// Seconds between two looks into a mailbox.
    let pause: Int
    /// Seconds that the mail server has for its answer.
    let silence: Double
    let mostMegabytes: Int
    let python: String
    /// The file of the certificates that sign the servers'; nil for those that the machine trusts.
    let authorities: String?

    struct Box {
        let place: IMAPMailbox
        /// Of the site's mailboxes; nil for one that the site does not name.
        let code: MailboxCode?
    }

    /// Every address of ours.
    var own: Set<String> { Set(boxes.map(\.place.address) + ["\(writer.address)"]) }

    /// - Parameter config: The keys under `mail`.
    /// - Returns: nil where neither mailboxes nor a server to send by are named.
    /// - Throws: `ValidationError` naming the setting that cannot be meant.
    static func read(_ config: ConfigReader) throws -> MailSettings? {
        guard config.string(forKey: "boxes") != nil || config.string(forKey: "smtp.url") != nil else { return nil }
        return try MailSettings(MailSettingsReader(config: config))
    }

    private init(_ reader: MailSettingsReader) throws {
        let authorities = reader.optional("ca")
        let mostMegabytes = try reader.number("maxMegabytes", 1...500, 50)
        boxes = try reader.boxes(authorities: authorities, mostOctets: mostMegabytes << 20)
        smtp = try reader.server("smtp", .smtp, authorities: authorities)
        writer = MailGateway.Writer(address: try reader.address("smtp.from"), name: try reader.text("smtp.name"))
        self.authorities = authorities
        self.mostMegabytes = mostMegabytes
        let secret = try reader.text("secret")
        guard secret.utf8.count >= 16 else { throw ValidationError("mail.secret: at least 16 characters") }
        let domain = reader.optional("domain") ?? String("\(writer.address)".split(separator: "@").last ?? "")
        guard MailAddress("x@\(domain)") != nil else { throw ValidationError("mail.domain: “\(domain)” is no domain") }
        ids = OwnMessageIDs(domain: domain, secret: secret)
        answersPerDay = try reader.number("answersPerDay", 0...1_000, 10)
        pause = try reader.number("pollSeconds", 1...3_600, 30)
        silence = Double(try reader.number("silenceSeconds", 30...3_600, 300))
        python = reader.optional("python") ?? "/usr/bin/python3"
        guard boxes.contains(where: { $0.place.address.lowercased() == "\(writer.address)".lowercased() }) else {
            throw ValidationError(
                "mail.smtp.from: \(writer.address) is the address of none of mail.boxes, so nobody reads answers"
            )
        }
    }
}

/// Reads the keys under `mail`.
private struct MailSettingsReader {
    let config: ConfigReader

    func optional(_ key: String) -> String? {
        config.string(forKey: ConfigKey(key)).flatMap { $0.isEmpty ? nil : $0 }
    }

    func text(_ key: String) throws -> String {
        guard let text = optional(key) else { throw ValidationError("mail.\(key) is missing") }
        return text
    }

    func number(_ key: String, _ range: ClosedRange<Int>, _ fallback: Int) throws -> Int {
        let number = config.int(forKey: ConfigKey(key), default: fallback)
        guard range.contains(number) else {
            throw ValidationError("mail.\(key): \(number) is not within \(range.lowerBound)…\(range.upperBound)")
        }
        return number
    }

    func address(_ key: String) throws -> MailAddress {
        let text = try text(key)
        guard let address = MailAddress(text) else {
            throw ValidationError("mail.\(key): “\(text)” is no mail address")
        }
        return address
    }

    func server(_ key: String, _ dialect: MailServer.Dialect, authorities: String?) throws -> MailServer {
        let url = try text("\(key).url")
        let user = optional("\(key).user") ?? ""
        let password = user.isEmpty ? "" : try text("\(key).password")
        let server = MailServer(url, user: user, password: password, authorities: authorities)
        guard let server, server.dialect == dialect else {
            let schemes = "\(dialect.rawValue)s://HOST or \(dialect.rawValue)://HOST (STARTTLS)"
            throw ValidationError(
                "mail.\(key).url: “\(url)” is not \(schemes); without encryption only on this machine"
            )
        }
        return server
    }

    func boxes(authorities: String?, mostOctets: Int) throws -> [MailSettings.Box] {
        let names = try text("boxes").split { $0 == "," || $0.isWhitespace }.map(String.init)
        guard !names.isEmpty, Set(names).count == names.count else {
            throw ValidationError("mail.boxes: each name once, as in: mayor, water")
        }
        return try names.map { try box($0, authorities: authorities, mostOctets: mostOctets) }
    }

    private func box(_ name: String, authorities: String?, mostOctets: Int) throws -> MailSettings.Box {
        guard name.wholeMatch(of: /[a-z][a-z0-9]{0,30}/) != nil else {
            throw ValidationError("mail.boxes: “\(name)” is no name: a letter, then letters and digits, all small")
        }
        let folder = optional("box.\(name).folder") ?? "INBOX"
        guard folder.wholeMatch(of: /[A-Za-z0-9._-]{1,100}/) != nil else {
            throw ValidationError("mail.box.\(name).folder: “\(folder)” has others than letters, digits and . _ -")
        }
        let code = try optional("box.\(name).mailbox").map { text in
            guard let code = MailboxCode(text) else {
                throw ValidationError("mail.box.\(name).mailbox: “\(text)” is no code")
            }
            return code
        }
        return MailSettings.Box(
            place: IMAPMailbox(
                name: name,
                address: "\(try address("box.\(name).address"))",
                server: try server("box.\(name)", .imap, authorities: authorities),
                folder: folder,
                mostOctets: mostOctets,
            ),
            code: code,
        )
    }
}
