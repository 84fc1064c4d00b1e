// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Tickets

/// Small pictures of attached ones: made when first asked for, by a helper process that may take little, and kept
/// beside the contents. Nothing of the camera or the place is in them.
///
/// An actor, because it counts the helpers that run.
package actor Thumbnails {
    private let store: ContentStore
    private let helper: PictureHelper
    private var running: [ContentDigest: Task<URL?, Never>] = [:]
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// Pictures that are being made or wait for it; beyond, the page shows that there is none yet.
    private static let mostWaiting = 64

    /// - Parameters:
    ///   - store: Of the contents.
    ///   - helper: Makes them.
    ///   - processes: Helpers at once.
    init(store: ContentStore, helper: PictureHelper, processes: Int = 2) {
        self.store = store
        self.helper = helper
        free = processes
    }

    /// Whether the helper is installed.
    package nonisolated var isPossible: Bool { helper.isInstalled }

    /// The small picture of a content that is one.
    ///
    /// - Returns: nil where none can be made, now or ever.
    package func picture(of digest: ContentDigest) async -> URL? {
        let url = store.thumbnail(of: digest)
        if let size = Self.size(of: url) { return size > 0 ? url : nil }
        if let making = running[digest] { return await making.value }
        guard running.count < Self.mostWaiting else { return nil }
        let making = Task { await make(digest, at: url) }
        running[digest] = making
        let picture = await making.value
        running[digest] = nil
        return picture
    }

    private func make(_ digest: ContentDigest, at url: URL) async -> URL? {
        await take()
        defer { giveBack() }
        do {
            try ContentStore.makeFolder(url.deletingLastPathComponent())
            return try await helper.make(from: store.url(of: digest), in: store.folder, at: url) ? url : nil
        } catch {
            // A full disk or a missing program: the page does without, and the next reader tries again.
            return nil
        }
    }

    private func take() async {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    private func giveBack() {
        if waiting.isEmpty {
            free += 1
        } else {
            waiting.removeFirst().resume()
        }
    }

    private static func size(of url: URL) -> Int? {
        // A file that cannot be asked is not there yet.
        (try? FileManager.default.attributesOfItem(atPath: url.path))?[.size] as? Int
    }
}
