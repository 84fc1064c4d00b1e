// SPDX-License-Identifier: Apache-2.0

/// Where a database is: what `--database` takes.
package enum DatabaseURL: Sendable, Equatable {
    /// A file, made when it does not exist. Written `sqlite:PATH`.
    case sqlite(path: String)
    /// A server, in the form libpq understands, several hosts and parameters included. Written `postgresql://…`.
    case postgres(url: String)

    /// - Throws: `DatabaseError.malformedURL` saying what is wrong, without repeating the text.
    package init(_ text: String) throws(DatabaseError) {
        if text.hasPrefix("postgresql://") || text.hasPrefix("postgres://") {
            self = .postgres(url: text)
        } else if text.hasPrefix("sqlite:") {
            self = .sqlite(path: try Self.path(in: text.dropFirst("sqlite:".count)))
        } else {
            throw .malformedURL(reason: "it begins with neither sqlite: nor postgresql://")
        }
    }

    private static func path(in text: Substring) throws(DatabaseError) -> String {
        // The three slashes of sqlite:///srv/hotline.sqlite are an empty host before an absolute path.
        let path = text.hasPrefix("///") ? text.dropFirst(2) : text
        guard !path.isEmpty else { throw .malformedURL(reason: "sqlite: is followed by no path") }
        guard !path.hasPrefix("//") else { throw .malformedURL(reason: "a SQLite file has no host; write sqlite:PATH") }
        guard path != ":memory:" else { throw .malformedURL(reason: "SQLite needs a file, not :memory:") }
        return String(path)
    }
}

extension DatabaseURL: CustomStringConvertible {
    /// The address without user, password and parameters, fit for a log.
    package var description: String {
        switch self {
        case .sqlite(let path):
            return "sqlite:\(path)"
        case .postgres(let url):
            let afterScheme = url.drop { $0 != "/" }.dropFirst(2).prefix { $0 != "?" }
            let place = afterScheme.lastIndex(of: "@").map { afterScheme[$0...].dropFirst() } ?? afterScheme
            return "postgresql://\(place)"
        }
    }
}
