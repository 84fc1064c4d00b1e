// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Configuration
import Foundation
import SystemPackage

/// What the server is told by `hotline.yaml` and the environment; the environment wins. Keys: hotline.example.yaml.
struct Settings {
    let database: String?
    let listen: String
    let publicURL: String?
    let assets: String
    let printer: String
    let templates: String?
    let isBehindProxy: Bool
    let attachments: AttachmentSettings
    let letters: LetterSettings
    /// nil where no text messages are sent or taken.
    let sms: SMSSettings?
    /// Seconds that the SMS gateway has for its answer or receipt.
    let smsSilence: Double
    /// nil where this server is linked with no telephone exchange.
    let phone: PhoneSettings?
    /// nil where no mail is sent or taken.
    let mail: MailSettings?

    /// - Parameter file: The file of `--config`; without it the environment alone is read.
    /// - Throws: `ValidationError` for a file that is missing or no YAML, and for a setting that cannot be meant.
    init(file: String?) async throws {
        var providers: [any ConfigProvider] = [EnvironmentVariablesProvider()]
        if let file {
            do {
                providers.append(try await FileProvider<YAMLSnapshot>(filePath: FilePath(file)))
            } catch {
                throw ValidationError("\(file) cannot be read as YAML: \(error)")
            }
        }
        let config = ConfigReader(providers: providers).scoped(to: "hotline")
        database = config.string(forKey: "database")
        listen = config.string(forKey: "listen", default: "127.0.0.1:12345")
        publicURL = config.string(forKey: "publicURL")
        assets = config.string(forKey: "assets", default: ".vendor/assets")
        printer = config.string(forKey: "printer", default: ".vendor/python/bin/python")
        templates = config.string(forKey: "templates")
        isBehindProxy = config.bool(forKey: "behindProxy", default: false)
        attachments = try AttachmentSettings(config.scoped(to: "attachments"))
        letters = try LetterSettings(config.scoped(to: "letters"))
        sms = try SMSSettings.read(config.scoped(to: "sms"), address: listen)
        phone = try PhoneSettings.read(config.scoped(to: "phone"))
        // Longer than one waits for a gateway's answer: another server takes up what is silent.
        smsSilence = Double(max(30, config.scoped(to: "sms").int(forKey: "silenceSeconds", default: 300)))
        mail = try MailSettings.read(config.scoped(to: "mail"))
    }

    enum Fault: Error, CustomStringConvertible {
        case notAnAddress(String)
        case noPython(String)
        case noCertificates(String)
        case unknownMailbox(String, box: String)

        var description: String {
            switch self {
            case .notAnAddress(let text): "publicURL: “\(text)” is not an address"
            case .noPython(let path): "mail.python: there is no program at \(path)"
            case .noCertificates(let path): "mail.ca: \(path) cannot be read"
            case .unknownMailbox(let code, let box): "mail.box.\(box).mailbox: the city has no mailbox “\(code)”"
            }
        }
    }
}
