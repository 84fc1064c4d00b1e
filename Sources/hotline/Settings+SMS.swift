// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Channels
import Configuration
import Foundation

/// The SMS gateway: the keys under `sms` in hotline.example.yaml.
enum SMSSettings {
    case kannel(Kannel.Account, secret: String, callbacks: URL)
    case signed(url: URL, secret: String)

    /// - Parameters:
    ///   - config: The keys under `sms`.
    ///   - address: Where this server listens; gateways call it there when nothing else is said.
    /// - Returns: nil where no gateway is named.
    /// - Throws: `ValidationError` naming the setting that cannot be meant.
    static func read(_ config: ConfigReader, address: String) throws -> SMSSettings? {
        guard let gateway = config.string(forKey: "gateway") else { return nil }
        let reader = Reader(config: config)
        let secret = try reader.text("secret")
        guard secret.utf8.count >= 16, secret.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
            throw ValidationError("sms.secret: at least 16 letters and digits")
        }
        switch gateway {
        case "kannel":
            let account = Kannel.Account(
                sendSMS: try reader.url("sendURL"),
                user: try reader.text("user"),
                password: try reader.text("password"),
                from: try reader.text("from"),
            )
            // Nobody is reached at every address, nor at a port that is not chosen yet.
            let isReachable = !address.hasPrefix("0.0.0.0:") && !address.hasPrefix("[::]:") && !address.hasSuffix(":0")
            let fallback = isReachable ? "http://\(address)/gateways/sms" : nil
            return .kannel(account, secret: secret, callbacks: try reader.url("callbackURL", or: fallback))
        case "signed": return .signed(url: try reader.url("sendURL"), secret: secret)
        default: throw ValidationError("sms.gateway: “\(gateway)” is neither kannel nor signed")
        }
    }

    private struct Reader {
        let config: ConfigReader

        func text(_ key: String) throws -> String {
            guard let text = config.string(forKey: ConfigKey(key)), !text.isEmpty else {
                throw ValidationError("sms.\(key) is missing")
            }
            return text
        }

        func url(_ key: String, or fallback: String? = nil) throws -> URL {
            let text = try config.string(forKey: ConfigKey(key)) ?? fallback ?? text(key)
            guard let url = URL(string: text), ["http", "https"].contains(url.scheme), url.host() != nil else {
                throw ValidationError("sms.\(key): “\(text)” is no address")
            }
            return url
        }
    }
}
