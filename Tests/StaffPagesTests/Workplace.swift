// SPDX-License-Identifier: Apache-2.0

import Attachments
import Channels
import Desk
import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import Records
import Sites
import Storage
import TestKit
import Testing
import Tickets

@testable import Web

/// The site's staff pages over a fresh store of the example city, without a network.
struct Workplace: Sendable {
    let office: Office
    let server: WebServer
    /// nil for a workplace without telephones.
    let centre: CallCentre?

    /// Opens a workplace for `body`; `room` takes files, `exchange` makes its calls and `recordings` has what was recorded,
    /// `printer` is the Python that prints, by default what set-up installed.
    static func open<T>(
        room: FileRoom? = nil,
        exchange: PlayedTelephones? = nil,
        recordings: URL? = nil,
        printer: String = Readers.root.appending(path: ".vendor/python/bin/python").path,
        _ body: (Workplace) async throws -> T,
    ) async throws -> T {
        try await Engine.sqlite.withDatabase { database in
            let office = try await Office.open(on: database)
            let settings = WebSettings(publicURL: URL(string: "http://localhost")!, printer: printer)
            let phones = PhoneReading(country: "86", area: "710")
            let channels = IntakeChannels(
                web: WebFormChannel(phones: phones),
                agent: AgentFormChannel(phones: phones),
                letter: LetterChannel(phones: phones),
                interface: InterfaceChannel(phones: phones),
                counter: CounterChannel(phones: phones),
                grid: GridChannel(phones: phones),
                found: FoundChannel(phones: phones),
            )
            let centre = exchange.map { CallCentre($0, desk: office.desk, logger: .silent) }
            let server = try WebServer(
                desk: office.desk,
                settings: settings,
                channels: channels,
                room: room,
                telephones: centre.map { Telephones(centre: $0, recordings: recordings) },
                logger: .silent,
            )
            let place = Workplace(office: office, server: server, centre: centre)
            try await place.openDoors()
            return try await body(place)
        }
    }

    /// Gives everybody one password, hashed fast: how slow the hash is, other tests ask.
    private func openDoors() async throws {
        let cost = try #require(Password.Cost(rounds: 16, blockSize: 8, parallelism: 1))
        let hash = try Password(Self.password, salt: Array(repeating: 7, count: 16), cost: cost).stored
        let logins = office.desk.site.staff.map(\.login)
        try await office.desk.database.write { writer in
            for login in logins { _ = try StaffRecords.setPassword(hash, of: login, in: writer) }
        }
    }

    /// Runs `body` at the desk of `login`, who has just signed in.
    @discardableResult
    func sit<T>(
        _ login: String,
        in language: Language = .zh,
        _ body: @Sendable (inout Seat) async throws -> T,
    ) async throws -> T {
        try await Application(router: server.router(), logger: .silent).test(.router) { client in
            var seat = Seat(client: client)
            seat.cookies["lang"] = language.rawValue
            _ = try await seat.post("/staff/sign-in", ["login": login, "password": Self.password])
            return try await body(&seat)
        }
    }

    private static let password = "correct horse battery"
}

/// A browser at a desk, as far as the server can tell.
struct Seat {
    let client: any TestClientProtocol
    var cookies: [String: String] = [:]
    private var formKey = ""

    init(client: any TestClientProtocol) { self.client = client }

    mutating func get(_ path: String) async throws -> Page {
        let page = try await send(.get, path, body: nil)
        if let key = page.formKey { formKey = key }
        return page
    }

    /// A file, as it is.
    func file(_ path: String) async throws -> Data {
        let headers: HTTPFields = [.cookie: cookies.map { "\($0)=\($1)" }.joined(separator: "; ")]
        return Data(try await client.execute(uri: path, method: .get, headers: headers).body.readableBytesView)
    }

    /// Posts a form with the key of the page last seen.
    mutating func post(_ path: String, _ fields: KeyValuePairs<String, String>) async throws -> Page {
        try await post(path, pairs: fields.map { ($0, $1) })
    }

    mutating func post(_ path: String, fields: [String: String]) async throws -> Page {
        try await post(path, pairs: fields.map { ($0, $1) })
    }

    private mutating func post(_ path: String, pairs: [(String, String)]) async throws -> Page {
        let pairs = pairs + [("formKey", formKey)]
        let body = pairs.map { "\($0.0.formEncoded)=\($0.1.formEncoded)" }.joined(separator: "&")
        return try await send(.post, path, body: ByteBuffer(string: body))
    }

    /// Posts a form with files, with the key of the page last seen.
    mutating func post(
        _ path: String,
        _ fields: [(String, String)] = [],
        files: [(name: String, bytes: [UInt8])],
    ) async throws -> Page {
        let body = MultipartBody(fields + [("formKey", formKey)], files: files)
        return try await send(.post, path, body: ByteBuffer(bytes: body.bytes), type: MultipartBody.contentType)
    }

    private mutating func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        body: ByteBuffer?,
        type: String = "application/x-www-form-urlencoded",
    ) async throws -> Page {
        var headers: HTTPFields = [.cookie: cookies.map { "\($0)=\($1)" }.joined(separator: "; ")]
        if body != nil { headers[.contentType] = type }
        let response = try await client.execute(uri: path, method: method, headers: headers, body: body)
        for cookie in response.headers[values: .setCookie] {
            let pair = cookie.prefix { $0 != ";" }.split(
                separator: "=",
                maxSplits: 1,
                omittingEmptySubsequences: false,
            )
            cookies[String(pair[0])] = cookie.contains("Max-Age=0") ? nil : String(pair[1])
        }
        return Page(
            status: Int(response.status.code),
            location: response.headers[.location],
            headers: response.headers,
            html: String(buffer: response.body),
        )
    }
}

struct Page {
    let status: Int
    let location: String?
    let headers: HTTPFields
    let html: String

    /// What stands in `<main>`.
    var main: String {
        guard let start = html.firstRange(of: "<main"), let end = html.firstRange(of: "</main>") else { return html }
        return String(html[start.lowerBound..<end.lowerBound])
    }

    /// What can be read in `<main>`: no tags, white space once.
    var text: String {
        main.replacing(/<[^>]*>/, with: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    var formKey: String? {
        html.firstMatch(of: /name="formKey" value="([^"]+)"/).map { String($0.1).replacing("&#43;", with: "+") }
    }

    /// The form of a command, if the page has it.
    func form(_ command: TicketCommand.Name) -> String? {
        guard let start = main.firstRange(of: #"id="step-\#(command.rawValue)""#) else { return nil }
        let rest = main[start.lowerBound...]
        return String(rest[..<(rest.firstRange(of: "</form>")?.lowerBound ?? rest.endIndex)])
    }
}

extension String {
    fileprivate var formEncoded: String { addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "" }
}
