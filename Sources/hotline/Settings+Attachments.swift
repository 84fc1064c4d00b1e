// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Attachments
import Configuration
import Foundation
import Storage
import Tickets

/// What the server is told about attachments: the keys under `attachments` in hotline.example.yaml.
struct AttachmentSettings {
    /// nil takes the folder beside a SQLite file; a PostgreSQL store then has none.
    let folder: String?
    let rules: AttachmentRules
    let scanner: Clamd.Address?

    /// - Throws: `ValidationError` naming the setting that cannot be meant.
    init(_ config: ConfigReader) throws {
        folder = config.string(forKey: "folder")
        let fallback = AttachmentRules()
        rules = AttachmentRules(
            maxBytes: try Self.number("maxMegabytes", 1...2_000, fallback.maxBytes >> 20, config) << 20,
            perUpload: try Self.number("perUpload", 1...100, fallback.perUpload, config),
            perTicket: try Self.number("perTicket", 1...1_000, fallback.perTicket, config),
            types: try Self.types(config.string(forKey: "types")),
            takesUnscanned: try Self.takesUnscanned(config.string(forKey: "whenNotScanned")),
            waitingBytes: try Self.number("maxWaitingMegabytes", 10...1_000_000, fallback.waitingBytes >> 20, config)
                << 20,
            keepsWithdrawn: config.bool(forKey: "keepWithdrawn", default: fallback.keepsWithdrawn),
        )
        scanner = try config.string(forKey: "clamd").map { text in
            guard let address = Clamd.Address(text) else {
                throw ValidationError("attachments.clamd: “\(text)” is neither unix:/PATH nor tcp:HOST:PORT")
            }
            return address
        }
    }

    private static func number(
        _ key: String,
        _ range: ClosedRange<Int>,
        _ fallback: Int,
        _ config: ConfigReader,
    ) throws -> Int {
        let number = config.int(forKey: ConfigKey(key), default: fallback)
        guard range.contains(number) else {
            throw ValidationError("attachments.\(key): \(number) is not within \(range.lowerBound)…\(range.upperBound)")
        }
        return number
    }

    private static func types(_ text: String?) throws -> Set<AttachmentType> {
        guard let text else { return Set(AttachmentType.allCases) }
        let names = text.split(whereSeparator: { $0 == "," || $0.isWhitespace }).map(String.init)
        return Set(
            try names.map { name in
                guard let type = AttachmentType(rawValue: name) else {
                    throw ValidationError("attachments.types: “\(name)” is no type that is known")
                }
                return type
            }
        )
    }

    private static func takesUnscanned(_ text: String?) throws -> Bool {
        switch text {
        case nil, "refuse": false
        case "mark": true
        case let other?: throw ValidationError("attachments.whenNotScanned: “\(other)” is neither refuse nor mark")
        }
    }

    /// The store of contents that belongs to a store of tickets.
    ///
    /// - Returns: nil for a PostgreSQL store without a folder.
    /// - Throws: A file error when the folder cannot be made.
    func contents(of database: DatabaseURL) throws -> ContentStore? {
        guard let path = folder ?? database.attachmentsPath else { return nil }
        return try ContentStore(folder: URL(filePath: path, directoryHint: .isDirectory))
    }

    /// - Returns: nil where there is no store of contents.
    func room(of database: DatabaseURL) throws -> FileRoom? {
        try contents(of: database).map { store in
            FileRoom(store: store, rules: rules, scanner: scanner.map { Clamd($0) })
        }
    }
}

extension DatabaseURL {
    /// `hotline.attachments` beside `hotline.sqlite`.
    fileprivate var attachmentsPath: String? {
        guard case .sqlite(let path) = self else { return nil }
        return URL(filePath: path).deletingPathExtension().path + ".attachments"
    }
}
