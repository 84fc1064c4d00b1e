// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Channels
import Configuration
import Foundation
import Sites
import Web

/// The telephone exchange: the keys under `phone` in hotline.example.yaml.
struct PhoneSettings {
    let host: String
    let port: Int
    let user: String
    let secret: String
    /// The folder of the exchange's recordings as this server sees it; nil where it does not.
    let recordings: URL?
    /// nil where seats have telephones of their own only.
    let softphone: Softphone?
    private let names: [String: String]

    /// What the exchange's dialplan may call otherwise than the mini-PBX's.
    private static let renamable = ["technology", "trunk", "inbound", "outgoing", "seats", "rooms", "survey"]

    /// - Parameter config: The keys under `phone`.
    /// - Returns: nil where no exchange is named.
    /// - Throws: `ValidationError` naming the setting that cannot be meant.
    static func read(_ config: ConfigReader) throws -> PhoneSettings? {
        guard let exchange = config.string(forKey: "exchange") else { return nil }
        guard exchange == "asterisk" else {
            throw ValidationError("phone.exchange: “\(exchange)” is not asterisk")
        }
        let port = config.int(forKey: "port", default: 5_038)
        guard (1...65_535).contains(port) else { throw ValidationError("phone.port: \(port) is no port") }
        guard let user = config.string(forKey: "user"), let secret = config.string(forKey: "secret") else {
            throw ValidationError("phone.user and phone.secret are missing")
        }
        // They become lines of the exchange's protocol.
        guard (user + secret).allSatisfy({ !$0.isNewline }) else {
            throw ValidationError("phone.user and phone.secret are one line each")
        }
        var names: [String: String] = [:]
        for name in renamable {
            names[name] = config.string(forKey: ConfigKey(name))
        }
        return PhoneSettings(
            host: config.string(forKey: "host", default: "127.0.0.1"),
            port: port,
            user: user,
            secret: secret,
            recordings: config.string(forKey: "recordings").map { URL(filePath: $0, directoryHint: .isDirectory) },
            softphone: try softphone(config.scoped(to: "softphone")),
            names: names,
        )
    }

    private static func softphone(_ config: ConfigReader) throws -> Softphone? {
        guard let text = config.string(forKey: "url") else { return nil }
        guard let gateway = URL(string: text), ["ws", "wss"].contains(gateway.scheme), gateway.host() != nil else {
            throw ValidationError("phone.softphone.url: “\(text)” is no address of a WebSocket")
        }
        guard let registrar = config.string(forKey: "proxy"), registrar.hasPrefix("sip:") else {
            throw ValidationError("phone.softphone.proxy: sip:HOST:PORT is missing")
        }
        guard let tokenSecret = config.string(forKey: "tokenSecret"), tokenSecret.utf8.count >= 16 else {
            throw ValidationError("phone.softphone.tokenSecret: at least 16 characters")
        }
        let pairs = config.stringArray(forKey: "secrets", default: []).map { $0.split(separator: ":", maxSplits: 1) }
        guard pairs.allSatisfy({ $0.count == 2 }) else {
            throw ValidationError("phone.softphone.secrets: SEAT:SECRET each")
        }
        let secrets = Dictionary(pairs.map { (String($0[0]), String($0[1])) }) { _, last in last }
        return Softphone(gateway: gateway, registrar: registrar, tokenSecret: tokenSecret, secrets: secrets)
    }

    var link: AsteriskSettings {
        var settings = AsteriskSettings(user: user, secret: secret)
        settings.host = host
        settings.port = port
        return settings
    }

    /// What the exchange calls things, with telephones numbered as the city's.
    func plan(_ profile: Profile) -> AsteriskPlan {
        var plan = AsteriskPlan()
        plan.country = profile.callingCode
        plan.area = profile.areaCode
        let places: [String: WritableKeyPath<AsteriskPlan, String>] = [
            "technology": \.technology, "trunk": \.trunk, "inbound": \.inbound, "outgoing": \.outgoing,
            "seats": \.seats, "rooms": \.rooms, "survey": \.survey,
        ]
        for (name, place) in places { plan[keyPath: place] = names[name] ?? plan[keyPath: place] }
        return plan
    }
}
