// SPDX-License-Identifier: Apache-2.0

/// A mailbox while we are signed in. What is asked is done one after the other.
package struct MailboxVisit: Sendable {
    private let server: MailServer
    private let session: CurlSession
    private let folder: String
    private let mostOctets: Int

    /// Messages that one listing describes; the next one has the rest.
    static let most = 200
    private static let mostLeft = 20
    /// Messages that are asked for at once: libcurl counts an answer's lines again with each that comes, and gives up at
    /// 300 kB.
    private static let atOnce = 40

    init(_ server: MailServer, folder: String, mostOctets: Int) {
        self.server = server
        self.folder = folder
        session = CurlSession(server)
        self.mostOctets = mostOctets
    }

    /// What has come since `position`; nil for a mailbox that was never read.
    package func list(after position: MailboxPosition?) async throws(MailFault) -> MailboxListing {
        // Some providers refuse a mailbox to whoever does not introduce itself (RFC 2971); others know no such command.
        do { _ = try await ask(#"ID ("name" "hotline")"#, at: "/") } catch MailFault.refused {}
        let status = try await ask(#"STATUS "\#(folder)" (UIDVALIDITY)"#, at: "/")
        guard let validity = IMAPAnswer.validity(in: status) else { throw .unreadable("no UIDVALIDITY") }
        let isSame = position?.validity == validity
        let start = MailboxPosition(validity: validity, settled: isSame ? position?.settled ?? 0 : 0)
        let uids = IMAPAnswer.uids(in: try await ask("UID SEARCH UNDELETED"))
        let left = uids.filter { $0 <= start.settled }.prefix(Self.mostLeft)
        let new = uids.filter { $0 > start.settled }.prefix(Self.most)
        let entries = try await entries(Array(left) + new)
        return MailboxListing(
            position: start,
            new: entries.filter { $0.uid > start.settled },
            left: entries.filter { $0.uid <= start.settled },
        )
    }

    private func entries(_ uids: [UInt32]) async throws(MailFault) -> [MailboxListing.Entry] {
        var described: [UInt32: MailboxListing.Entry] = [:]
        for start in stride(from: 0, to: uids.count, by: Self.atOnce) {
            let set = uids[start..<min(start + Self.atOnce, uids.count)].map(String.init).joined(separator: ",")
            let answer = try await ask("UID FETCH \(set) (UID RFC822.SIZE INTERNALDATE)")
            for entry in IMAPAnswer.entries(in: answer) { described[entry.uid] = entry }
        }
        // One that the server does not describe is not lost for it.
        return uids.map { described[$0] ?? MailboxListing.Entry(uid: $0, size: 0, receivedAt: nil) }
    }

    /// The message, octet by octet.
    ///
    /// - Throws: `MailFault`; `.tooLarge` without having fetched it where the size is known.
    package func message(
        _ entry: MailboxListing.Entry,
        in position: MailboxPosition,
    ) async throws(MailFault) -> [UInt8] {
        guard entry.size <= mostOctets else { throw .tooLarge }
        return try await octets(of: entry.uid, in: position, section: "", atMost: mostOctets)
    }

    /// The message's headers, of one that is too large to be read.
    package func headers(of uid: UInt32, in position: MailboxPosition) async throws(MailFault) -> [UInt8] {
        try await octets(of: uid, in: position, section: "/;SECTION=HEADER", atMost: 4 << 20)
    }

    private func octets(
        of uid: UInt32,
        in position: MailboxPosition,
        section: String,
        atMost mostOctets: Int,
    ) async throws(MailFault) -> [UInt8] {
        let path = "/\(folder);UIDVALIDITY=\(position.validity)/;UID=\(uid)\(section)"
        let transfer = CurlTransfer(url: server.url(path), mostOctets: mostOctets, patience: 900)
        let answer = await session.perform(transfer)
        guard answer.code == 0 else { throw MailFault(answer) }
        return answer.octets
    }

    /// Moves the message out of the inbox; the folder is made when it is not there.
    package func move(_ uid: UInt32, to folder: MailFolder) async throws(MailFault) {
        do {
            try await moveOnce(uid, to: folder)
        } catch .refused {
            // There may be no such folder yet; that there is one already is no fault either.
            do { _ = try await ask(#"CREATE "\#(folder.rawValue)""#, at: "/") } catch .refused {}
            try await moveOnce(uid, to: folder)
        }
    }

    /// By a copy where the server cannot move (RFC 6851). If that ends in between, a copy too many lies in the folder.
    private func moveOnce(_ uid: UInt32, to folder: MailFolder) async throws(MailFault) {
        do {
            _ = try await ask(#"UID MOVE \#(uid) "\#(folder.rawValue)""#)
        } catch .refused {
            _ = try await ask(#"UID COPY \#(uid) "\#(folder.rawValue)""#)
            _ = try await ask(#"UID STORE \#(uid) +FLAGS.SILENT (\Deleted)"#)
        }
    }

    private func ask(_ command: String, at path: String? = nil) async throws(MailFault) -> String {
        let url = server.url(path ?? "/\(folder)")
        let answer = await session.perform(CurlTransfer(url: url, command: command))
        guard answer.code == 0 else { throw MailFault(answer) }
        return answer.text
    }
}
