// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// A site as its author keeps it: a folder with one file for each kind of document.
package enum SiteFolder {
    /// The documents in `directory`, not yet imported and so with number 0.
    ///
    /// - Throws: `SiteFaults` for every file that is missing, no plain file, too large or not UTF-8.
    package static func documents(in directory: URL) throws(SiteFaults) -> [SiteDocument] {
        var documents: [SiteDocument] = []
        var faults: [SiteFault] = []
        for kind in DocumentKind.allCases where !kind.isOptional || exists(kind, in: directory) {
            do throws(SiteFault) {
                documents.append(SiteDocument(kind: kind, number: 0, text: try text(of: kind, in: directory)))
            } catch {
                faults.append(error)
            }
        }
        guard faults.isEmpty else { throw SiteFaults(faults) }
        return documents
    }

    private static func exists(_ kind: DocumentKind, in directory: URL) -> Bool {
        FileManager.default.fileExists(atPath: directory.appending(path: kind.fileName).path)
    }

    private static func text(of kind: DocumentKind, in directory: URL) throws(SiteFault) -> String {
        let bytes = try bytes(of: kind, in: directory)
        guard bytes.count <= SiteDocument.sizeLimit else { throw .tooLarge(kind) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let line = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
                .firstIndex { String(validating: $0, as: UTF8.self) == nil }
            throw SiteFault(file: kind.fileName, line: line.map { $0 + 1 }, message: "this is not UTF-8 text")
        }
        return text
    }

    private static func bytes(of kind: DocumentKind, in directory: URL) throws(SiteFault) -> Data {
        let file = directory.appending(path: kind.fileName).resolvingSymlinksInPath()
        do {
            let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
            guard attributes[.type] as? FileAttributeType == .typeRegular else {
                throw SiteFault(file: kind.fileName, line: nil, message: "this is not a plain file")
            }
            guard attributes[.size] as? Int ?? 0 <= SiteDocument.sizeLimit else { throw SiteFault.tooLarge(kind) }
            return try Data(contentsOf: file)
        } catch let fault as SiteFault {
            throw fault
        } catch {
            let isMissing = !FileManager.default.fileExists(atPath: file.path)
            let reason = isMissing ? "the file is missing in \(directory.path)" : "the file cannot be read"
            throw SiteFault(file: kind.fileName, line: nil, message: reason)
        }
    }
}

extension SiteFault {
    static func tooLarge(_ kind: DocumentKind) -> SiteFault {
        SiteFault(file: kind.fileName, line: nil, message: "a document is at most \(SiteDocument.sizeLimit >> 20) MB")
    }
}
