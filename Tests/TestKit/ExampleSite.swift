// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Sites

/// The example city of docs/example-site, as a store would hold it after its first import.
package enum ExampleSite {
    package static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "docs/example-site", directoryHint: .isDirectory)

    package static func documents() throws -> [SiteDocument] { try SiteFolder.documents(in: folder) }
}
