// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What the environment says about the engines to test on.
enum EnginesEnvironment {
    static var usesPostgres: Bool {
        variable("HOTLINE_TEST_POSTGRES") != nil || variable("HOTLINE_TEST_REQUIRE_POSTGRES") == "1"
    }

    /// - Throws: `PostgresMissing` when tests must run on PostgreSQL and nobody said where it is.
    static func postgresURL() throws -> String {
        guard let url = variable("HOTLINE_TEST_POSTGRES") else { throw PostgresMissing() }
        return url
    }

    private static func variable(_ name: String) -> String? {
        ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
}

/// `HOTLINE_TEST_REQUIRE_POSTGRES=1` without `HOTLINE_TEST_POSTGRES`.
struct PostgresMissing: Error, CustomStringConvertible {
    let description = """
        HOTLINE_TEST_REQUIRE_POSTGRES is 1, but HOTLINE_TEST_POSTGRES holds no address of a PostgreSQL server
        """
}
